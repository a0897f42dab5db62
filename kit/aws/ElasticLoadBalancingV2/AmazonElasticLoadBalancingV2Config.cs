using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Settings of a client of Elastic Load Balancing.</summary>
public class AmazonElasticLoadBalancingV2Config : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonElasticLoadBalancingV2Config()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "elasticloadbalancing";
        EndpointProvider = new RegionalEndpoints("elasticloadbalancing");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "Elastic Load Balancing v2";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "elasticloadbalancing";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-12-01";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
