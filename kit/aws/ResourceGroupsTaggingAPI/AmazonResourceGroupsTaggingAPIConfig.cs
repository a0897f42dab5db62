using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>Settings of a client of the Resource Groups Tagging API.</summary>
public class AmazonResourceGroupsTaggingAPIConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonResourceGroupsTaggingAPIConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "tagging";
        EndpointProvider = new RegionalEndpoints("tagging");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "Resource Groups Tagging API";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "tagging";

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-01-26";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
