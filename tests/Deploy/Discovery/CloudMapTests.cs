using Cafe.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>Names are resolved by Cloud Map: over real HTTP against the fake, in virtual time.</summary>
public sealed class CloudMapTests : IAsyncLifetime
{
    private CloudMapWorld _world = null!;
    private ServiceProvider _program = null!;

    private ServiceDirectory Directory => _program.GetRequiredService<ServiceDirectory>();

    public async Task InitializeAsync()
    {
        _world = await CloudMapWorld.StartAsync();
        _program = Program();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Instances_that_come_and_go_are_known_at_the_next_look()
    {
        _world.Register("a", "10.0.0.1");
        (await HostsAsync()).ShouldBe(["10.0.0.1"]);

        _world.Register("b", "10.0.0.2");
        await LookAgainAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.1", "10.0.0.2"]);

        _world.Deregister("a");
        await LookAgainAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.2"]);
    }

    [Fact]
    public async Task While_nothing_changes_only_the_revision_is_asked_for()
    {
        _world.Register("a", "10.0.0.1");
        var source = _program.GetRequiredService<IEndpointSource>();
        await source.FindAsync("orders", default);
        var before = _world.Aws.Calls.Count;

        for (var look = 0; look < 10; look++)
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(3));
            (await source.FindAsync("orders", default)).ShouldBe([new Uri("http://10.0.0.1:8080")]);
        }

        var operations = _world.Aws.Calls.Skip(before).Select(call => call.Operation).ToList();
        operations.Count(operation => operation == "DiscoverInstancesRevision").ShouldBeGreaterThanOrEqualTo(7);
        operations.Count(operation => operation == "DiscoverInstances").ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Health_which_changes_no_revision_is_seen_all_the_same_and_where_none_is_healthy_all_are_tried()
    {
        _world.Register("a", "10.0.0.1");
        _world.Register("b", "10.0.0.2");
        (await HostsAsync()).Count.ShouldBe(2);

        _world.Health("a", "UNHEALTHY");
        _world.Clock.Advance(TimeSpan.FromSeconds(20));
        await HostsAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.2"]);

        _world.Health("b", "UNHEALTHY");
        _world.Clock.Advance(TimeSpan.FromSeconds(20));
        await HostsAsync();
        (await HostsAsync()).ShouldBe(["10.0.0.1", "10.0.0.2"]);
    }

    [Fact]
    public async Task Through_an_outage_of_Cloud_Map_the_last_known_instances_serve()
    {
        _world.Register("a", "10.0.0.1");
        await HostsAsync();
        _world.Fail();

        for (var second = 0; second < 60; second += 15)
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(15));
            (await HostsAsync()).ShouldBe(["10.0.0.1"]);
        }
    }

    [Fact]
    public async Task A_port_that_is_registered_counts_and_one_that_isnt_is_the_configured_one()
    {
        _world.Register("a", "10.0.0.1", port: "9090");
        (await Directory.PickAsync("orders", default)).Address.ShouldBe(new Uri("http://10.0.0.1:9090"));

        _world.Deregister("a");
        _world.Register("b", "10.0.0.2", port: null);
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
    public void A_wrong_key_is_named()
    {
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => Program(("Discovery:CloudMap:Port", "many")))
            .Message.ShouldContain("Discovery:CloudMap:Port: 'many'");
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => Program(("Discovery:Register:Service", "orders")))
            .Message.ShouldContain("Discovery:Register:Address");
    }

    private ServiceProvider Program(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        _world.AddTo(services, settings);
        return services.BuildServiceProvider();
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
        _world.Clock.Advance(TimeSpan.FromSeconds(11));
        await HostsAsync();
    }
}
