using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;
using Cafe.Discovery;
using Cafe.Tests.Deploy.Fake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cafe.Bench.Harness;

/// <summary>One process that finds one service in the fake of Cloud Map, over HTTP and in virtual time.</summary>
internal sealed class CloudMapUnderUse : IAsyncDisposable
{
    private const string Service = "orders";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.25);

    private readonly TestClock _clock;
    private readonly FakeAws _aws;
    private readonly ServiceProvider _program;
    private readonly Followed _source;
    private readonly ServiceDirectory _directory;
    private readonly string _id;
    private int _changes;

    private CloudMapUnderUse(TestClock clock, FakeAws aws)
    {
        (_clock, _aws) = (clock, aws);
        _id = aws.Do("servicediscovery", "CreateService", new()
        {
            ["Name"] = Service, ["NamespaceId"] = aws.CloudMap.AddNamespace("cafe.local"), ["HealthCheckCustomConfig"] = new JsonObject(),
            ["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray(new JsonObject { ["Type"] = "A", ["TTL"] = 10 }) },
        })["Service"]!["Id"]!.GetValue<string>();
        var client = new AmazonServiceDiscoveryClient(new BasicAWSCredentials("bench", "bench"), new AmazonServiceDiscoveryConfig
        {
            ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1", DisableHostPrefixInjection = true, MaxErrorRetry = 0,
        });
        _program = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddSingleton<IAmazonServiceDiscovery>(client)
            .AddDiscovery(new ConfigurationBuilder().AddInMemoryCollection([new("Discovery:Provider", "cloudmap")]).Build()).BuildServiceProvider();
        _source = new(_program.GetRequiredService<IEndpointSource>());
        _directory = new(_source, clock, NullLogger<ServiceDirectory>.Instance);
    }

    /// <summary>With one instance, and nobody has asked for it yet.</summary>
    public static async Task<CloudMapUnderUse> StartAsync()
    {
        var clock = new TestClock();
        var use = new CloudMapUnderUse(clock, await FakeAws.StartAsync(clock));
        use.Change();
        clock.Advance(use._aws.CloudMap.RegistrationTakes);
        return use;
    }

    /// <summary>From now on Cloud Map is asked too often.</summary>
    public void Throttle()
    {
        foreach (var operation in (string[])["DiscoverInstances", "DiscoverInstancesRevision"])
            _aws.Throttle("servicediscovery", operation, int.MaxValue);
    }

    public async Task RequestAsync(CancellationToken cancel)
    {
        await _directory.PickAsync(Service, cancel);
        await _source.AnsweredAsync(cancel);
    }

    /// <summary>Lets virtual time pass.</summary>
    /// <returns>Calls a minute.</returns>
    public async Task<(double Revision, double Discover)> CountAsync(
        TimeSpan duration, bool isUsed, TimeSpan? changeEvery, CancellationToken cancel)
    {
        var (before, changed) = (_aws.Calls.Count, TimeSpan.Zero);
        for (var passed = TimeSpan.Zero; passed < duration; passed += Step)
        {
            _clock.Advance(Step);
            if (passed - changed >= changeEvery)
            {
                changed = passed;
                Change();
            }

            if (isUsed)
                await RequestAsync(cancel);
        }

        var calls = _aws.Calls.Skip(before).CountBy(call => call.Operation).ToDictionary();
        return (calls.GetValueOrDefault("DiscoverInstancesRevision") / duration.TotalMinutes, calls.GetValueOrDefault("DiscoverInstances") / duration.TotalMinutes);
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();
        await _program.DisposeAsync();
        await _aws.DisposeAsync();
    }

    /// <summary>An instance comes.</summary>
    private void Change()
    {
        var number = (++_changes).ToString(CultureInfo.InvariantCulture);
        _aws.Do("servicediscovery", "RegisterInstance", new()
        {
            ["ServiceId"] = _id, ["InstanceId"] = number, ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = $"10.0.0.{number}" },
        });
    }

    /// <summary>A source of which it is known when it has answered: virtual time stands still until then.</summary>
    private sealed class Followed(IEndpointSource source) : IEndpointSource
    {
        private Task _last = Task.CompletedTask;

        public Task<IReadOnlyList<Uri>> FindAsync(string service, CancellationToken cancel)
        {
            var found = source.FindAsync(service, cancel);
            _last = found;
            return found;
        }

        public async Task AnsweredAsync(CancellationToken cancel) =>
            await _last.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
