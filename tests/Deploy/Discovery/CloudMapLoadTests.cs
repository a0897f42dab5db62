using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cafe.Tests.Deploy.Discovery;

/// <summary>Instances change while requests are under way, over real HTTP to real servers: wherever an instance lives, no
/// request fails.</summary>
public sealed class CloudMapLoadTests : IAsyncLifetime
{
    private const string A = "127.0.0.2";
    private const string B = "127.0.0.3";

    private CloudMapWorld _world = null!;

    public async Task InitializeAsync() => _world = await CloudMapWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task While_instances_come_and_go_as_with_ECS_no_request_fails_and_none_is_sent_twice()
    {
        var old = await StartAsync(A);
        await using var load = await SteadyLoad.StartAsync(_world);
        foreach (var address in (string[])[B, "127.0.0.4", "127.0.0.5"])
        {
            var next = await StartAsync(address);
            await load.PassAsync(5);
            next.Answered[0].ShouldBeGreaterThan(0);

            _world.Deregister(old.Urls[0].Host);
            await load.PassAsync(5); // Shutdown:Drain.
            await old.StopAsync();
            await old.DisposeAsync();
            old = next;
        }

        await load.PassAsync(5);
        ShouldBeUndisturbed(load);
        await old.DisposeAsync();
    }

    [Fact]
    public async Task An_instance_that_turns_unhealthy_gets_no_more_requests()
    {
        await using var sick = await StartAsync(A);
        await using var well = await StartAsync(B);
        await using var load = await SteadyLoad.StartAsync(_world);

        _world.Health(A, "UNHEALTHY");
        await load.PassAsync(21); // HealthEvery and a fifth, and the look before that.
        var before = (sick.Answered[0], well.Answered[0]);
        await load.PassAsync(2);

        sick.Answered[0].ShouldBe(before.Item1);
        well.Answered[0].ShouldBeGreaterThan(before.Item2);
        ShouldBeUndisturbed(load);
    }

    [Fact]
    public async Task An_instance_that_crashes_and_stays_registered_fails_no_request_and_few_are_sent_twice()
    {
        await using var crashing = await StartAsync(A);
        await using var living = await StartAsync(B);
        await using var load = await SteadyLoad.StartAsync(_world);
        await load.PassAsync(1);

        await crashing.CrashAsync();
        await load.PassAsync(30);

        load.Failures.ShouldBeEmpty();
        // Those under way, and one after each rest of five seconds.
        load.Repeated.ShouldBeInRange(1, 8 + 7);
        living.Answered[0].ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_machine_that_is_gone_and_answers_nothing_fails_no_request()
    {
        // A listener whose queue is full lets nobody in, and says so to nobody.
        using var gone = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        gone.Bind(new IPEndPoint(IPAddress.Parse(A), 0));
        gone.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)gone.LocalEndPoint!);
        Register(A, ((IPEndPoint)gone.LocalEndPoint!).Port);
        await using var living = await StartAsync(B);
        await using var load = await SteadyLoad.StartAsync(_world);

        await CloudMapWorld.EventuallyAsync(() => load.Repeated > 0);

        // From the first that waited in vain on, nobody is sent there.
        for (var pick = 0; pick < 100; pick++)
        {
            (await load.PickAsync()).ShouldBe(B);
            await load.MoreAsync(1);
        }

        load.Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Through_a_minute_in_which_Cloud_Map_fails_or_throttles_no_request_fails_and_it_is_asked_less(bool throttles)
    {
        await using var one = await StartAsync(A);
        await using var load = await SteadyLoad.StartAsync(_world);
        await load.PassAsync(10);
        var calls = _world.Aws.Calls.Count;
        if (throttles)
            _world.Throttle();
        else
            _world.Fail();

        await load.PassAsync(60);

        // Every two seconds it was before; now after 4, 8, 16 and 20.
        (_world.Aws.Calls.Count - calls).ShouldBeInRange(3, 7, string.Join("\n", _world.Aws.Calls.Skip(calls - 4).Select(call => $"{call.At:mm:ss.fff} {call.Operation} {call.Status}")));
        _world.Aws.Calls.Skip(calls).ShouldAllBe(call => call.Status != 200);
        _world.Aws.Recover();
        await using var two = await StartAsync(B);
        await load.PassAsync(25);
        two.Answered[0].ShouldBeGreaterThan(0);
        ShouldBeUndisturbed(load);
    }

    [Fact]
    public async Task The_load_spreads_over_hundreds_of_instances()
    {
        const int count = 300;
        await using var backend = await Backend.StartAsync(
            [.. Enumerable.Range(0, count).Select(i => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.1.{i / 100}.{(i % 100) + 1}")))]);
        foreach (var url in backend.Urls) _world.Begin(url.Host, url.Host, $"{url.Port}");
        _world.Settle();
        await using var load = await SteadyLoad.StartAsync(_world);

        await load.MoreAsync(20 * count);

        backend.Answered.Min().ShouldBeGreaterThanOrEqualTo(10);
        backend.Answered.Max().ShouldBeLessThanOrEqualTo(40);
        load.Failures.ShouldBeEmpty();
    }

    private static void ShouldBeUndisturbed(SteadyLoad load)
    {
        load.Failures.ShouldBeEmpty();
        load.Repeated.ShouldBe(0);
    }

    private async Task<Backend> StartAsync(string address)
    {
        var backend = await Backend.StartAsync(IPAddress.Parse(address));
        Register(address, backend.Urls[0].Port);
        return backend;
    }

    private void Register(string address, int port) => _world.Register(address, address, $"{port}");
}
