using System.Text.RegularExpressions;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class KilledUpTests : CafeTest
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Provisioning = "--file=", Migrating = "Cafe.Orders.dll migrate";

    // In the order in which a first start comes to the steps: each is reached only if those before were made up for.
    private static readonly (string Step, Func<TestCafe, RunningProgram, Task> End)[] FirstStarts =
    [
        ("initdb", (cafe, up) => StopsAsync(cafe, up, Signals.SendToGroup, Signal.Hangup)), // The end of the terminal.
        ("initdb", KillAsync),
        (Provisioning, (cafe, up) => StopsAsync(cafe, up, Signals.Send, Signal.Terminate)),
        (Provisioning, KillEverythingAsync),
        ("Cafe.Monolith.dll migrate", KillAsync),
        (Migrating, (cafe, up) => StopsAsync(cafe, up, Signals.SendToGroup, Signal.Interrupt)), // Ctrl+C
        (Migrating, KillEverythingAsync),
    ];

    /// <summary>In a folder that is private to its user. Where the database's user can't enter it, the cluster is
    /// elsewhere, and has to be found there.</summary>
    [Fact]
    public async Task Whenever_up_is_killed_or_told_to_stop_status_says_so_and_down_or_the_next_up_cleans_up_and_has_the_orders()
    {
        var random = new Random(1);
        var cafe = NewCafe();
        Directory.CreateDirectory(cafe.Data, OnlyTheUser);
        foreach (var (step, end) in FirstStarts)
        {
            await using var up = await StartUntilAsync(cafe, step);
            // Not a wait for something, but the moment of the end.
            await Task.Delay(random.Next(300));
            await end(cafe, up);
        }

        PlacedOrder order;
        CafeStatus before;
        await using (var up = await cafe.StartUpAndWaitAsync())
        {
            order = await (await cafe.ClientAsync()).OrderAsync();
            before = await cafe.StatusAsync();
            before.Postgres!.DataDirectory.ShouldBe(
                Environment.IsPrivilegedProcess ? cafe.ClusterElsewhere.ShouldNotBeNull() : Path.Combine(cafe.Data, "postgres"));
            await KillAsync(cafe, up);
        }

        await NothingIsOpenAsync(cafe);
        await using (var up = await cafe.StartUpAndWaitAsync())
        {
            (await (await cafe.ClientAsync()).ReadAsync(order)).ShouldBe(order);
            cafe.Processes.Select(process => process.Pid).Intersect(before.Pids).ShouldBeEmpty();
            var after = await cafe.StatusAsync();
            after.Pids.Count.ShouldBe(before.Pids.Count);

            await KillAsync(cafe, up);
            cafe.Processes.Select(process => process.Pid).ShouldContain(after.Pids[0]);
        }

        (await cafe.RunAsync("down")).Succeeded();
        cafe.Processes.ShouldBeEmpty();
        await using (var up = await cafe.StartUpAndWaitAsync())
        {
            (await (await cafe.ClientAsync()).ReadAsync(order)).ShouldBe(order);
            await KillEverythingAsync(cafe, up);
        }

        await using (var up = await cafe.StartUpAndWaitAsync())
        {
            var guest = await cafe.ClientAsync();
            (await guest.ReadAsync(order)).ShouldBe(order);
            (await guest.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);
            await StopsAsync(cafe, up, Signals.SendToGroup, Signal.Interrupt, exitCode: 0);
        }

        (await cafe.RunAsync("down")).Succeeded().Output.ShouldContain("Nothing runs");
        (await NothingIsOpenAsync(cafe)).Pids.ShouldBeEmpty();
    }

    /// <summary>Returns when a process runs that wasn't left by the one before.</summary>
    private static async Task<RunningProgram> StartUntilAsync(TestCafe cafe, string step)
    {
        var left = cafe.Processes;
        var up = cafe.StartUp();
        await Eventually.IsTrueAsync(
            $"{step} runs", () => cafe.Processes.Except(left).Any(process => Regex.IsMatch(process.CommandLine, step)), pause: 20);
        return up;
    }

    private static async Task KillAsync(TestCafe cafe, RunningProgram up)
    {
        up.Send(Signal.Kill);
        await Eventually.IsTrueAsync("cafe up has ended", () => cafe.Processes.All(process => process.Pid != up.Pid));
    }

    private static async Task KillEverythingAsync(TestCafe cafe, RunningProgram up)
    {
        await KillAsync(cafe, up);
        foreach (var process in cafe.Processes)
            Signals.Send(process.Pid, Signal.Kill);
    }

    private static async Task StopsAsync(
        TestCafe cafe, RunningProgram up, Action<int, Signal> send, Signal signal, int exitCode = 130)
    {
        send(up.Pid, signal);
        var ended = await up.EndAsync(seconds: 60);
        ended.ExitCode.ShouldBe(exitCode, ended.ToString());
        cafe.Processes.ShouldBeEmpty();
    }

    private static async Task<CafeStatus> NothingIsOpenAsync(TestCafe cafe)
    {
        var (status, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();
        return status;
    }
}
