using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ECS;

/// <summary>Settings of a client of ECS, the Elastic Container Service.</summary>
public class AmazonECSConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonECSConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ecs";
        EndpointProvider = new RegionalEndpoints("ecs");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "ECS";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "ecs";

    /// <inheritdoc/>
    public override string ServiceVersion => "2014-11-13";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
