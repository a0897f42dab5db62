using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling.Model;

/// <summary>What <see cref="IAmazonApplicationAutoScaling.PutScalingPolicyAsync"/> is asked.</summary>
public class PutScalingPolicyRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>Name of the policy.</summary>
    public string PolicyName { get; set; }

    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>How the policy scales.</summary>
    public PolicyType PolicyType { get; set; }

    /// <summary>The steps, for a policy of steps.</summary>
    public StepScalingPolicyConfiguration StepScalingPolicyConfiguration { get; set; }

    /// <summary>The target to keep to, for a policy that tracks one.</summary>
    public TargetTrackingScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.PutScalingPolicyAsync"/> answers.</summary>
public class PutScalingPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the policy.</summary>
    public string PolicyARN { get; set; }

    /// <summary>The CloudWatch alarms that start the scaling.</summary>
    public List<Alarm> Alarms { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DeleteScalingPolicyAsync"/> is asked.</summary>
public class DeleteScalingPolicyRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>Name of the policy.</summary>
    public string PolicyName { get; set; }

    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DeleteScalingPolicyAsync"/> answers.</summary>
public class DeleteScalingPolicyResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DescribeScalingPoliciesAsync"/> is asked.</summary>
public class DescribeScalingPoliciesRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>Names; null means all.</summary>
    public List<string> PolicyNames { get; set; }

    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DescribeScalingPoliciesAsync"/> answers.</summary>
public class DescribeScalingPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The policies.</summary>
    public List<ScalingPolicy> ScalingPolicies { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>How something is scaled.</summary>
public class ScalingPolicy
{
    /// <summary>ARN of the policy.</summary>
    public string PolicyARN { get; set; }

    /// <summary>Name of the policy.</summary>
    public string PolicyName { get; set; }

    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>How the policy scales.</summary>
    public PolicyType PolicyType { get; set; }

    /// <summary>The steps, for a policy of steps.</summary>
    public StepScalingPolicyConfiguration StepScalingPolicyConfiguration { get; set; }

    /// <summary>The target to keep to, for a policy that tracks one.</summary>
    public TargetTrackingScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration { get; set; }

    /// <summary>The CloudWatch alarms that start the scaling.</summary>
    public List<Alarm> Alarms { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationTime { get; set; }
}

/// <summary>A value of a metric to keep to.</summary>
public class TargetTrackingScalingPolicyConfiguration
{
    /// <summary>The value, such as 60 percent.</summary>
    public double? TargetValue { get; set; }

    /// <summary>The metric, of those that AWS has.</summary>
    public PredefinedMetricSpecification PredefinedMetricSpecification { get; set; }

    /// <summary>The metric, any other.</summary>
    public CustomizedMetricSpecification CustomizedMetricSpecification { get; set; }

    /// <summary>Seconds to wait after it was made larger.</summary>
    public int? ScaleOutCooldown { get; set; }

    /// <summary>Seconds to wait after it was made smaller.</summary>
    public int? ScaleInCooldown { get; set; }

    /// <summary>Whether it is never made smaller.</summary>
    public bool? DisableScaleIn { get; set; }
}

/// <summary>A metric that AWS has.</summary>
public class PredefinedMetricSpecification
{
    /// <summary>Which one.</summary>
    public MetricType PredefinedMetricType { get; set; }

    /// <summary>For requests per target: load balancer and target group, <c>app/…/targetgroup/…</c>.</summary>
    public string ResourceLabel { get; set; }
}

/// <summary>A metric of CloudWatch.</summary>
public class CustomizedMetricSpecification
{
    /// <summary>Its name.</summary>
    public string MetricName { get; set; }

    /// <summary>Its namespace.</summary>
    public string Namespace { get; set; }

    /// <summary>Its dimensions.</summary>
    public List<MetricDimension> Dimensions { get; set; }

    /// <summary>How its values are put together.</summary>
    public MetricStatistic Statistic { get; set; }

    /// <summary>Its unit.</summary>
    public string Unit { get; set; }
}

/// <summary>A dimension of a metric.</summary>
public class MetricDimension
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>Steps by how far an alarm is exceeded.</summary>
public class StepScalingPolicyConfiguration
{
    /// <summary>By a number, by percent, or to a number.</summary>
    public AdjustmentType AdjustmentType { get; set; }

    /// <summary>The steps.</summary>
    public List<StepAdjustment> StepAdjustments { get; set; }

    /// <summary>The least change, for percent.</summary>
    public int? MinAdjustmentMagnitude { get; set; }

    /// <summary>Seconds to wait between two changes.</summary>
    public int? Cooldown { get; set; }

    /// <summary>How the values of the metric are put together.</summary>
    public MetricAggregationType MetricAggregationType { get; set; }
}

/// <summary>A step.</summary>
public class StepAdjustment
{
    /// <summary>From how far above the alarm's threshold.</summary>
    public double? MetricIntervalLowerBound { get; set; }

    /// <summary>Up to how far above the alarm's threshold.</summary>
    public double? MetricIntervalUpperBound { get; set; }

    /// <summary>By how much, or to what.</summary>
    public int? ScalingAdjustment { get; set; }
}

/// <summary>A CloudWatch alarm.</summary>
public class Alarm
{
    /// <summary>Its name.</summary>
    public string AlarmName { get; set; }

    /// <summary>Its ARN.</summary>
    public string AlarmARN { get; set; }
}
