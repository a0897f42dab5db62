using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.Scheduler;

/// <summary>Settings of a client of EventBridge Scheduler.</summary>
public class AmazonSchedulerConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonSchedulerConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "scheduler";
        EndpointProvider = new RegionalEndpoints("scheduler");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "Scheduler";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "scheduler";

    /// <inheritdoc/>
    public override string ServiceVersion => "2021-06-30";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
