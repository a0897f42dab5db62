using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

/// <summary>A café that tests open and kill in turn, in a folder that is private to its user. Where the database's user
/// can't enter it, the cluster is elsewhere, and has to be found there.</summary>
public sealed class KilledCafe : CafeTest
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public KilledCafe()
    {
        Cafe = NewCafe();
        Directory.CreateDirectory(Cafe.Data, OnlyTheUser);
    }

    internal TestCafe Cafe { get; }

    /// <summary>Opens the café unless it is open, and kills <c>cafe up</c> or all of it.</summary>
    /// <returns>An order from before, and the processes that ran besides <c>cafe up</c>.</returns>
    internal async Task<(PlacedOrder Order, IReadOnlyList<int> Pids)> OpenAndKillAsync(bool everything)
    {
        var guest = await Cafe.UpAsync();
        var order = await guest.OrderAsync();
        var status = await Cafe.StatusAsync();
        status.Postgres!.DataDirectory.ShouldBe(
            Environment.IsPrivilegedProcess ? Cafe.ClusterElsewhere.ShouldNotBeNull() : Path.Combine(Cafe.Data, "postgres"));
        var up = Cafe.Processes.Single(process => process.CommandLine.Contains("Cafe.Cli.dll up"));

        Signals.Send(up.Pid, Signal.Kill);
        foreach (var process in everything ? Cafe.Processes : [])
            Signals.Send(process.Pid, Signal.Kill);

        await Eventually.IsTrueAsync("cafe up has ended", () => Cafe.Processes.All(process => process.Pid != up.Pid));
        return (order, status.Pids);
    }
}

public class KilledUpTests(KilledCafe killed) : IClassFixture<KilledCafe>
{
    [Fact]
    public async Task After_a_kill_of_cafe_up_status_says_so_and_the_next_up_cleans_up_and_serves()
    {
        var (order, pids) = await killed.OpenAndKillAsync(everything: false);

        var (status, exitCode) = await killed.Cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();

        var guest = await killed.Cafe.UpAsync();

        (await guest.ReadAsync(order)).ShouldBe(order);
        killed.Cafe.Processes.Select(process => process.Pid).Intersect(pids).ShouldBeEmpty();
        (await killed.Cafe.StatusAsync()).Pids.Count.ShouldBe(pids.Count);
    }

    [Fact]
    public async Task After_a_kill_of_cafe_up_down_ends_what_is_left()
    {
        var (_, pids) = await killed.OpenAndKillAsync(everything: false);
        killed.Cafe.Processes.Select(process => process.Pid).ShouldContain(pids[0]);

        (await killed.Cafe.RunAsync("down")).Succeeded();

        killed.Cafe.Processes.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_kill_of_everything_the_next_up_serves()
    {
        var (order, _) = await killed.OpenAndKillAsync(everything: true);

        (await (await killed.Cafe.UpAsync()).ReadAsync(order)).ShouldBe(order);
    }
}
