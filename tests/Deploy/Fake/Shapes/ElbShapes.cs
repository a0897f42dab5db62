namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Elastic Load Balancing may hold, after the service's published model (2015-12-01).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class ElbShapes
{
    public const string Text = """
        @DescribeTargetGroups LoadBalancerArn:s TargetGroupArns:[s] Names:[s] Marker:s PageSize:i
        @DescribeTargetHealth TargetGroupArn!:s Targets:[TargetDescription]
            Include:[%DescribeTargetHealthInputIncludeEnum]
        @DescribeLoadBalancers LoadBalancerArns:[s] Names:[s] Marker:s PageSize:i
        @DescribeListeners LoadBalancerArn:s ListenerArns:[s] Marker:s PageSize:i
        @DescribeRules ListenerArn:s RuleArns:[s] Marker:s PageSize:i
        @DescribeTags ResourceArns!:[s]
        TargetDescription Id!:s Port:i AvailabilityZone:s QuicServerId:s
        %DescribeTargetHealthInputIncludeEnum AnomalyDetection|All
        """;
}
