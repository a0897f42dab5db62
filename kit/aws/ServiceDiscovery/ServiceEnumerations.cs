using Amazon.Runtime;

namespace Amazon.ServiceDiscovery;

/// <summary>The values of custom health status.</summary>
public class CustomHealthStatus : ConstantClass
{
    /// <summary><c>HEALTHY</c></summary>
    public static readonly CustomHealthStatus HEALTHY = new("HEALTHY");

    /// <summary><c>UNHEALTHY</c></summary>
    public static readonly CustomHealthStatus UNHEALTHY = new("UNHEALTHY");

    /// <summary>A value that has no constant here.</summary>
    public CustomHealthStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static CustomHealthStatus FindValue(string value) => FindValue<CustomHealthStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator CustomHealthStatus(string value) => FindValue(value);
}

/// <summary>The values of filter condition.</summary>
public class FilterCondition : ConstantClass
{
    /// <summary><c>EQ</c></summary>
    public static readonly FilterCondition EQ = new("EQ");

    /// <summary><c>IN</c></summary>
    public static readonly FilterCondition IN = new("IN");

    /// <summary><c>BETWEEN</c></summary>
    public static readonly FilterCondition BETWEEN = new("BETWEEN");

    /// <summary><c>BEGINS_WITH</c></summary>
    public static readonly FilterCondition BEGINS_WITH = new("BEGINS_WITH");

    /// <summary>A value that has no constant here.</summary>
    public FilterCondition(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static FilterCondition FindValue(string value) => FindValue<FilterCondition>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator FilterCondition(string value) => FindValue(value);
}

/// <summary>The values of health check type.</summary>
public class HealthCheckType : ConstantClass
{
    /// <summary><c>HTTP</c></summary>
    public static readonly HealthCheckType HTTP = new("HTTP");

    /// <summary><c>HTTPS</c></summary>
    public static readonly HealthCheckType HTTPS = new("HTTPS");

    /// <summary><c>TCP</c></summary>
    public static readonly HealthCheckType TCP = new("TCP");

    /// <summary>A value that has no constant here.</summary>
    public HealthCheckType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static HealthCheckType FindValue(string value) => FindValue<HealthCheckType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator HealthCheckType(string value) => FindValue(value);
}

/// <summary>The values of health status.</summary>
public class HealthStatus : ConstantClass
{
    /// <summary><c>HEALTHY</c></summary>
    public static readonly HealthStatus HEALTHY = new("HEALTHY");

    /// <summary><c>UNHEALTHY</c></summary>
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");

    /// <summary><c>UNKNOWN</c></summary>
    public static readonly HealthStatus UNKNOWN = new("UNKNOWN");

    /// <summary>A value that has no constant here.</summary>
    public HealthStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static HealthStatus FindValue(string value) => FindValue<HealthStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator HealthStatus(string value) => FindValue(value);
}

/// <summary>The values of health status filter.</summary>
public class HealthStatusFilter : ConstantClass
{
    /// <summary><c>HEALTHY</c></summary>
    public static readonly HealthStatusFilter HEALTHY = new("HEALTHY");

    /// <summary><c>UNHEALTHY</c></summary>
    public static readonly HealthStatusFilter UNHEALTHY = new("UNHEALTHY");

    /// <summary><c>ALL</c></summary>
    public static readonly HealthStatusFilter ALL = new("ALL");

    /// <summary><c>HEALTHY_OR_ELSE_ALL</c></summary>
    public static readonly HealthStatusFilter HEALTHY_OR_ELSE_ALL = new("HEALTHY_OR_ELSE_ALL");

    /// <summary>A value that has no constant here.</summary>
    public HealthStatusFilter(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static HealthStatusFilter FindValue(string value) => FindValue<HealthStatusFilter>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator HealthStatusFilter(string value) => FindValue(value);
}

/// <summary>The values of namespace filter name.</summary>
public class NamespaceFilterName : ConstantClass
{
    /// <summary><c>TYPE</c></summary>
    public static readonly NamespaceFilterName TYPE = new("TYPE");

    /// <summary><c>NAME</c></summary>
    public static readonly NamespaceFilterName NAME = new("NAME");

    /// <summary><c>HTTP_NAME</c></summary>
    public static readonly NamespaceFilterName HTTP_NAME = new("HTTP_NAME");

    /// <summary><c>RESOURCE_OWNER</c></summary>
    public static readonly NamespaceFilterName RESOURCE_OWNER = new("RESOURCE_OWNER");

    /// <summary>A value that has no constant here.</summary>
    public NamespaceFilterName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static NamespaceFilterName FindValue(string value) => FindValue<NamespaceFilterName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator NamespaceFilterName(string value) => FindValue(value);
}

/// <summary>The values of namespace type.</summary>
public class NamespaceType : ConstantClass
{
    /// <summary><c>DNS_PUBLIC</c></summary>
    public static readonly NamespaceType DNS_PUBLIC = new("DNS_PUBLIC");

    /// <summary><c>DNS_PRIVATE</c></summary>
    public static readonly NamespaceType DNS_PRIVATE = new("DNS_PRIVATE");

    /// <summary><c>HTTP</c></summary>
    public static readonly NamespaceType HTTP = new("HTTP");

    /// <summary>A value that has no constant here.</summary>
    public NamespaceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static NamespaceType FindValue(string value) => FindValue<NamespaceType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator NamespaceType(string value) => FindValue(value);
}

/// <summary>The values of operation status.</summary>
public class OperationStatus : ConstantClass
{
    /// <summary><c>SUBMITTED</c></summary>
    public static readonly OperationStatus SUBMITTED = new("SUBMITTED");

    /// <summary><c>PENDING</c></summary>
    public static readonly OperationStatus PENDING = new("PENDING");

    /// <summary><c>SUCCESS</c></summary>
    public static readonly OperationStatus SUCCESS = new("SUCCESS");

    /// <summary><c>FAIL</c></summary>
    public static readonly OperationStatus FAIL = new("FAIL");

    /// <summary>A value that has no constant here.</summary>
    public OperationStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static OperationStatus FindValue(string value) => FindValue<OperationStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator OperationStatus(string value) => FindValue(value);
}

/// <summary>The values of operation type.</summary>
public class OperationType : ConstantClass
{
    /// <summary><c>CREATE_NAMESPACE</c></summary>
    public static readonly OperationType CREATE_NAMESPACE = new("CREATE_NAMESPACE");

    /// <summary><c>DELETE_NAMESPACE</c></summary>
    public static readonly OperationType DELETE_NAMESPACE = new("DELETE_NAMESPACE");

    /// <summary><c>UPDATE_NAMESPACE</c></summary>
    public static readonly OperationType UPDATE_NAMESPACE = new("UPDATE_NAMESPACE");

    /// <summary><c>UPDATE_SERVICE</c></summary>
    public static readonly OperationType UPDATE_SERVICE = new("UPDATE_SERVICE");

    /// <summary><c>REGISTER_INSTANCE</c></summary>
    public static readonly OperationType REGISTER_INSTANCE = new("REGISTER_INSTANCE");

    /// <summary><c>DEREGISTER_INSTANCE</c></summary>
    public static readonly OperationType DEREGISTER_INSTANCE = new("DEREGISTER_INSTANCE");

    /// <summary>A value that has no constant here.</summary>
    public OperationType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static OperationType FindValue(string value) => FindValue<OperationType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator OperationType(string value) => FindValue(value);
}

/// <summary>The values of record type.</summary>
public class RecordType : ConstantClass
{
    /// <summary><c>SRV</c></summary>
    public static readonly RecordType SRV = new("SRV");

    /// <summary><c>A</c></summary>
    public static readonly RecordType A = new("A");

    /// <summary><c>AAAA</c></summary>
    public static readonly RecordType AAAA = new("AAAA");

    /// <summary><c>CNAME</c></summary>
    public static readonly RecordType CNAME = new("CNAME");

    /// <summary>A value that has no constant here.</summary>
    public RecordType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static RecordType FindValue(string value) => FindValue<RecordType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator RecordType(string value) => FindValue(value);
}

/// <summary>The values of routing policy.</summary>
public class RoutingPolicy : ConstantClass
{
    /// <summary><c>MULTIVALUE</c></summary>
    public static readonly RoutingPolicy MULTIVALUE = new("MULTIVALUE");

    /// <summary><c>WEIGHTED</c></summary>
    public static readonly RoutingPolicy WEIGHTED = new("WEIGHTED");

    /// <summary>A value that has no constant here.</summary>
    public RoutingPolicy(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static RoutingPolicy FindValue(string value) => FindValue<RoutingPolicy>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator RoutingPolicy(string value) => FindValue(value);
}

/// <summary>The values of service filter name.</summary>
public class ServiceFilterName : ConstantClass
{
    /// <summary><c>NAMESPACE_ID</c></summary>
    public static readonly ServiceFilterName NAMESPACE_ID = new("NAMESPACE_ID");

    /// <summary><c>RESOURCE_OWNER</c></summary>
    public static readonly ServiceFilterName RESOURCE_OWNER = new("RESOURCE_OWNER");

    /// <summary>A value that has no constant here.</summary>
    public ServiceFilterName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceFilterName FindValue(string value) => FindValue<ServiceFilterName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceFilterName(string value) => FindValue(value);
}

/// <summary>The values of service type.</summary>
public class ServiceType : ConstantClass
{
    /// <summary><c>HTTP</c></summary>
    public static readonly ServiceType HTTP = new("HTTP");

    /// <summary><c>DNS_HTTP</c></summary>
    public static readonly ServiceType DNS_HTTP = new("DNS_HTTP");

    /// <summary><c>DNS</c></summary>
    public static readonly ServiceType DNS = new("DNS");

    /// <summary>A value that has no constant here.</summary>
    public ServiceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceType FindValue(string value) => FindValue<ServiceType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceType(string value) => FindValue(value);
}

/// <summary>The values of service type option.</summary>
public class ServiceTypeOption : ConstantClass
{
    /// <summary><c>HTTP</c></summary>
    public static readonly ServiceTypeOption HTTP = new("HTTP");

    /// <summary>A value that has no constant here.</summary>
    public ServiceTypeOption(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceTypeOption FindValue(string value) => FindValue<ServiceTypeOption>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceTypeOption(string value) => FindValue(value);
}
