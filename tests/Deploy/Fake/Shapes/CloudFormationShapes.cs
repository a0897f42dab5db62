namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS CloudFormation may hold, after the service's published model (2010-05-15).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class CloudFormationShapes
{
    public const string Text = """
        @CreateStack StackName!:s TemplateBody:s TemplateURL:s Parameters:[Parameter] DisableRollback:b
            RollbackConfiguration:RollbackConfiguration TimeoutInMinutes:i NotificationARNs:[s]
            Capabilities:[%Capability] ResourceTypes:[s] RoleARN:s OnFailure:%OnFailure StackPolicyBody:s
            StackPolicyURL:s Tags:[Tag] ClientRequestToken:s EnableTerminationProtection:b RetainExceptOnCreate:b
        @UpdateStack StackName!:s TemplateBody:s TemplateURL:s UsePreviousTemplate:b StackPolicyDuringUpdateBody:s
            StackPolicyDuringUpdateURL:s Parameters:[Parameter] Capabilities:[%Capability] ResourceTypes:[s] RoleARN:s
            RollbackConfiguration:RollbackConfiguration StackPolicyBody:s StackPolicyURL:s NotificationARNs:[s]
            Tags:[Tag] DisableRollback:b ClientRequestToken:s RetainExceptOnCreate:b
        @DeleteStack StackName!:s RetainResources:[s] RoleARN:s ClientRequestToken:s DeletionMode:%DeletionMode
        @DescribeStacks StackName:s NextToken:s
        @DescribeStackEvents StackName!:s NextToken:s
        @DescribeStackResources StackName:s LogicalResourceId:s PhysicalResourceId:s
        @ListStackResources StackName!:s NextToken:s
        @GetTemplate StackName:s ChangeSetName:s TemplateStage:%TemplateStage
        @ValidateTemplate TemplateBody:s TemplateURL:s
        Parameter ParameterKey:s ParameterValue:s UsePreviousValue:b ResolvedValue:s
        RollbackConfiguration RollbackTriggers:[RollbackTrigger] MonitoringTimeInMinutes:i
        RollbackTrigger Arn!:s Type!:s
        Tag Key!:s Value!:s
        %Capability CAPABILITY_IAM|CAPABILITY_NAMED_IAM|CAPABILITY_AUTO_EXPAND
        %DeletionMode STANDARD|FORCE_DELETE_STACK
        %OnFailure DO_NOTHING|ROLLBACK|DELETE
        %TemplateStage Original|Processed
        """;
}
