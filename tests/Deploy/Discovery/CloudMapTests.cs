using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;
using Cafe.Discovery;
using Cafe.Tests.Deploy.Fake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>Names are resolved by Cloud Map: over real HTTP against the fake, in virtual time.</summary>
public sealed class CloudMapTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private FakeAws _aws = null!;
    private string _service = "";
    private ServiceProvider _program = null!;

    private ServiceDirectory Directory => _program.GetRequiredService<ServiceDirectory>();

    public async Task InitializeAsync()
    {
        _aws = await FakeAws.StartAsync(_clock);
        var space = _aws.CloudMap.AddNamespace("cafe.local");
        _service = _aws.Do("servicediscovery", "CreateService", new()
        {
            ["Name"] = "orders", ["NamespaceId"] = space, ["HealthCheckCustomConfig"] = new JsonObject(),
            ["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray(new JsonObject { ["Type"] = "A", ["TTL"] = 10 }) },
        })["Service"]!["Id"]!.GetValue<string>();
        _program = Program();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _aws.DisposeAsync();
    }

    [Fact]
    public async Task Instances_that_come_and_go_are_known_at_the_next_look()
    {
        Register("a", "10.0.0.1");
        (await HostsAsync()).ShouldBe(["10.0.0.1"]);

        Register("b", "10.0.0.2");
        await LookAgainAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.1", "10.0.0.2"]);

        Deregister("a");
        await LookAgainAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.2"]);
    }

    [Fact]
    public async Task While_nothing_changes_only_the_revision_is_asked_for()
    {
        Register("a", "10.0.0.1");
        var source = _program.GetRequiredService<IEndpointSource>();
        await source.FindAsync("orders", default);
        var before = _aws.Calls.Count;

        for (var look = 0; look < 10; look++)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            (await source.FindAsync("orders", default)).ShouldBe([new Uri("http://10.0.0.1:8080")]);
        }

        var operations = _aws.Calls.Skip(before).Select(call => call.Operation).ToList();
        operations.Count(operation => operation == "DiscoverInstancesRevision").ShouldBeGreaterThanOrEqualTo(7);
        operations.Count(operation => operation == "DiscoverInstances").ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Health_which_changes_no_revision_is_seen_all_the_same_and_where_none_is_healthy_all_are_tried()
    {
        Register("a", "10.0.0.1");
        Register("b", "10.0.0.2");
        (await HostsAsync()).Count.ShouldBe(2);

        Health("a", "UNHEALTHY");
        _clock.Advance(TimeSpan.FromSeconds(20));
        await HostsAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.2"]);

        Health("b", "UNHEALTHY");
        _clock.Advance(TimeSpan.FromSeconds(20));
        await HostsAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.1", "10.0.0.2"]);
    }

    [Fact]
    public async Task Through_an_outage_of_Cloud_Map_the_last_known_instances_serve()
    {
        Register("a", "10.0.0.1");
        await HostsAsync();
        _aws.Fail("servicediscovery", "DiscoverInstancesRevision", "InternalFailure", "away", 500, times: 100);
        _aws.Fail("servicediscovery", "DiscoverInstances", "InternalFailure", "away", 500, times: 100);

        for (var second = 0; second < 60; second += 15)
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            (await HostsAsync()).ShouldBe(["10.0.0.1"]);
        }
    }

    [Fact]
    public async Task A_port_that_is_registered_counts_and_one_that_isnt_is_the_configured_one()
    {
        Register("a", "10.0.0.1", port: "9090");
        (await Directory.PickAsync("orders", default)).Address.ShouldBe(new Uri("http://10.0.0.1:9090"));

        Deregister("a");
        Register("b", "10.0.0.2", port: null);
        await LookAgainAsync();
        (await Directory.PickAsync("orders", default)).Address.ShouldBe(new Uri("http://10.0.0.2:8080"));
    }

    [Fact]
    public async Task A_service_that_isnt_there_is_said_to_be_unknown()
    {
        var error = await Should.ThrowAsync<HttpRequestException>(async () => await Directory.PickAsync("nobody", default));

        error.HttpRequestError.ShouldBe(HttpRequestError.NameResolutionError);
        error.Message.ShouldContain("nobody");
    }

    [Fact]
    public async Task A_process_outside_ECS_registers_itself_comes_back_when_it_was_taken_out_and_leaves_when_it_stops()
    {
        await using var program = Program(
            ("Discovery:Register:Service", "orders"), ("Discovery:Register:Address", "192.168.0.7"), ("Discovery:Register:Port", "5001"),
            ("Discovery:Register:Id", "laptop"));
        var self = program.GetServices<IHostedService>().OfType<CloudMapRegistration>().Single();
        using var pump = _clock.AutoAdvance(_aws);
        await self.StartAsync(default);
        await EventuallyAsync(() => Instance("laptop") is not null);
        Instance("laptop")!.Attributes["AWS_INSTANCE_PORT"].ShouldBe("5001");

        Deregister("laptop");
        await EventuallyAsync(() => _aws.Calls.Count(call => call.Operation == "RegisterInstance") == 2 && Instance("laptop") is not null);

        await self.StopAsync(default);
        _clock.Advance(_aws.CloudMap.OperationsTake);
        Instance("laptop").ShouldBeNull();
    }

    [Fact]
    public void A_wrong_key_is_named()
    {
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => Program(("Discovery:CloudMap:Port", "many")))
            .Message.ShouldContain("Discovery:CloudMap:Port: 'many'");
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => Program(("Discovery:Register:Service", "orders")))
            .Message.ShouldContain("Discovery:Register:Address");
    }

    private ServiceProvider Program(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("Discovery:Provider", "cloudmap")).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2)).Build();
        var client = new AmazonServiceDiscoveryClient(new BasicAWSCredentials("test", "test"), new AmazonServiceDiscoveryConfig
        {
            ServiceURL = _aws.Url, AuthenticationRegion = "eu-west-1", DisableHostPrefixInjection = true, MaxErrorRetry = 0,
        });
        return new ServiceCollection().AddLogging(logging => logging.ClearProviders())
            .AddSingleton<TimeProvider>(_clock).AddSingleton<IAmazonServiceDiscovery>(client)
            .AddDiscovery(configuration).BuildServiceProvider();
    }

    /// <summary>The hosts that some requests in turn go to.</summary>
    private async Task<IReadOnlyList<string>> HostsAsync()
    {
        var hosts = new List<string>();
        for (var request = 0; request < 8; request++) hosts.Add((await Directory.PickAsync("orders", default)).Address.Host);
        return [.. hosts.Distinct().Order(StringComparer.Ordinal)];
    }

    // Long enough that the directory looks before it answers.
    private async Task LookAgainAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        await HostsAsync();
    }

    private CloudMapInstance? Instance(string id) =>
        _aws.CloudMap.Services.Single().Instances.FirstOrDefault(instance => instance.Id == id);

    private void Register(string id, string address, string? port = "8080")
    {
        var attributes = new JsonObject { ["AWS_INSTANCE_IPV4"] = address };
        if (port is not null) attributes["AWS_INSTANCE_PORT"] = port;
        _aws.Do("servicediscovery", "RegisterInstance", new() { ["ServiceId"] = _service, ["InstanceId"] = id, ["Attributes"] = attributes });
        _clock.Advance(_aws.CloudMap.OperationsTake + _aws.CloudMap.RegistrationTakes);
        Health(id, "HEALTHY");
    }

    private void Deregister(string id)
    {
        _aws.Do("servicediscovery", "DeregisterInstance", new() { ["ServiceId"] = _service, ["InstanceId"] = id });
        _clock.Advance(_aws.CloudMap.OperationsTake);
    }

    private void Health(string id, string status)
    {
        _aws.Do("servicediscovery", "UpdateInstanceCustomHealthStatus", new() { ["ServiceId"] = _service, ["InstanceId"] = id, ["Status"] = status });
        _clock.Advance(_aws.CloudMap.HealthTakes);
    }

    private static async Task EventuallyAsync(Func<bool> isSo)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !isSo(); await Task.Delay(5))
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
