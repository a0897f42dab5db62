using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling.Model;

/// <summary>What <see cref="IAmazonApplicationAutoScaling.RegisterScalableTargetAsync"/> is asked.</summary>
public class RegisterScalableTargetRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>The smallest number that it is scaled to.</summary>
    public int? MinCapacity { get; set; }

    /// <summary>The largest number that it is scaled to.</summary>
    public int? MaxCapacity { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>Which scaling is held back.</summary>
    public SuspendedState SuspendedState { get; set; }

    /// <summary>Its tags.</summary>
    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.RegisterScalableTargetAsync"/> answers.</summary>
public class RegisterScalableTargetResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the scalable target.</summary>
    public string ScalableTargetARN { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DeregisterScalableTargetAsync"/> is asked.</summary>
public class DeregisterScalableTargetRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DeregisterScalableTargetAsync"/> answers.</summary>
public class DeregisterScalableTargetResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DescribeScalableTargetsAsync"/> is asked.</summary>
public class DescribeScalableTargetsRequest : AmazonApplicationAutoScalingRequest
{
    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales; null means all.</summary>
    public List<string> ResourceIds { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonApplicationAutoScaling.DescribeScalableTargetsAsync"/> answers.</summary>
public class DescribeScalableTargetsResponse : AmazonWebServiceResponse
{
    /// <summary>The targets.</summary>
    public List<ScalableTarget> ScalableTargets { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Something that is scaled.</summary>
public class ScalableTarget
{
    /// <summary>The service whose resource scales; here <c>ecs</c>.</summary>
    public ServiceNamespace ServiceNamespace { get; set; }

    /// <summary>What scales, such as <c>service/cluster/name</c>.</summary>
    public string ResourceId { get; set; }

    /// <summary>What of it scales, such as <c>ecs:service:DesiredCount</c>.</summary>
    public ScalableDimension ScalableDimension { get; set; }

    /// <summary>The smallest number that it is scaled to.</summary>
    public int? MinCapacity { get; set; }

    /// <summary>The largest number that it is scaled to.</summary>
    public int? MaxCapacity { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Which scaling is held back.</summary>
    public SuspendedState SuspendedState { get; set; }

    /// <summary>ARN of the scalable target.</summary>
    public string ScalableTargetARN { get; set; }
}

/// <summary>Which scaling is held back.</summary>
public class SuspendedState
{
    /// <summary>Whether policies don't make it smaller.</summary>
    public bool? DynamicScalingInSuspended { get; set; }

    /// <summary>Whether policies don't make it larger.</summary>
    public bool? DynamicScalingOutSuspended { get; set; }

    /// <summary>Whether schedules don't change it.</summary>
    public bool? ScheduledScalingSuspended { get; set; }
}
