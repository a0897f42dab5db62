#nullable enable
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.SecurityToken;
using Amazon.Util;

namespace Cafe.Aws.Protocols;

/// <summary>
/// Where a service is: the given URL, or its host in the region. FIPS and dual-stack hosts aren't known here; who asks for
/// one is told so rather than sent elsewhere.
/// </summary>
internal class RegionalEndpoints(string hostName) : IEndpointProvider
{
    private const string Region = "Region";
    private const string Url = "Endpoint";
    private const string Fips = "UseFIPS";
    private const string DualStack = "UseDualStack";

    /// <summary>The timeouts and retries of the SDK's modes. They are one and the same for all services.</summary>
    public static IDefaultConfigurationProvider Defaults() =>
        new DefaultConfigurationProvider(AmazonSecurityTokenServiceDefaultConfiguration.GetAllConfigurations());

    /// <summary>What the endpoint depends on, read from a client's settings.</summary>
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate)
    {
        var region = alternate?.SystemName ?? config.RegionEndpoint?.SystemName;
        if (region is null && !string.IsNullOrEmpty(config.ServiceURL))
        {
            region = string.IsNullOrEmpty(config.AuthenticationRegion)
                ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
                : config.AuthenticationRegion;
        }
        return new EndpointParameters
        {
            [Region] = region,
            [Url] = config.ServiceURL,
            [Fips] = config.UseFIPSEndpoint,
            [DualStack] = config.UseDualstackEndpoint
        };
    }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        foreach (var kind in new[] { Fips, DualStack })
        {
            if (parameters[kind] is true)
                throw new AmazonClientException($"{kind}: this build knows the plain regional hosts only. Set ServiceURL, or build with -p:FullFeed=true.");
        }
        if (parameters[Url] is string { Length: > 0 } url)
            return new Endpoint(url);
        if (parameters[Region] is not string { Length: > 0 } region)
            throw new AmazonClientException("No region: set AWS_REGION, a profile with a region, or RegionEndpoint of the client's configuration.");
        return ResolveRegion(region, Fn.Partition(region));
    }

    protected virtual Endpoint ResolveRegion(string region, Partition partition) =>
        new($"https://{hostName}.{region}.{partition.dnsSuffix}");
}

/// <summary>IAM has one host per partition, and its signature names one region.</summary>
internal sealed class IamEndpoints() : RegionalEndpoints("iam")
{
    protected override Endpoint ResolveRegion(string region, Partition partition) => partition.name switch
    {
        "aws" => Global("iam.amazonaws.com", "us-east-1"),
        "aws-cn" => Global("iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        "aws-us-gov" => Global("iam.us-gov.amazonaws.com", "us-gov-west-1"),
        _ => base.ResolveRegion(region, partition),
    };

    private static Endpoint Global(string host, string signingRegion) => new(
        $"https://{host}",
        $$"""{"authSchemes":[{"name":"sigv4","signingName":"iam","signingRegion":"{{signingRegion}}"}]}""",
        "");
}

/// <summary>Gives a request its endpoint, and its host prefix where the operation has one and the settings don't forbid it.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        RegionalEndpoints.Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);
}

/// <summary>Every operation is signed with Signature Version 4.</summary>
internal sealed class SigV4Handler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
        AuthSchemeOption.DEFAULT_SIGV4;
}
