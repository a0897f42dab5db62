using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.ServiceDiscovery;

namespace Cafe.Deploy.Aws;

/// <summary>Where AWS is and who asks; what is <c>null</c> comes from the environment and the profile, as the SDK finds
/// it.</summary>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Endpoint">The address of something that answers for all services, such as an emulator.</param>
/// <param name="Credentials">Of an account.</param>
/// <param name="Http">Makes the HTTP clients.</param>
internal sealed record AwsSettings(
    string? Region = null, string? Endpoint = null, AWSCredentials? Credentials = null, HttpClientFactory? Http = null);

/// <summary>The clients of one run, each made when it is first used.</summary>
internal sealed class AwsClients(AwsSettings settings) : IDisposable
{
    // Beyond the SDK's own 2: an application of many services runs into rate limits by itself.
    private const int Retries = 6;
    private const string EndpointVariable = "AWS_ENDPOINT_URL";
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private readonly List<IDisposable> _made = [];
    private readonly Lock _gate = new();
    private Identity? _identity;

    public IAmazonECS Ecs => field ??= Make(new AmazonECSConfig(), (c, k) => k is null ? new AmazonECSClient(c) : new(k, c));

    public IAmazonServiceDiscovery CloudMap =>
        field ??= Make(new AmazonServiceDiscoveryConfig(), (c, k) => k is null ? new AmazonServiceDiscoveryClient(c) : new(k, c));

    public IAmazonScheduler Scheduler =>
        field ??= Make(new AmazonSchedulerConfig(), (c, k) => k is null ? new AmazonSchedulerClient(c) : new(k, c));

    public IAmazonCloudFormation CloudFormation =>
        field ??= Make(new AmazonCloudFormationConfig(), (c, k) => k is null ? new AmazonCloudFormationClient(c) : new(k, c));

    public IAmazonECR Ecr => field ??= Make(new AmazonECRConfig(), (c, k) => k is null ? new AmazonECRClient(c) : new(k, c));

    public IAmazonElasticLoadBalancingV2 LoadBalancing => field ??= Make(
        new AmazonElasticLoadBalancingV2Config(), (c, k) => k is null ? new AmazonElasticLoadBalancingV2Client(c) : new(k, c));

    public IAmazonIdentityManagementService Iam => field ??= Make(
        new AmazonIdentityManagementServiceConfig(), (c, k) => k is null ? new AmazonIdentityManagementServiceClient(c) : new(k, c));

    public IAmazonCloudWatchLogs Logs =>
        field ??= Make(new AmazonCloudWatchLogsConfig(), (c, k) => k is null ? new AmazonCloudWatchLogsClient(c) : new(k, c));

    public IAmazonApplicationAutoScaling Scaling => field ??= Make(
        new AmazonApplicationAutoScalingConfig(), (c, k) => k is null ? new AmazonApplicationAutoScalingClient(c) : new(k, c));

    public IAmazonSecretsManager Secrets =>
        field ??= Make(new AmazonSecretsManagerConfig(), (c, k) => k is null ? new AmazonSecretsManagerClient(c) : new(k, c));

    public IAmazonResourceGroupsTaggingAPI Tagging => field ??= Make(
        new AmazonResourceGroupsTaggingAPIConfig(), (c, k) => k is null ? new AmazonResourceGroupsTaggingAPIClient(c) : new(k, c));

    private IAmazonSecurityTokenService Tokens => field ??= Make(
        new AmazonSecurityTokenServiceConfig(), (c, k) => k is null ? new AmazonSecurityTokenServiceClient(c) : new(k, c));

    /// <summary>Who asks, and where; asked once.</summary>
    public async Task<Identity> IdentityAsync(CancellationToken cancellation)
    {
        if (_identity is { } known) return known;
        var caller = await Tokens.GetCallerIdentityAsync(new(), cancellation);
        return _identity = new Identity(caller.Account, Region(), caller.Arn);
    }

    public void Dispose()
    {
        foreach (var client in _made) client.Dispose();
    }

    private T Make<T, TConfig>(TConfig config, Func<TConfig, AWSCredentials?, T> create)
        where T : IDisposable
        where TConfig : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = Retries;
        config.Timeout = CallTimeout;
        if (settings.Http is { } http) config.HttpClientFactory = http;
        if (settings.Region is { } region) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        // What answers for all services, as an emulator does, has no other host for some of their calls.
        config.DisableHostPrefixInjection = (settings.Endpoint ?? Environment.GetEnvironmentVariable(EndpointVariable)) is { Length: > 0 };
        if (settings.Endpoint is { } endpoint)
        {
            // Setting the address forgets the region, which is part of the signature.
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = Region();
        }

        var client = create(config, settings.Credentials);
        lock (_gate) _made.Add(client);
        return client;
    }

    private string Region() => settings.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
        ?? throw new DeployException("no region is set: give --region, AWS_REGION, or a region in the profile");
}

/// <summary>Who asks AWS, and where.</summary>
internal sealed record Identity(string Account, string Region, string Arn);
