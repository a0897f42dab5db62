using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>What <see cref="IAmazonServiceDiscovery.RegisterInstanceAsync"/> is asked.</summary>
public class RegisterInstanceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>Id of the instance, unique in its service.</summary>
    public string InstanceId { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    [IdempotencyToken]
    public string CreatorRequestId { get; set; }

    /// <summary>What is said of the instance: <c>AWS_INSTANCE_IPV4</c>, <c>AWS_INSTANCE_PORT</c> and one's own.</summary>
    public Dictionary<string, string> Attributes { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.RegisterInstanceAsync"/> answers.</summary>
public class RegisterInstanceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeregisterInstanceAsync"/> is asked.</summary>
public class DeregisterInstanceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>Id of the instance, unique in its service.</summary>
    public string InstanceId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeregisterInstanceAsync"/> answers.</summary>
public class DeregisterInstanceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListInstancesAsync"/> is asked.</summary>
public class ListInstancesRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListInstancesAsync"/> answers.</summary>
public class ListInstancesResponse : AmazonWebServiceResponse
{
    /// <summary>The account that owns it.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>The instances, well or not.</summary>
    public List<InstanceSummary> Instances { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>An instance in short.</summary>
public class InstanceSummary
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>What is said of the instance: <c>AWS_INSTANCE_IPV4</c>, <c>AWS_INSTANCE_PORT</c> and one's own.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>The account that made it.</summary>
    public string CreatedByAccount { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DiscoverInstancesAsync"/> is asked.</summary>
[HostPrefix("data-")]
public class DiscoverInstancesRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Name of the namespace.</summary>
    public string NamespaceName { get; set; }

    /// <summary>Name of the service.</summary>
    public string ServiceName { get; set; }

    /// <summary>The most instances, up to 1,000; null means 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Attributes that instances must have.</summary>
    public Dictionary<string, string> QueryParameters { get; set; }

    /// <summary>Attributes that instances must have, unless none has them.</summary>
    public Dictionary<string, string> OptionalParameters { get; set; }

    /// <summary>Which ones; null means the healthy ones.</summary>
    public HealthStatusFilter HealthStatus { get; set; }

    /// <summary>The account that owns the namespace, where it is shared by another.</summary>
    public string OwnerAccount { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DiscoverInstancesAsync"/> answers.</summary>
public class DiscoverInstancesResponse : AmazonWebServiceResponse
{
    /// <summary>The instances.</summary>
    public List<HttpInstanceSummary> Instances { get; set; }

    /// <summary>A number that grows with every change of the instances or their health.</summary>
    public long? InstancesRevision { get; set; }
}

/// <summary>An instance as it was discovered.</summary>
public class HttpInstanceSummary
{
    /// <summary>Id of the instance, unique in its service.</summary>
    public string InstanceId { get; set; }

    /// <summary>Name of the namespace.</summary>
    public string NamespaceName { get; set; }

    /// <summary>Name of the service.</summary>
    public string ServiceName { get; set; }

    /// <summary>Whether it is well, where that is known.</summary>
    public HealthStatus HealthStatus { get; set; }

    /// <summary>What is said of the instance: <c>AWS_INSTANCE_IPV4</c>, <c>AWS_INSTANCE_PORT</c> and one's own.</summary>
    public Dictionary<string, string> Attributes { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DiscoverInstancesRevisionAsync"/> is asked.</summary>
[HostPrefix("data-")]
public class DiscoverInstancesRevisionRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Name of the namespace.</summary>
    public string NamespaceName { get; set; }

    /// <summary>Name of the service.</summary>
    public string ServiceName { get; set; }

    /// <summary>The account that owns the namespace, where it is shared by another.</summary>
    public string OwnerAccount { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DiscoverInstancesRevisionAsync"/> answers.</summary>
public class DiscoverInstancesRevisionResponse : AmazonWebServiceResponse
{
    /// <summary>A number that grows with every change of the instances or their health.</summary>
    public long? InstancesRevision { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetInstancesHealthStatusAsync"/> is asked.</summary>
public class GetInstancesHealthStatusRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>Ids of the instances; null means all.</summary>
    public List<string> Instances { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetInstancesHealthStatusAsync"/> answers.</summary>
public class GetInstancesHealthStatusResponse : AmazonWebServiceResponse
{
    /// <summary>The health by instance id.</summary>
    public Dictionary<string, string> Status { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.UpdateInstanceCustomHealthStatusAsync"/> is asked.</summary>
public class UpdateInstanceCustomHealthStatusRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>Id of the instance, unique in its service.</summary>
    public string InstanceId { get; set; }

    /// <summary>Whether it is well.</summary>
    public CustomHealthStatus Status { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.UpdateInstanceCustomHealthStatusAsync"/> answers.</summary>
public class UpdateInstanceCustomHealthStatusResponse : AmazonWebServiceResponse;
