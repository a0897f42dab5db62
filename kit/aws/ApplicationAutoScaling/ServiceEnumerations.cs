using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling;

/// <summary>The values of adjustment type.</summary>
public class AdjustmentType : ConstantClass
{
    /// <summary><c>ChangeInCapacity</c></summary>
    public static readonly AdjustmentType ChangeInCapacity = new("ChangeInCapacity");

    /// <summary><c>PercentChangeInCapacity</c></summary>
    public static readonly AdjustmentType PercentChangeInCapacity = new("PercentChangeInCapacity");

    /// <summary><c>ExactCapacity</c></summary>
    public static readonly AdjustmentType ExactCapacity = new("ExactCapacity");

    /// <summary>A value that has no constant here.</summary>
    public AdjustmentType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static AdjustmentType FindValue(string value) => FindValue<AdjustmentType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator AdjustmentType(string value) => FindValue(value);
}

/// <summary>The values of metric aggregation type.</summary>
public class MetricAggregationType : ConstantClass
{
    /// <summary><c>Average</c></summary>
    public static readonly MetricAggregationType Average = new("Average");

    /// <summary><c>Minimum</c></summary>
    public static readonly MetricAggregationType Minimum = new("Minimum");

    /// <summary><c>Maximum</c></summary>
    public static readonly MetricAggregationType Maximum = new("Maximum");

    /// <summary>A value that has no constant here.</summary>
    public MetricAggregationType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static MetricAggregationType FindValue(string value) => FindValue<MetricAggregationType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator MetricAggregationType(string value) => FindValue(value);
}

/// <summary>The values of metric statistic.</summary>
public class MetricStatistic : ConstantClass
{
    /// <summary><c>Average</c></summary>
    public static readonly MetricStatistic Average = new("Average");

    /// <summary><c>Minimum</c></summary>
    public static readonly MetricStatistic Minimum = new("Minimum");

    /// <summary><c>Maximum</c></summary>
    public static readonly MetricStatistic Maximum = new("Maximum");

    /// <summary><c>SampleCount</c></summary>
    public static readonly MetricStatistic SampleCount = new("SampleCount");

    /// <summary><c>Sum</c></summary>
    public static readonly MetricStatistic Sum = new("Sum");

    /// <summary>A value that has no constant here.</summary>
    public MetricStatistic(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static MetricStatistic FindValue(string value) => FindValue<MetricStatistic>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator MetricStatistic(string value) => FindValue(value);
}

/// <summary>The values of metric type.</summary>
public class MetricType : ConstantClass
{
    /// <summary><c>ECSServiceAverageCPUUtilization</c></summary>
    public static readonly MetricType ECSServiceAverageCPUUtilization = new("ECSServiceAverageCPUUtilization");

    /// <summary><c>ECSServiceAverageMemoryUtilization</c></summary>
    public static readonly MetricType ECSServiceAverageMemoryUtilization = new("ECSServiceAverageMemoryUtilization");

    /// <summary><c>ALBRequestCountPerTarget</c></summary>
    public static readonly MetricType ALBRequestCountPerTarget = new("ALBRequestCountPerTarget");

    /// <summary>A value that has no constant here.</summary>
    public MetricType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static MetricType FindValue(string value) => FindValue<MetricType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator MetricType(string value) => FindValue(value);
}

/// <summary>The values of policy type.</summary>
public class PolicyType : ConstantClass
{
    /// <summary><c>StepScaling</c></summary>
    public static readonly PolicyType StepScaling = new("StepScaling");

    /// <summary><c>TargetTrackingScaling</c></summary>
    public static readonly PolicyType TargetTrackingScaling = new("TargetTrackingScaling");

    /// <summary><c>PredictiveScaling</c></summary>
    public static readonly PolicyType PredictiveScaling = new("PredictiveScaling");

    /// <summary>A value that has no constant here.</summary>
    public PolicyType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PolicyType FindValue(string value) => FindValue<PolicyType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PolicyType(string value) => FindValue(value);
}

/// <summary>The values of scalable dimension.</summary>
public class ScalableDimension : ConstantClass
{
    /// <summary><c>ecs:service:DesiredCount</c></summary>
    public static readonly ScalableDimension EcsServiceDesiredCount = new("ecs:service:DesiredCount");

    /// <summary>A value that has no constant here.</summary>
    public ScalableDimension(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ScalableDimension FindValue(string value) => FindValue<ScalableDimension>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ScalableDimension(string value) => FindValue(value);
}

/// <summary>The values of service namespace.</summary>
public class ServiceNamespace : ConstantClass
{
    /// <summary><c>ecs</c></summary>
    public static readonly ServiceNamespace Ecs = new("ecs");

    /// <summary><c>rds</c></summary>
    public static readonly ServiceNamespace Rds = new("rds");

    /// <summary><c>lambda</c></summary>
    public static readonly ServiceNamespace Lambda = new("lambda");

    /// <summary><c>custom-resource</c></summary>
    public static readonly ServiceNamespace CustomResource = new("custom-resource");

    /// <summary>A value that has no constant here.</summary>
    public ServiceNamespace(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceNamespace FindValue(string value) => FindValue<ServiceNamespace>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceNamespace(string value) => FindValue(value);
}
