using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.CloudFormation;

/// <summary>Settings of a client of CloudFormation.</summary>
public class AmazonCloudFormationConfig : ClientConfig
{
    /// <summary>The settings that environment and profile give.</summary>
    public AmazonCloudFormationConfig()
        : base(RegionalEndpoints.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cloudformation";
        EndpointProvider = new RegionalEndpoints("cloudformation");
    }

    /// <summary>The service's name in the SDK and, in capitals with underscores, in <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public static new string ServiceId => "CloudFormation";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudformation";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-15";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId.Replace(' ', '_'), "4.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpoints.Parameters(this, parameters?.AlternateEndpoint));
}
