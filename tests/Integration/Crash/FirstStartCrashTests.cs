using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Crash;

public class FirstStartCrashTests : CafeTest
{
    /// <summary>A first start takes about as long.</summary>
    private const int Milliseconds = 3_500;

    [Theory]
    [InlineData("initdb")]
    [InlineData("--file=")] // psql, which provisions
    [InlineData("Cafe.Monolith.dll migrate")]
    public async Task A_first_start_that_is_killed_in_a_step_is_made_up_for(string step)
    {
        var cafe = NewCafe();
        await using var up = cafe.StartUp();
        await Eventually.IsTrueAsync(
            $"{step} runs", () => cafe.Processes.Any(process => process.CommandLine.Contains(step)), pause: 5);

        up.Send(Signal.Kill);

        await (await cafe.UpAsync()).OrderAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task First_starts_that_are_killed_at_any_moment_are_made_up_for(int seed)
    {
        var random = new Random(seed);
        var cafe = NewCafe();
        foreach (var everything in new[] { false, true })
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
