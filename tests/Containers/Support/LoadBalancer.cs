using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace Cafe.Tests.Containers.Support;

/// <summary>
/// What stands before more than one gateway, as an Application Load Balancer does on AWS: each second it asks every one
/// whether it is ready, and those that are share the requests. It tries nothing twice.
/// </summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private const string Cluster = "gateways";

    private readonly WebApplication _app;

    private LoadBalancer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<LoadBalancer> StartAsync(params IEnumerable<Uri> gateways)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = Cluster, Match = new() { Path = "/{**all}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = Cluster,
                    Destinations = gateways.ToDictionary(url => url.OriginalString, url => new DestinationConfig { Address = url.OriginalString }),
                    LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
                    HealthCheck = new()
                    {
                        Active = new()
                        {
                            Enabled = true, Path = "/health/ready", Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(3),
                            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                        },
                    },
                    Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
                },
            ]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new LoadBalancer(app);
    }

    /// <summary>Returns when so many gateways are known to be ready.</summary>
    public Task KnowsReadyAsync(int gateways) => Eventually.IsTrueAsync(
        $"{gateways} gateways are ready",
        () => Destinations.Count(gateway => gateway.Health.Active == DestinationHealth.Healthy) == gateways);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IReadOnlyList<DestinationState> Destinations =>
        _app.Services.GetRequiredService<IProxyStateLookup>().TryGetCluster(Cluster, out var cluster) ? cluster.DestinationsState.AllDestinations : [];
}
