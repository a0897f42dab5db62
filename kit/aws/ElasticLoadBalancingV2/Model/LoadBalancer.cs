using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeLoadBalancersAsync"/> is asked.</summary>
public class DescribeLoadBalancersRequest : AmazonElasticLoadBalancingV2Request
{
    /// <summary>ARNs; null means all.</summary>
    public List<string> LoadBalancerArns { get; set; }

    /// <summary>Names; null means all.</summary>
    public List<string> Names { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? PageSize { get; set; }
}

/// <summary>What <see cref="IAmazonElasticLoadBalancingV2.DescribeLoadBalancersAsync"/> answers.</summary>
public class DescribeLoadBalancersResponse : AmazonWebServiceResponse
{
    /// <summary>The load balancers.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; }

    /// <summary>The marker of the next page; null on the last.</summary>
    public string NextMarker { get; set; }
}

/// <summary>A load balancer.</summary>
public class LoadBalancer
{
    /// <summary>ARN of the load balancer.</summary>
    public string LoadBalancerArn { get; set; }

    /// <summary>Its host name.</summary>
    public string DNSName { get; set; }

    /// <summary>The zone of its host name in Route 53.</summary>
    public string CanonicalHostedZoneId { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>Its name.</summary>
    public string LoadBalancerName { get; set; }

    /// <summary>Reachable from the internet, or from within only.</summary>
    public LoadBalancerSchemeEnum Scheme { get; set; }

    /// <summary>Id of the VPC.</summary>
    public string VpcId { get; set; }

    /// <summary>Its state.</summary>
    public LoadBalancerState State { get; set; }

    /// <summary>Its kind.</summary>
    public LoadBalancerTypeEnum Type { get; set; }

    /// <summary>The zones that it is in.</summary>
    public List<AvailabilityZone> AvailabilityZones { get; set; }

    /// <summary>Its security groups.</summary>
    public List<string> SecurityGroups { get; set; }

    /// <summary>IPv4, IPv6 or both.</summary>
    public IpAddressType IpAddressType { get; set; }
}

/// <summary>The state of a load balancer.</summary>
public class LoadBalancerState
{
    /// <summary>The state.</summary>
    public LoadBalancerStateEnum Code { get; set; }

    /// <summary>Why it is in this state.</summary>
    public string Reason { get; set; }
}

/// <summary>A zone that a load balancer is in.</summary>
public class AvailabilityZone
{
    /// <summary>Name of the zone.</summary>
    public string ZoneName { get; set; }

    /// <summary>Its subnet there.</summary>
    public string SubnetId { get; set; }
}
