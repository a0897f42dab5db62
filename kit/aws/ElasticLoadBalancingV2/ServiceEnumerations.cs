using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>The values of action type.</summary>
public class ActionTypeEnum : ConstantClass
{
    /// <summary><c>forward</c></summary>
    public static readonly ActionTypeEnum Forward = new("forward");

    /// <summary><c>authenticate-oidc</c></summary>
    public static readonly ActionTypeEnum AuthenticateOidc = new("authenticate-oidc");

    /// <summary><c>authenticate-cognito</c></summary>
    public static readonly ActionTypeEnum AuthenticateCognito = new("authenticate-cognito");

    /// <summary><c>redirect</c></summary>
    public static readonly ActionTypeEnum Redirect = new("redirect");

    /// <summary><c>fixed-response</c></summary>
    public static readonly ActionTypeEnum FixedResponse = new("fixed-response");

    /// <summary><c>jwt-validation</c></summary>
    public static readonly ActionTypeEnum JwtValidation = new("jwt-validation");

    /// <summary>A value that has no constant here.</summary>
    public ActionTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ActionTypeEnum FindValue(string value) => FindValue<ActionTypeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ActionTypeEnum(string value) => FindValue(value);
}

/// <summary>The values of ip address type.</summary>
public class IpAddressType : ConstantClass
{
    /// <summary><c>ipv4</c></summary>
    public static readonly IpAddressType Ipv4 = new("ipv4");

    /// <summary><c>dualstack</c></summary>
    public static readonly IpAddressType Dualstack = new("dualstack");

    /// <summary><c>dualstack-without-public-ipv4</c></summary>
    public static readonly IpAddressType DualstackWithoutPublicIpv4 = new("dualstack-without-public-ipv4");

    /// <summary>A value that has no constant here.</summary>
    public IpAddressType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static IpAddressType FindValue(string value) => FindValue<IpAddressType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator IpAddressType(string value) => FindValue(value);
}

/// <summary>The values of load balancer scheme.</summary>
public class LoadBalancerSchemeEnum : ConstantClass
{
    /// <summary><c>internet-facing</c></summary>
    public static readonly LoadBalancerSchemeEnum InternetFacing = new("internet-facing");

    /// <summary><c>internal</c></summary>
    public static readonly LoadBalancerSchemeEnum Internal = new("internal");

    /// <summary>A value that has no constant here.</summary>
    public LoadBalancerSchemeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LoadBalancerSchemeEnum FindValue(string value) => FindValue<LoadBalancerSchemeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LoadBalancerSchemeEnum(string value) => FindValue(value);
}

/// <summary>The values of load balancer state.</summary>
public class LoadBalancerStateEnum : ConstantClass
{
    /// <summary><c>active</c></summary>
    public static readonly LoadBalancerStateEnum Active = new("active");

    /// <summary><c>provisioning</c></summary>
    public static readonly LoadBalancerStateEnum Provisioning = new("provisioning");

    /// <summary><c>active_impaired</c></summary>
    public static readonly LoadBalancerStateEnum Active_impaired = new("active_impaired");

    /// <summary><c>failed</c></summary>
    public static readonly LoadBalancerStateEnum Failed = new("failed");

    /// <summary>A value that has no constant here.</summary>
    public LoadBalancerStateEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LoadBalancerStateEnum FindValue(string value) => FindValue<LoadBalancerStateEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LoadBalancerStateEnum(string value) => FindValue(value);
}

/// <summary>The values of load balancer type.</summary>
public class LoadBalancerTypeEnum : ConstantClass
{
    /// <summary><c>application</c></summary>
    public static readonly LoadBalancerTypeEnum Application = new("application");

    /// <summary><c>network</c></summary>
    public static readonly LoadBalancerTypeEnum Network = new("network");

    /// <summary><c>gateway</c></summary>
    public static readonly LoadBalancerTypeEnum Gateway = new("gateway");

    /// <summary>A value that has no constant here.</summary>
    public LoadBalancerTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LoadBalancerTypeEnum FindValue(string value) => FindValue<LoadBalancerTypeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LoadBalancerTypeEnum(string value) => FindValue(value);
}

/// <summary>The values of protocol.</summary>
public class ProtocolEnum : ConstantClass
{
    /// <summary><c>HTTP</c></summary>
    public static readonly ProtocolEnum HTTP = new("HTTP");

    /// <summary><c>HTTPS</c></summary>
    public static readonly ProtocolEnum HTTPS = new("HTTPS");

    /// <summary><c>TCP</c></summary>
    public static readonly ProtocolEnum TCP = new("TCP");

    /// <summary><c>TLS</c></summary>
    public static readonly ProtocolEnum TLS = new("TLS");

    /// <summary><c>UDP</c></summary>
    public static readonly ProtocolEnum UDP = new("UDP");

    /// <summary><c>TCP_UDP</c></summary>
    public static readonly ProtocolEnum TCP_UDP = new("TCP_UDP");

    /// <summary><c>GENEVE</c></summary>
    public static readonly ProtocolEnum GENEVE = new("GENEVE");

    /// <summary><c>QUIC</c></summary>
    public static readonly ProtocolEnum QUIC = new("QUIC");

    /// <summary><c>TCP_QUIC</c></summary>
    public static readonly ProtocolEnum TCP_QUIC = new("TCP_QUIC");

    /// <summary>A value that has no constant here.</summary>
    public ProtocolEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ProtocolEnum FindValue(string value) => FindValue<ProtocolEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ProtocolEnum(string value) => FindValue(value);
}

/// <summary>The values of redirect action status code.</summary>
public class RedirectActionStatusCodeEnum : ConstantClass
{
    /// <summary><c>HTTP_301</c></summary>
    public static readonly RedirectActionStatusCodeEnum HTTP_301 = new("HTTP_301");

    /// <summary><c>HTTP_302</c></summary>
    public static readonly RedirectActionStatusCodeEnum HTTP_302 = new("HTTP_302");

    /// <summary>A value that has no constant here.</summary>
    public RedirectActionStatusCodeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static RedirectActionStatusCodeEnum FindValue(string value) => FindValue<RedirectActionStatusCodeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator RedirectActionStatusCodeEnum(string value) => FindValue(value);
}

/// <summary>The values of target group ip address type.</summary>
public class TargetGroupIpAddressTypeEnum : ConstantClass
{
    /// <summary><c>ipv4</c></summary>
    public static readonly TargetGroupIpAddressTypeEnum Ipv4 = new("ipv4");

    /// <summary><c>ipv6</c></summary>
    public static readonly TargetGroupIpAddressTypeEnum Ipv6 = new("ipv6");

    /// <summary>A value that has no constant here.</summary>
    public TargetGroupIpAddressTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TargetGroupIpAddressTypeEnum FindValue(string value) => FindValue<TargetGroupIpAddressTypeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TargetGroupIpAddressTypeEnum(string value) => FindValue(value);
}

/// <summary>The values of target health reason.</summary>
public class TargetHealthReasonEnum : ConstantClass
{
    /// <summary><c>Elb.RegistrationInProgress</c></summary>
    public static readonly TargetHealthReasonEnum ElbRegistrationInProgress = new("Elb.RegistrationInProgress");

    /// <summary><c>Elb.InitialHealthChecking</c></summary>
    public static readonly TargetHealthReasonEnum ElbInitialHealthChecking = new("Elb.InitialHealthChecking");

    /// <summary><c>Target.ResponseCodeMismatch</c></summary>
    public static readonly TargetHealthReasonEnum TargetResponseCodeMismatch = new("Target.ResponseCodeMismatch");

    /// <summary><c>Target.Timeout</c></summary>
    public static readonly TargetHealthReasonEnum TargetTimeout = new("Target.Timeout");

    /// <summary><c>Target.FailedHealthChecks</c></summary>
    public static readonly TargetHealthReasonEnum TargetFailedHealthChecks = new("Target.FailedHealthChecks");

    /// <summary><c>Target.NotRegistered</c></summary>
    public static readonly TargetHealthReasonEnum TargetNotRegistered = new("Target.NotRegistered");

    /// <summary><c>Target.NotInUse</c></summary>
    public static readonly TargetHealthReasonEnum TargetNotInUse = new("Target.NotInUse");

    /// <summary><c>Target.DeregistrationInProgress</c></summary>
    public static readonly TargetHealthReasonEnum TargetDeregistrationInProgress = new("Target.DeregistrationInProgress");

    /// <summary><c>Target.InvalidState</c></summary>
    public static readonly TargetHealthReasonEnum TargetInvalidState = new("Target.InvalidState");

    /// <summary><c>Target.IpUnusable</c></summary>
    public static readonly TargetHealthReasonEnum TargetIpUnusable = new("Target.IpUnusable");

    /// <summary><c>Target.HealthCheckDisabled</c></summary>
    public static readonly TargetHealthReasonEnum TargetHealthCheckDisabled = new("Target.HealthCheckDisabled");

    /// <summary><c>Elb.InternalError</c></summary>
    public static readonly TargetHealthReasonEnum ElbInternalError = new("Elb.InternalError");

    /// <summary>A value that has no constant here.</summary>
    public TargetHealthReasonEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TargetHealthReasonEnum FindValue(string value) => FindValue<TargetHealthReasonEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TargetHealthReasonEnum(string value) => FindValue(value);
}

/// <summary>The values of target health state.</summary>
public class TargetHealthStateEnum : ConstantClass
{
    /// <summary><c>initial</c></summary>
    public static readonly TargetHealthStateEnum Initial = new("initial");

    /// <summary><c>healthy</c></summary>
    public static readonly TargetHealthStateEnum Healthy = new("healthy");

    /// <summary><c>unhealthy</c></summary>
    public static readonly TargetHealthStateEnum Unhealthy = new("unhealthy");

    /// <summary><c>unhealthy.draining</c></summary>
    public static readonly TargetHealthStateEnum UnhealthyDraining = new("unhealthy.draining");

    /// <summary><c>unused</c></summary>
    public static readonly TargetHealthStateEnum Unused = new("unused");

    /// <summary><c>draining</c></summary>
    public static readonly TargetHealthStateEnum Draining = new("draining");

    /// <summary><c>unavailable</c></summary>
    public static readonly TargetHealthStateEnum Unavailable = new("unavailable");

    /// <summary>A value that has no constant here.</summary>
    public TargetHealthStateEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TargetHealthStateEnum FindValue(string value) => FindValue<TargetHealthStateEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TargetHealthStateEnum(string value) => FindValue(value);
}

/// <summary>The values of target type.</summary>
public class TargetTypeEnum : ConstantClass
{
    /// <summary><c>instance</c></summary>
    public static readonly TargetTypeEnum Instance = new("instance");

    /// <summary><c>ip</c></summary>
    public static readonly TargetTypeEnum Ip = new("ip");

    /// <summary><c>lambda</c></summary>
    public static readonly TargetTypeEnum Lambda = new("lambda");

    /// <summary><c>alb</c></summary>
    public static readonly TargetTypeEnum Alb = new("alb");

    /// <summary>A value that has no constant here.</summary>
    public TargetTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TargetTypeEnum FindValue(string value) => FindValue<TargetTypeEnum>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TargetTypeEnum(string value) => FindValue(value);
}
