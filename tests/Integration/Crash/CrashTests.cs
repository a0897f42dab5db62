using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class CrashTests : CafeTest
{
    [Fact]
    public async Task A_killed_monolith_is_reported_and_started_again()
    {
        var cafe = NewCafe();
        await using var up = await cafe.StartUpAndWaitAsync();
        var guest = await cafe.ClientAsync();
        var order = await guest.OrderAsync();
        var killed = (await cafe.StatusAsync()).Monolith.Pid!.Value;

        Signals.Send(killed, Signal.Kill);

        var status = await Eventually.GetAsync(
            "the monolith runs again", cafe.StatusAsync, now => now.Monolith is { State: "running", Pid: { } pid } && pid != killed);
        status.Url.ShouldBe(guest.Url);
        (await guest.ReadAsync(order)).ShouldBe(order);
        up.Everything.ShouldContain("monolith was ended by SIGKILL");
        await Eventually.GetAsync("that is said", () => Task.FromResult(up.Everything), text => text.Contains("monolith runs again"));
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_reported_and_started_again()
    {
        var cafe = NewCafe();
        await using var up = await cafe.StartUpAndWaitAsync();
        var guest = await cafe.ClientAsync();
        var order = await guest.OrderAsync();
        var before = await cafe.StatusAsync();
        var killed = before.Postgres!.Pid!.Value;

        Signals.Send(killed, Signal.Kill);

        await Eventually.GetAsync(
            "PostgreSQL runs again", cafe.StatusAsync, now => now.Postgres is { State: "running", Pid: { } pid } && pid != killed);
        await Eventually.IsTrueAsync(
            "orders can be read", async () => await guest.StatusOfAsync($"/api/orders/{order.Id}") == HttpStatusCode.OK);
        (await guest.ReadAsync(order)).ShouldBe(order);
        (await guest.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);
        // The web server next to it has seen it through.
        (await cafe.StatusAsync()).Monolith.Pid.ShouldBe(before.Monolith.Pid);
        up.Everything.ShouldContain("postgres was ended by SIGKILL");
    }

    [Fact]
    public async Task After_a_kill_of_cafe_up_status_says_so_and_the_next_up_cleans_up_and_serves()
    {
        var cafe = NewCafe();
        var (order, pids) = await OpenAndKillAsync(cafe, everything: false);

        var (status, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();

        var guest = await cafe.UpAsync();

        (await guest.ReadAsync(order)).ShouldBe(order);
        cafe.Processes.Select(process => process.Pid).Intersect(pids).ShouldBeEmpty();
        (await cafe.StatusAsync()).Pids.Count.ShouldBe(pids.Count);
    }

    [Fact]
    public async Task After_a_kill_of_cafe_up_down_ends_what_is_left()
    {
        var cafe = NewCafe();
        var (_, pids) = await OpenAndKillAsync(cafe, everything: false);
        cafe.Processes.Select(process => process.Pid).ShouldContain(pids[0]);

        (await cafe.RunAsync("down")).Succeeded();

        cafe.Processes.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_kill_of_everything_the_next_up_serves()
    {
        var cafe = NewCafe();
        var (order, _) = await OpenAndKillAsync(cafe, everything: true);

        (await (await cafe.UpAsync()).ReadAsync(order)).ShouldBe(order);
    }

    private static async Task<(PlacedOrder Order, IReadOnlyList<int> Pids)> OpenAndKillAsync(TestCafe cafe, bool everything)
    {
        await using var up = await cafe.StartUpAndWaitAsync();
        var order = await (await cafe.ClientAsync()).OrderAsync();
        var pids = (await cafe.StatusAsync()).Pids;

        up.Send(Signal.Kill);
        foreach (var process in everything ? cafe.Processes : [])
            Signals.Send(process.Pid, Signal.Kill);

        await Eventually.IsTrueAsync("cafe up has ended", () => cafe.Processes.All(process => process.Pid != up.Pid));
        return (order, pids);
    }
}
