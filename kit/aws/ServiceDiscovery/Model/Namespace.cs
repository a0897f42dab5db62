using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>What <see cref="IAmazonServiceDiscovery.CreatePrivateDnsNamespaceAsync"/> is asked.</summary>
public class CreatePrivateDnsNamespaceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>The domain name, such as <c>cafe.internal</c>.</summary>
    public string Name { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    [IdempotencyToken]
    public string CreatorRequestId { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Id of the VPC that can resolve its names.</summary>
    public string Vpc { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>What belongs to its kind.</summary>
    public PrivateDnsNamespaceProperties Properties { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.CreatePrivateDnsNamespaceAsync"/> answers.</summary>
public class CreatePrivateDnsNamespaceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>Properties of a private DNS namespace.</summary>
public class PrivateDnsNamespaceProperties
{
    /// <summary>Its DNS properties.</summary>
    public PrivateDnsPropertiesMutable DnsProperties { get; set; }
}

/// <summary>DNS properties that can be changed.</summary>
public class PrivateDnsPropertiesMutable
{
    /// <summary>The start of authority.</summary>
    public SOA SOA { get; set; }
}

/// <summary>The start of authority of a DNS zone.</summary>
public class SOA
{
    /// <summary>Seconds for which resolvers remember that a name doesn't exist.</summary>
    public long? TTL { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.CreateHttpNamespaceAsync"/> is asked.</summary>
public class CreateHttpNamespaceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    [IdempotencyToken]
    public string CreatorRequestId { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.CreateHttpNamespaceAsync"/> answers.</summary>
public class CreateHttpNamespaceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListNamespacesAsync"/> is asked.</summary>
public class ListNamespacesRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Which ones; all conditions must hold.</summary>
    public List<NamespaceFilter> Filters { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListNamespacesAsync"/> answers.</summary>
public class ListNamespacesResponse : AmazonWebServiceResponse
{
    /// <summary>The namespaces.</summary>
    public List<NamespaceSummary> Namespaces { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>A condition for namespaces.</summary>
public class NamespaceFilter
{
    /// <summary>What is compared.</summary>
    public NamespaceFilterName Name { get; set; }

    /// <summary>The values to compare with.</summary>
    public List<string> Values { get; set; }

    /// <summary>How the values are compared.</summary>
    public FilterCondition Condition { get; set; }
}

/// <summary>A namespace in short.</summary>
public class NamespaceSummary
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The account that owns it.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its kind.</summary>
    public NamespaceType Type { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>How many services it has.</summary>
    public int? ServiceCount { get; set; }

    /// <summary>What belongs to its kind.</summary>
    public NamespaceProperties Properties { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }
}

/// <summary>What belongs to the kind of a namespace.</summary>
public class NamespaceProperties
{
    /// <summary>Of one with DNS.</summary>
    public DnsProperties DnsProperties { get; set; }

    /// <summary>Of one without.</summary>
    public HttpProperties HttpProperties { get; set; }
}

/// <summary>Properties of a namespace with DNS.</summary>
public class DnsProperties
{
    /// <summary>Id of the zone in Route 53.</summary>
    public string HostedZoneId { get; set; }

    /// <summary>The start of authority.</summary>
    public SOA SOA { get; set; }
}

/// <summary>Properties of a namespace without DNS.</summary>
public class HttpProperties
{
    /// <summary>Its name.</summary>
    public string HttpName { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetNamespaceAsync"/> is asked.</summary>
public class GetNamespaceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetNamespaceAsync"/> answers.</summary>
public class GetNamespaceResponse : AmazonWebServiceResponse
{
    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; set; }
}

/// <summary>Names that belong together, such as those of an application.</summary>
public class Namespace
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The account that owns it.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its kind.</summary>
    public NamespaceType Type { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>How many services it has.</summary>
    public int? ServiceCount { get; set; }

    /// <summary>What belongs to its kind.</summary>
    public NamespaceProperties Properties { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    public string CreatorRequestId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeleteNamespaceAsync"/> is asked.</summary>
public class DeleteNamespaceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeleteNamespaceAsync"/> answers.</summary>
public class DeleteNamespaceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetOperationAsync"/> is asked.</summary>
public class GetOperationRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }

    /// <summary>The account that owns the namespace, where it is shared by another.</summary>
    public string OwnerAccount { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetOperationAsync"/> answers.</summary>
public class GetOperationResponse : AmazonWebServiceResponse
{
    /// <summary>The operation.</summary>
    public Operation Operation { get; set; }
}

/// <summary>Something that takes its time.</summary>
public class Operation
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>The account that owns the namespace, where it is shared by another.</summary>
    public string OwnerAccount { get; set; }

    /// <summary>Its kind.</summary>
    public OperationType Type { get; set; }

    /// <summary>Its state.</summary>
    public OperationStatus Status { get; set; }

    /// <summary>Why it failed.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>The kind of reason that it failed for.</summary>
    public string ErrorCode { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? UpdateDate { get; set; }

    /// <summary>What it works on: ids of namespace, service or instance by kind.</summary>
    public Dictionary<string, string> Targets { get; set; }
}
