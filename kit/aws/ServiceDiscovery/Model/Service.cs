using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>What <see cref="IAmazonServiceDiscovery.CreateServiceAsync"/> is asked.</summary>
public class CreateServiceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its name, unique in the namespace.</summary>
    public string Name { get; set; }

    /// <summary>Id of the namespace.</summary>
    public string NamespaceId { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    [IdempotencyToken]
    public string CreatorRequestId { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>The DNS records that instances get.</summary>
    public DnsConfig DnsConfig { get; set; }

    /// <summary>A health check by Route 53, from outside; only for public names.</summary>
    public HealthCheckConfig HealthCheckConfig { get; set; }

    /// <summary>The service's health is told by its owner, such as ECS.</summary>
    public HealthCheckCustomConfig HealthCheckCustomConfig { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary><c>HTTP</c> for a service without DNS in a namespace with it.</summary>
    public ServiceTypeOption Type { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.CreateServiceAsync"/> answers.</summary>
public class CreateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The new service.</summary>
    public Service Service { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetServiceAsync"/> is asked.</summary>
public class GetServiceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.GetServiceAsync"/> answers.</summary>
public class GetServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The service.</summary>
    public Service Service { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.UpdateServiceAsync"/> is asked.</summary>
public class UpdateServiceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>What it shall be.</summary>
    public ServiceChange Service { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.UpdateServiceAsync"/> answers.</summary>
public class UpdateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the operation to wait for.</summary>
    public string OperationId { get; set; }
}

/// <summary>What a service shall be.</summary>
public class ServiceChange
{
    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>All the DNS records that it keeps.</summary>
    public DnsConfigChange DnsConfig { get; set; }

    /// <summary>A health check by Route 53, from outside; only for public names.</summary>
    public HealthCheckConfig HealthCheckConfig { get; set; }
}

/// <summary>DNS records of a service.</summary>
public class DnsConfigChange
{
    /// <summary>All of them: those that are left out are deleted.</summary>
    public List<DnsRecord> DnsRecords { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListServicesAsync"/> is asked.</summary>
public class ListServicesRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Which ones; all conditions must hold.</summary>
    public List<ServiceFilter> Filters { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListServicesAsync"/> answers.</summary>
public class ListServicesResponse : AmazonWebServiceResponse
{
    /// <summary>The services.</summary>
    public List<ServiceSummary> Services { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>A condition for services.</summary>
public class ServiceFilter
{
    /// <summary>What is compared.</summary>
    public ServiceFilterName Name { get; set; }

    /// <summary>The values to compare with.</summary>
    public List<string> Values { get; set; }

    /// <summary>How the values are compared.</summary>
    public FilterCondition Condition { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeleteServiceAsync"/> is asked.</summary>
public class DeleteServiceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.DeleteServiceAsync"/> answers.</summary>
public class DeleteServiceResponse : AmazonWebServiceResponse;

/// <summary>A name that instances are registered under.</summary>
public class Service
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The account that owns it.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Id of the namespace.</summary>
    public string NamespaceId { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>How many instances are registered.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The DNS records that instances get.</summary>
    public DnsConfig DnsConfig { get; set; }

    /// <summary>Its kind.</summary>
    public ServiceType Type { get; set; }

    /// <summary>A health check by Route 53, from outside; only for public names.</summary>
    public HealthCheckConfig HealthCheckConfig { get; set; }

    /// <summary>The service's health is told by its owner, such as ECS.</summary>
    public HealthCheckCustomConfig HealthCheckCustomConfig { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    public string CreatorRequestId { get; set; }

    /// <summary>The account that made it.</summary>
    public string CreatedByAccount { get; set; }
}

/// <summary>A service in short.</summary>
public class ServiceSummary
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
    public ServiceType Type { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>How many instances are registered.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The DNS records that instances get.</summary>
    public DnsConfig DnsConfig { get; set; }

    /// <summary>A health check by Route 53, from outside; only for public names.</summary>
    public HealthCheckConfig HealthCheckConfig { get; set; }

    /// <summary>The service's health is told by its owner, such as ECS.</summary>
    public HealthCheckCustomConfig HealthCheckCustomConfig { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The account that made it.</summary>
    public string CreatedByAccount { get; set; }
}

/// <summary>The DNS records that instances of a service get.</summary>
public class DnsConfig
{
    /// <summary>Id of the namespace.</summary>
    public string NamespaceId { get; set; }

    /// <summary>All healthy instances, or one by weight.</summary>
    public RoutingPolicy RoutingPolicy { get; set; }

    /// <summary>Kind and life of the records.</summary>
    public List<DnsRecord> DnsRecords { get; set; }
}

/// <summary>A kind of DNS record.</summary>
public class DnsRecord
{
    /// <summary><c>A</c>, <c>AAAA</c>, <c>SRV</c> or <c>CNAME</c>.</summary>
    public RecordType Type { get; set; }

    /// <summary>Seconds for which resolvers remember it.</summary>
    public long? TTL { get; set; }
}

/// <summary>A health check by Route 53.</summary>
public class HealthCheckConfig
{
    /// <summary>Its kind.</summary>
    public HealthCheckType Type { get; set; }

    /// <summary>The path that is asked.</summary>
    public string ResourcePath { get; set; }

    /// <summary>How many checks in a row change the state; for custom health it is always 1.</summary>
    public int? FailureThreshold { get; set; }
}

/// <summary>Health that is told by the service's owner.</summary>
public class HealthCheckCustomConfig
{
    /// <summary>How many checks in a row change the state; for custom health it is always 1.</summary>
    public int? FailureThreshold { get; set; }
}
