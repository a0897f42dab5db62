using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ECR;

/// <summary>Settings of a client of ECR, the Elastic Container Registry.</summary>
public class AmazonECRConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonECRConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ecr";
        EndpointProvider = new RegionalEndpoints("api.ecr");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "ECR";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "api.ecr";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-09-21";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
