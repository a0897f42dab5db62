namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Amazon EventBridge Scheduler may hold, after the service's published model (2021-06-30).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class SchedulerShapes
{
    public const string Text = """
        @CreateSchedule ActionAfterCompletion:%ActionAfterCompletion ClientToken:s Description:s EndDate:t
            FlexibleTimeWindow!:FlexibleTimeWindow GroupName:s KmsKeyArn:s Name!:s ScheduleExpression!:s
            ScheduleExpressionTimezone:s StartDate:t State:%ScheduleState Target!:Target
        @UpdateSchedule ActionAfterCompletion:%ActionAfterCompletion ClientToken:s Description:s EndDate:t
            FlexibleTimeWindow!:FlexibleTimeWindow GroupName:s KmsKeyArn:s Name!:s ScheduleExpression!:s
            ScheduleExpressionTimezone:s StartDate:t State:%ScheduleState Target!:Target
        @GetSchedule GroupName:s Name!:s
        @DeleteSchedule ClientToken:s GroupName:s Name!:s
        @ListSchedules GroupName:s MaxResults:i NamePrefix:s NextToken:s State:%ScheduleState
        @CreateScheduleGroup ClientToken:s Name!:s Tags:[Tag]
        @GetScheduleGroup Name!:s
        @DeleteScheduleGroup ClientToken:s Name!:s
        @ListScheduleGroups MaxResults:i NamePrefix:s NextToken:s
        @TagResource ResourceArn!:s Tags!:[Tag]
        @UntagResource ResourceArn!:s TagKeys!:[s]
        @ListTagsForResource ResourceArn!:s
        AwsVpcConfiguration AssignPublicIp:%AssignPublicIp SecurityGroups:[s] Subnets!:[s]
        CapacityProviderStrategyItem base:i capacityProvider!:s weight:i
        DeadLetterConfig Arn:s
        EcsParameters CapacityProviderStrategy:[CapacityProviderStrategyItem] EnableECSManagedTags:b
            EnableExecuteCommand:b Group:s LaunchType:%LaunchType NetworkConfiguration:NetworkConfiguration
            PlacementConstraints:[PlacementConstraint] PlacementStrategy:[PlacementStrategy] PlatformVersion:s
            PropagateTags:%PropagateTags ReferenceId:s Tags:[{s}] TaskCount:i TaskDefinitionArn!:s
        EventBridgeParameters DetailType!:s Source!:s
        FlexibleTimeWindow MaximumWindowInMinutes:i Mode!:%FlexibleTimeWindowMode
        KinesisParameters PartitionKey!:s
        NetworkConfiguration awsvpcConfiguration:AwsVpcConfiguration
        PlacementConstraint expression:s type:%PlacementConstraintType
        PlacementStrategy field:s type:%PlacementStrategyType
        RetryPolicy MaximumEventAgeInSeconds:i MaximumRetryAttempts:i
        SageMakerPipelineParameter Name!:s Value!:s
        SageMakerPipelineParameters PipelineParameterList:[SageMakerPipelineParameter]
        SqsParameters MessageGroupId:s
        Tag Key!:s Value!:s
        Target Arn!:s DeadLetterConfig:DeadLetterConfig EcsParameters:EcsParameters
            EventBridgeParameters:EventBridgeParameters Input:s KinesisParameters:KinesisParameters
            RetryPolicy:RetryPolicy RoleArn!:s SageMakerPipelineParameters:SageMakerPipelineParameters
            SqsParameters:SqsParameters
        %ActionAfterCompletion NONE|DELETE
        %AssignPublicIp ENABLED|DISABLED
        %FlexibleTimeWindowMode OFF|FLEXIBLE
        %LaunchType EC2|FARGATE|EXTERNAL
        %PlacementConstraintType distinctInstance|memberOf
        %PlacementStrategyType random|spread|binpack
        %PropagateTags TASK_DEFINITION
        %ScheduleState ENABLED|DISABLED
        """;
}
