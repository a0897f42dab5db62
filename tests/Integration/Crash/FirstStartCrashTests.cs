using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class FirstStartCrashTests : CafeTest
{
    /// <summary>A first start takes about as long.</summary>
    private const int Milliseconds = 6_000;

    // In the order in which a first start comes to them: each is reached only if those before were made up for.
    private static readonly string[] Steps =
    [
        "initdb",
        "--file=", // psql, which provisions
        "Cafe.Monolith.dll migrate",
        "Cafe.Orders.dll migrate",
        "Cafe.Gateway.dll ",
    ];

    [Fact]
    public async Task First_starts_that_are_killed_in_one_step_after_the_other_are_made_up_for()
    {
        var cafe = NewCafe();
        foreach (var step in Steps)
        {
            await using var up = cafe.StartUp();
            await Eventually.IsTrueAsync(
                $"{step} runs", () => cafe.Processes.Any(process => process.CommandLine.Contains(step)), pause: 5);

            up.Send(Signal.Kill);
        }

        await (await cafe.UpAsync()).OrderAsync();
    }

    [Fact]
    public async Task First_starts_that_are_killed_at_any_moment_are_made_up_for()
    {
        var random = new Random(1);
        var cafe = NewCafe();
        foreach (var everything in new[] { false, true, false, true })
        {
            await using var up = cafe.StartUp();
            // Not a wait for something, but the moment of the crash.
            await Task.Delay(random.Next(Milliseconds));
            up.Send(Signal.Kill);
            foreach (var process in everything ? cafe.Processes : [])
                Signals.Send(process.Pid, Signal.Kill);
        }

        await (await cafe.UpAsync()).OrderAsync();
    }
}
