using System.Text.RegularExpressions;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class FirstStartCrashTests : CafeTest
{
    private const string Migrating = "Cafe.Orders.dll migrate";

    // In the order in which a first start comes to them: each is reached only if those before were made up for.
    private static readonly (string Step, bool KillsEverything)[] Crashes =
    [
        ("initdb", false),
        ("--file=", true), // psql, which provisions
        ("Cafe.Monolith.dll migrate", false),
        (Migrating, true),
        ("Cafe.Gateway.dll $", false), // which serves
    ];

    [Fact]
    public async Task First_starts_that_are_killed_or_told_to_stop_are_made_up_for_and_what_they_lead_to_ends_when_it_is_told_to()
    {
        var random = new Random(1);
        var cafe = NewCafe();
        foreach (var (step, killsEverything) in Crashes)
        {
            await using var up = await StartUntilAsync(cafe, step);
            // Not a wait for something, but the moment of the crash.
            await Task.Delay(random.Next(500));
            up.Send(Signal.Kill);
            foreach (var process in killsEverything ? cafe.Processes : [])
                Signals.Send(process.Pid, Signal.Kill);
        }

        await using (var up = await StartUntilAsync(cafe, Migrating))
        {
            Signals.SendToGroup(up.Pid, Signal.Interrupt); // Ctrl+C
            var ended = await up.EndAsync(seconds: 60);
            ended.ExitCode.ShouldBe(130, ended.ToString());
            cafe.Processes.ShouldBeEmpty();
        }

        PlacedOrder? order = null;
        order = await EndsEverythingAsync(cafe, order, up => Signals.SendToGroup(up.Pid, Signal.Interrupt));
        order = await EndsEverythingAsync(cafe, order, up => up.Send(Signal.Terminate));
        await EndsEverythingAsync(cafe, order, up => Signals.SendToGroup(up.Pid, Signal.Hangup)); // The end of the terminal.
    }

    /// <summary>Returns when a process runs that wasn't left by the one before.</summary>
    private static async Task<RunningProgram> StartUntilAsync(TestCafe cafe, string step)
    {
        var left = cafe.Processes;
        var up = cafe.StartUp();
        await Eventually.IsTrueAsync(
            $"{step} runs", () => cafe.Processes.Except(left).Any(process => Regex.IsMatch(process.CommandLine, step)), pause: 5);
        return up;
    }

    /// <param name="earlier">From before the last end.</param>
    /// <returns>An order from before this one.</returns>
    private static async Task<PlacedOrder> EndsEverythingAsync(TestCafe cafe, PlacedOrder? earlier, Action<RunningProgram> ask)
    {
        await using var up = await cafe.StartUpAndWaitAsync();
        var guest = await cafe.ClientAsync();
        if (earlier is not null)
            (await guest.ReadAsync(earlier)).ShouldBe(earlier);
        var order = await guest.OrderAsync();

        ask(up);

        (await up.EndAsync(seconds: 60)).Succeeded();
        cafe.Processes.ShouldBeEmpty();
        return order;
    }
}
