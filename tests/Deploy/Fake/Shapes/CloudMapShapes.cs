namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS Cloud Map may hold, after the service's published model (2017-03-14).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class CloudMapShapes
{
    public const string Text = """
        @CreatePrivateDnsNamespace Name!:s CreatorRequestId:s Description:s Vpc!:s Tags:[Tag]
            Properties:PrivateDnsNamespaceProperties
        @CreateHttpNamespace Name!:s CreatorRequestId:s Description:s Tags:[Tag]
        @DeleteNamespace Id!:s
        @GetNamespace Id!:s
        @ListNamespaces NextToken:s MaxResults:i Filters:[NamespaceFilter]
        @GetOperation OperationId!:s OwnerAccount:s
        @ListOperations NextToken:s MaxResults:i Filters:[OperationFilter]
        @CreateService Name!:s NamespaceId:s CreatorRequestId:s Description:s DnsConfig:DnsConfig
            HealthCheckConfig:HealthCheckConfig HealthCheckCustomConfig:HealthCheckCustomConfig Tags:[Tag]
            Type:%ServiceTypeOption
        @UpdateService Id!:s Service!:ServiceChange
        @DeleteService Id!:s
        @GetService Id!:s
        @ListServices NextToken:s MaxResults:i Filters:[ServiceFilter]
        @RegisterInstance ServiceId!:s InstanceId!:s CreatorRequestId:s Attributes!:{s}
        @DeregisterInstance ServiceId!:s InstanceId!:s
        @GetInstance ServiceId!:s InstanceId!:s
        @ListInstances ServiceId!:s NextToken:s MaxResults:i
        @DiscoverInstances NamespaceName!:s ServiceName!:s MaxResults:i QueryParameters:{s} OptionalParameters:{s}
            HealthStatus:%HealthStatusFilter OwnerAccount:s
        @DiscoverInstancesRevision NamespaceName!:s ServiceName!:s OwnerAccount:s
        @GetInstancesHealthStatus ServiceId!:s Instances:[s] MaxResults:i NextToken:s
        @UpdateInstanceCustomHealthStatus ServiceId!:s InstanceId!:s Status!:%CustomHealthStatus
        @TagResource ResourceARN!:s Tags!:[Tag]
        @UntagResource ResourceARN!:s TagKeys!:[s]
        @ListTagsForResource ResourceARN!:s
        DnsConfig NamespaceId:s RoutingPolicy:%RoutingPolicy DnsRecords!:[DnsRecord]
        DnsConfigChange DnsRecords!:[DnsRecord]
        DnsRecord Type!:%RecordType TTL!:i
        HealthCheckConfig Type!:%HealthCheckType ResourcePath:s FailureThreshold:i
        HealthCheckCustomConfig FailureThreshold:i
        NamespaceFilter Name!:%NamespaceFilterName Values!:[s] Condition:%FilterCondition
        OperationFilter Name!:%OperationFilterName Values!:[s] Condition:%FilterCondition
        PrivateDnsNamespaceProperties DnsProperties!:PrivateDnsPropertiesMutable
        PrivateDnsPropertiesMutable SOA!:SOA
        SOA TTL!:i
        ServiceChange Description:s DnsConfig:DnsConfigChange HealthCheckConfig:HealthCheckConfig
        ServiceFilter Name!:%ServiceFilterName Values!:[s] Condition:%FilterCondition
        Tag Key!:s Value!:s
        %CustomHealthStatus HEALTHY|UNHEALTHY
        %FilterCondition EQ|IN|BETWEEN|BEGINS_WITH
        %HealthCheckType HTTP|HTTPS|TCP
        %HealthStatusFilter HEALTHY|UNHEALTHY|ALL|HEALTHY_OR_ELSE_ALL
        %NamespaceFilterName TYPE|NAME|HTTP_NAME|RESOURCE_OWNER
        %OperationFilterName NAMESPACE_ID|SERVICE_ID|STATUS|TYPE|UPDATE_DATE
        %RecordType SRV|A|AAAA|CNAME
        %RoutingPolicy MULTIVALUE|WEIGHTED
        %ServiceFilterName NAMESPACE_ID|RESOURCE_OWNER
        %ServiceTypeOption HTTP
        """;
}
