using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.SimpleNotificationService;

/// <summary>Settings of a client of SNS.</summary>
public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonSimpleNotificationServiceConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new RegionalEndpoints("sns");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "SNS";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sns";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-03-31";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
