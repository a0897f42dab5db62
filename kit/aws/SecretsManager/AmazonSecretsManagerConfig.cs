using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.SecretsManager;

/// <summary>Settings of a client of Secrets Manager.</summary>
public class AmazonSecretsManagerConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonSecretsManagerConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "secretsmanager";
        EndpointProvider = new RegionalEndpoints("secretsmanager");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "Secrets Manager";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "secretsmanager";

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-10-17";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
