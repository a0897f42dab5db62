using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class KilledUpTests : CafeTest
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>In a folder that is private to its user. Where the database's user can't enter it, the cluster is
    /// elsewhere, and has to be found there.</summary>
    [Fact]
    public async Task After_a_kill_status_says_so_down_ends_what_is_left_and_the_next_up_cleans_up_and_has_the_orders()
    {
        var cafe = NewCafe();
        Directory.CreateDirectory(cafe.Data, OnlyTheUser);
        var order = await (await cafe.UpAsync()).OrderAsync();
        var before = await cafe.StatusAsync();
        before.Postgres!.DataDirectory.ShouldBe(
            Environment.IsPrivilegedProcess ? cafe.ClusterElsewhere.ShouldNotBeNull() : Path.Combine(cafe.Data, "postgres"));

        await KillAsync(cafe, everything: false);
        var (status, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();
        (await (await cafe.UpAsync()).ReadAsync(order)).ShouldBe(order);
        cafe.Processes.Select(process => process.Pid).Intersect(before.Pids).ShouldBeEmpty();
        var after = await cafe.StatusAsync();
        after.Pids.Count.ShouldBe(before.Pids.Count);

        await KillAsync(cafe, everything: false);
        cafe.Processes.Select(process => process.Pid).ShouldContain(after.Pids[0]);
        (await cafe.RunAsync("down")).Succeeded();
        cafe.Processes.ShouldBeEmpty();

        (await (await cafe.UpAsync()).ReadAsync(order)).ShouldBe(order);
        await KillAsync(cafe, everything: true);
        var guest = await cafe.UpAsync();
        (await guest.ReadAsync(order)).ShouldBe(order);
        (await guest.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);

        (await cafe.RunAsync("down")).Succeeded();
        cafe.Processes.ShouldBeEmpty();
        (await cafe.RunAsync("down")).Succeeded().Output.ShouldContain("Nothing runs");
        (status, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();
        status.Pids.ShouldBeEmpty();
    }

    private static async Task KillAsync(TestCafe cafe, bool everything)
    {
        var up = cafe.Processes.Single(process => process.CommandLine.Contains("Cafe.Cli.dll up"));

        Signals.Send(up.Pid, Signal.Kill);
        foreach (var process in everything ? cafe.Processes : [])
            Signals.Send(process.Pid, Signal.Kill);

        await Eventually.IsTrueAsync("cafe up has ended", () => cafe.Processes.All(process => process.Pid != up.Pid));
    }
}
