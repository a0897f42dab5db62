using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ApplicationAutoScaling;

/// <summary>Settings of a client of Application Auto Scaling.</summary>
public class AmazonApplicationAutoScalingConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonApplicationAutoScalingConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "application-autoscaling";
        EndpointProvider = new RegionalEndpoints("application-autoscaling");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "Application Auto Scaling";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "application-autoscaling";

    /// <inheritdoc/>
    public override string ServiceVersion => "2016-02-06";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
