using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;
using Cafe.Discovery;
using Cafe.Tests.Deploy.Fake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>The fake of Cloud Map with a namespace and one service in it, and programs that find that service: over real HTTP,
/// in virtual time.</summary>
public sealed class CloudMapWorld : IAsyncDisposable
{
    public const string Service = "orders";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Look = ["DiscoverInstancesRevision", "DiscoverInstances"];

    private readonly string _service;

    private CloudMapWorld(TestClock clock, FakeAws aws)
    {
        (Clock, Aws) = (clock, aws);
        _service = aws.Do("servicediscovery", "CreateService", new()
        {
            ["Name"] = Service, ["NamespaceId"] = aws.CloudMap.AddNamespace("cafe.local"), ["HealthCheckCustomConfig"] = new JsonObject(),
            ["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray(new JsonObject { ["Type"] = "A", ["TTL"] = 10 }) },
        })["Service"]!["Id"]!.GetValue<string>();
    }

    public TestClock Clock { get; }

    public FakeAws Aws { get; }

    public static async Task<CloudMapWorld> StartAsync()
    {
        var clock = new TestClock();
        return new(clock, await FakeAws.StartAsync(clock));
    }

    /// <summary>Adds to a program what finds services here.</summary>
    public void AddTo(IServiceCollection services, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("Discovery:Provider", "cloudmap")).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2)).Build();
        services.AddLogging(logging => logging.ClearProviders())
            .AddSingleton<TimeProvider>(Clock).AddSingleton<IAmazonServiceDiscovery>(Client()).AddDiscovery(configuration);
    }

    /// <summary>Puts a source around that of the program which is known to have answered, and which virtual time waits for.</summary>
    public static FollowedSource Follow(IServiceCollection services)
    {
        var source = services.Last(service => service.ServiceType == typeof(IEndpointSource));
        var followed = new FollowedSource();
        services.Replace(ServiceDescriptor.Singleton<IEndpointSource>(program =>
        {
            followed.Source = (IEndpointSource)ActivatorUtilities.CreateInstance(program, source.ImplementationType!);
            return followed;
        }));
        return followed;
    }

    /// <summary>A client without retries.</summary>
    public AmazonServiceDiscoveryClient Client() => new(new BasicAWSCredentials("test", "test"), new AmazonServiceDiscoveryConfig
    {
        ServiceURL = Aws.Url, AuthenticationRegion = "eu-west-1", DisableHostPrefixInjection = true, MaxErrorRetry = 0,
    });

    /// <summary>From now on Cloud Map's data plane says that it is asked too often.</summary>
    public void Throttle() => Array.ForEach(Look, operation => Aws.Throttle("servicediscovery", operation, int.MaxValue));

    /// <summary>From now on Cloud Map's data plane fails.</summary>
    public void Fail() => Array.ForEach(
        Look, operation => Aws.Fail("servicediscovery", operation, "InternalFailure", "away", 500, int.MaxValue));

    public CloudMapInstance? Instance(string id) => Aws.CloudMap.Services.Single().Instances.FirstOrDefault(instance => instance.Id == id);

    /// <summary>Registers an instance; it is there, and healthy, once <see cref="Settle"/> has been called.</summary>
    public void Begin(string id, string address, string? port = "8080")
    {
        var attributes = new JsonObject { ["AWS_INSTANCE_IPV4"] = address };
        if (port is not null) attributes["AWS_INSTANCE_PORT"] = port;
        Aws.Do("servicediscovery", "RegisterInstance", new() { ["ServiceId"] = _service, ["InstanceId"] = id, ["Attributes"] = attributes });
    }

    /// <summary>Lets the time pass that Cloud Map needs for what was asked of it.</summary>
    public void Settle() => Clock.Advance(Aws.CloudMap.RegistrationTakes);

    public void Register(string id, string address, string? port = "8080")
    {
        Begin(id, address, port);
        Settle();
    }

    /// <summary>Deregisters an instance; it is gone once <see cref="Settle"/> has been called.</summary>
    public void Leave(string id) =>
        Aws.Do("servicediscovery", "DeregisterInstance", new() { ["ServiceId"] = _service, ["InstanceId"] = id });

    public void Deregister(string id)
    {
        Leave(id);
        Settle();
    }

    public void Health(string id, string status)
    {
        Aws.Do("servicediscovery", "UpdateInstanceCustomHealthStatus", new() { ["ServiceId"] = _service, ["InstanceId"] = id, ["Status"] = status });
        Clock.Advance(Aws.CloudMap.HealthTakes);
    }

    /// <exception cref="TimeoutException">It isn't so after half a minute.</exception>
    public static async Task EventuallyAsync(Func<bool> isSo)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(1))
        {
            if (waited.Elapsed > Patience) throw new TimeoutException("It didn't become so.");
        }
    }

    public ValueTask DisposeAsync() => Aws.DisposeAsync();
}

/// <summary>A source of which it is known whether it has answered.</summary>
public sealed class FollowedSource : IEndpointSource
{
    private Task _last = Task.CompletedTask;

    internal IEndpointSource Source { get; set; } = null!;

    public Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel)
    {
        var found = Source.FindAsync(service, cancel);
        _last = found;
        return found;
    }

    /// <summary>Waits until it has, or has failed.</summary>
    public async Task AnsweredAsync(CancellationToken cancel = default) =>
        await _last.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
