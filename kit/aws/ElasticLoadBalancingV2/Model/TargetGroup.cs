using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeTargetGroupsAsync"/> is asked.</summary>
public class DescribeTargetGroupsRequest : AmazonElasticLoadBalancingV2Request
{
    /// <summary>Only those of this load balancer.</summary>
    public string LoadBalancerArn { get; set; }

    /// <summary>ARNs of the target groups; null means all.</summary>
    public List<string> TargetGroupArns { get; set; }

    /// <summary>Names; null means all.</summary>
    public List<string> Names { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? PageSize { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeTargetGroupsAsync"/> answers.</summary>
public class DescribeTargetGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>The target groups.</summary>
    public List<TargetGroup> TargetGroups { get; set; }

    /// <summary>The marker of the next page; null on the last.</summary>
    public string NextMarker { get; set; }
}

/// <summary>Targets that requests are passed on to.</summary>
public class TargetGroup
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>Name of the target group.</summary>
    public string TargetGroupName { get; set; }

    /// <summary>The protocol.</summary>
    public ProtocolEnum Protocol { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>Id of the VPC.</summary>
    public string VpcId { get; set; }

    /// <summary>The protocol of the health check.</summary>
    public ProtocolEnum HealthCheckProtocol { get; set; }

    /// <summary>The port of the health check, or <c>traffic-port</c>.</summary>
    public string HealthCheckPort { get; set; }

    /// <summary>Whether health is checked.</summary>
    public bool? HealthCheckEnabled { get; set; }

    /// <summary>Seconds between two checks.</summary>
    public int? HealthCheckIntervalSeconds { get; set; }

    /// <summary>Seconds that a check may take.</summary>
    public int? HealthCheckTimeoutSeconds { get; set; }

    /// <summary>How many good checks in a row make a target healthy.</summary>
    public int? HealthyThresholdCount { get; set; }

    /// <summary>How many failures in a row make it unhealthy.</summary>
    public int? UnhealthyThresholdCount { get; set; }

    /// <summary>The path that is asked.</summary>
    public string HealthCheckPath { get; set; }

    /// <summary>The answers that count as healthy.</summary>
    public Matcher Matcher { get; set; }

    /// <summary>The load balancers that pass on to it.</summary>
    public List<string> LoadBalancerArns { get; set; }

    /// <summary>What a target is: an instance, an address, a function.</summary>
    public TargetTypeEnum TargetType { get; set; }

    /// <summary><c>HTTP1</c>, <c>HTTP2</c> or <c>GRPC</c>.</summary>
    public string ProtocolVersion { get; set; }

    /// <summary>IPv4, IPv6 or both.</summary>
    public TargetGroupIpAddressTypeEnum IpAddressType { get; set; }
}

/// <summary>The answers that count as healthy.</summary>
public class Matcher
{
    /// <summary>The status codes that count as healthy, such as <c>200-299</c>.</summary>
    public string HttpCode { get; set; }

    /// <summary>The gRPC codes that count as healthy.</summary>
    public string GrpcCode { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeTargetHealthAsync"/> is asked.</summary>
public class DescribeTargetHealthRequest : AmazonElasticLoadBalancingV2Request
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>Only these; null means all.</summary>
    public List<TargetDescription> Targets { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeTargetHealthAsync"/> answers.</summary>
public class DescribeTargetHealthResponse : AmazonWebServiceResponse
{
    /// <summary>The targets.</summary>
    public List<TargetHealthDescription> TargetHealthDescriptions { get; set; }
}

/// <summary>A target.</summary>
public class TargetDescription
{
    /// <summary>Its address, or its id.</summary>
    public string Id { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The zone that it is in.</summary>
    public string AvailabilityZone { get; set; }
}

/// <summary>A target and how it is.</summary>
public class TargetHealthDescription
{
    /// <summary>The target.</summary>
    public TargetDescription Target { get; set; }

    /// <summary>The port that is checked.</summary>
    public string HealthCheckPort { get; set; }

    /// <summary>How it is.</summary>
    public TargetHealth TargetHealth { get; set; }
}

/// <summary>How a target is.</summary>
public class TargetHealth
{
    /// <summary>Its state.</summary>
    public TargetHealthStateEnum State { get; set; }

    /// <summary>Why it isn't healthy.</summary>
    public TargetHealthReasonEnum Reason { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }
}
