namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Application Auto Scaling may hold, after the service's published model (2016-02-06).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class ScalingShapes
{
    public const string Text = """
        @RegisterScalableTarget ServiceNamespace!:%ServiceNamespace ResourceId!:s ScalableDimension!:%ScalableDimension
            MinCapacity:i MaxCapacity:i RoleARN:s SuspendedState:SuspendedState Tags:{s}
        @DeregisterScalableTarget ServiceNamespace!:%ServiceNamespace ResourceId!:s
            ScalableDimension!:%ScalableDimension
        @DescribeScalableTargets ServiceNamespace!:%ServiceNamespace ResourceIds:[s]
            ScalableDimension:%ScalableDimension MaxResults:i NextToken:s
        @PutScalingPolicy PolicyName!:s ServiceNamespace!:%ServiceNamespace ResourceId!:s
            ScalableDimension!:%ScalableDimension PolicyType:%PolicyType
            StepScalingPolicyConfiguration:StepScalingPolicyConfiguration
            TargetTrackingScalingPolicyConfiguration:TargetTrackingScalingPolicyConfiguration
            PredictiveScalingPolicyConfiguration:PredictiveScalingPolicyConfiguration
        @DeleteScalingPolicy PolicyName!:s ServiceNamespace!:%ServiceNamespace ResourceId!:s
            ScalableDimension!:%ScalableDimension
        @DescribeScalingPolicies PolicyNames:[s] ServiceNamespace!:%ServiceNamespace ResourceId:s
            ScalableDimension:%ScalableDimension MaxResults:i NextToken:s
        @TagResource ResourceARN!:s Tags!:{s}
        @UntagResource ResourceARN!:s TagKeys!:[s]
        @ListTagsForResource ResourceARN!:s
        CustomizedMetricSpecification MetricName:s Namespace:s Dimensions:[MetricDimension] Statistic:%MetricStatistic
            Unit:s Metrics:[TargetTrackingMetricDataQuery]
        MetricDimension Name!:s Value!:s
        PredefinedMetricSpecification PredefinedMetricType!:s ResourceLabel:s
        PredictiveScalingCustomizedMetricSpecification MetricDataQueries!:[PredictiveScalingMetricDataQuery]
        PredictiveScalingMetric Dimensions:[PredictiveScalingMetricDimension] MetricName:s Namespace:s
        PredictiveScalingMetricDataQuery Id!:s Expression:s MetricStat:PredictiveScalingMetricStat Label:s ReturnData:b
        PredictiveScalingMetricDimension Name!:s Value!:s
        PredictiveScalingMetricSpecification TargetValue!:d
            PredefinedMetricPairSpecification:PredictiveScalingPredefinedMetricPairSpecification
            PredefinedScalingMetricSpecification:PredictiveScalingPredefinedScalingMetricSpecification
            PredefinedLoadMetricSpecification:PredictiveScalingPredefinedLoadMetricSpecification
            CustomizedScalingMetricSpecification:PredictiveScalingCustomizedMetricSpecification
            CustomizedLoadMetricSpecification:PredictiveScalingCustomizedMetricSpecification
            CustomizedCapacityMetricSpecification:PredictiveScalingCustomizedMetricSpecification
        PredictiveScalingMetricStat Metric!:PredictiveScalingMetric Stat!:s Unit:s
        PredictiveScalingPolicyConfiguration MetricSpecifications!:[PredictiveScalingMetricSpecification]
            Mode:%PredictiveScalingMode SchedulingBufferTime:i
            MaxCapacityBreachBehavior:%PredictiveScalingMaxCapacityBreachBehavior MaxCapacityBuffer:i
        PredictiveScalingPredefinedLoadMetricSpecification PredefinedMetricType!:s ResourceLabel:s
        PredictiveScalingPredefinedMetricPairSpecification PredefinedMetricType!:s ResourceLabel:s
        PredictiveScalingPredefinedScalingMetricSpecification PredefinedMetricType!:s ResourceLabel:s
        StepAdjustment MetricIntervalLowerBound:d MetricIntervalUpperBound:d ScalingAdjustment!:i
        StepScalingPolicyConfiguration AdjustmentType:%AdjustmentType StepAdjustments:[StepAdjustment]
            MinAdjustmentMagnitude:i Cooldown:i MetricAggregationType:%MetricAggregationType
        SuspendedState DynamicScalingInSuspended:b DynamicScalingOutSuspended:b ScheduledScalingSuspended:b
        TargetTrackingMetric Dimensions:[TargetTrackingMetricDimension] MetricName:s Namespace:s
        TargetTrackingMetricDataQuery Expression:s Id!:s Label:s MetricStat:TargetTrackingMetricStat ReturnData:b
        TargetTrackingMetricDimension Name!:s Value!:s
        TargetTrackingMetricStat Metric!:TargetTrackingMetric Stat!:s Unit:s
        TargetTrackingScalingPolicyConfiguration TargetValue!:d
            PredefinedMetricSpecification:PredefinedMetricSpecification
            CustomizedMetricSpecification:CustomizedMetricSpecification ScaleOutCooldown:i ScaleInCooldown:i
            DisableScaleIn:b
        %AdjustmentType ChangeInCapacity|PercentChangeInCapacity|ExactCapacity
        %MetricAggregationType Average|Minimum|Maximum
        %MetricStatistic Average|Minimum|Maximum|SampleCount|Sum
        %PolicyType StepScaling|TargetTrackingScaling|PredictiveScaling
        %PredictiveScalingMaxCapacityBreachBehavior HonorMaxCapacity|IncreaseMaxCapacity
        %PredictiveScalingMode ForecastOnly|ForecastAndScale
        %ScalableDimension ecs:service:DesiredCount| ec2:spot-fleet-request:TargetCapacity|
            elasticmapreduce:instancegroup:InstanceCount| appstream:fleet:DesiredCapacity|
            dynamodb:table:ReadCapacityUnits| dynamodb:table:WriteCapacityUnits| dynamodb:index:ReadCapacityUnits|
            dynamodb:index:WriteCapacityUnits| rds:cluster:ReadReplicaCount| sagemaker:variant:DesiredInstanceCount|
            custom-resource:ResourceType:Property| comprehend:document-classifier-endpoint:DesiredInferenceUnits|
            comprehend:entity-recognizer-endpoint:DesiredInferenceUnits| lambda:function:ProvisionedConcurrency|
            cassandra:table:ReadCapacityUnits| cassandra:table:WriteCapacityUnits| kafka:broker-storage:VolumeSize|
            elasticache:cache-cluster:Nodes| elasticache:replication-group:NodeGroups| elasticache:replication-
            group:Replicas| neptune:cluster:ReadReplicaCount| sagemaker:variant:DesiredProvisionedConcurrency|
            sagemaker:inference-component:DesiredCopyCount| workspaces:workspacespool:DesiredUserSessions
        %ServiceNamespace ecs| elasticmapreduce| ec2| appstream| dynamodb| rds| sagemaker| custom-resource| comprehend|
            lambda| cassandra| kafka| elasticache| neptune| workspaces
        """;
}
