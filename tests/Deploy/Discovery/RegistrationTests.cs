using Cafe.Discovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>A process outside ECS is an instance in Cloud Map: over real HTTP against the fake, in virtual time.</summary>
public sealed class RegistrationTests : IAsyncLifetime
{
    private const string Id = "laptop";

    private CloudMapWorld _world = null!;

    public async Task InitializeAsync() => _world = await CloudMapWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task It_comes_when_it_listens_says_that_it_is_healthy_and_comes_back_when_it_was_taken_out()
    {
        using var program = Program("192.168.0.7");
        var self = program.Services.GetServices<IHostedService>().OfType<CloudMapRegistration>().Single();
        await self.StartAsync(default);
        _world.Aws.Calls.ShouldBeEmpty();
        await self.StopAsync(default);

        using var pump = _world.Clock.AutoAdvance(_world.Aws);
        await program.StartAsync();
        await CloudMapWorld.EventuallyAsync(() => _world.Instance(Id) is not null);
        _world.Instance(Id)!.Attributes["AWS_INSTANCE_PORT"].ShouldBe("5001");
        await CloudMapWorld.EventuallyAsync(() => Count("UpdateInstanceCustomHealthStatus") >= 3);

        _world.Deregister(Id);
        await CloudMapWorld.EventuallyAsync(() => Count("RegisterInstance") == 2 && _world.Instance(Id) is not null);
        await program.StopAsync();
    }

    [Fact]
    public async Task It_leaves_when_it_begins_to_stop()
    {
        using var program = Program("192.168.0.7");
        using (_world.Clock.AutoAdvance(_world.Aws))
        {
            await program.StartAsync();
            await CloudMapWorld.EventuallyAsync(() => _world.Instance(Id) is not null);
        }

        program.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await CloudMapWorld.EventuallyAsync(() => Count("DeregisterInstance") == 1);

        await program.StopAsync();
        _world.Settle();
        _world.Instance(Id).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_crash_has_left_is_taken_over_by_the_next_with_its_id()
    {
        _world.Register(Id, "192.168.0.6");
        _world.Health(Id, "UNHEALTHY");

        using var program = Program("192.168.0.7");
        using var pump = _world.Clock.AutoAdvance(_world.Aws);
        await program.StartAsync();

        await CloudMapWorld.EventuallyAsync(() => _world.Instance(Id) is { Health: "HEALTHY" } self && self.Attributes["AWS_INSTANCE_IPV4"] == "192.168.0.7");
        _world.Aws.CloudMap.Services.Single().Instances.Count.ShouldBe(1);
        await program.StopAsync();
    }

    private int Count(string operation) => _world.Aws.Calls.Count(call => call.Operation == operation);

    private IHost Program(string address)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        _world.AddTo(
            builder.Services, ("Discovery:Register:Service", CloudMapWorld.Service), ("Discovery:Register:Address", address),
            ("Discovery:Register:Port", "5001"), ("Discovery:Register:Id", Id));
        return builder.Build();
    }
}
