using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ServiceDiscovery;

/// <summary>Settings of a client of Cloud Map.</summary>
public class AmazonServiceDiscoveryConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonServiceDiscoveryConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "servicediscovery";
        EndpointProvider = new RegionalEndpoints("servicediscovery");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "ServiceDiscovery";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "servicediscovery";

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-03-14";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
