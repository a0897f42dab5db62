using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.SQS;

/// <summary>Settings of a client of SQS.</summary>
public class AmazonSQSConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonSQSConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sqs";
        EndpointProvider = new RegionalEndpoints("sqs");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "SQS";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sqs";

    /// <inheritdoc/>
    public override string ServiceVersion => "2012-11-05";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
