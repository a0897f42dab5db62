using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class StopTests : CafeTest
{
    [Fact]
    public async Task Ctrl_C_ends_everything_during_the_start_and_later()
    {
        var cafe = NewCafe();
        await using (var starting = cafe.StartUp())
        {
            await Eventually.IsTrueAsync(
                "the schemas are made", () => cafe.Processes.Any(process => process.CommandLine.Contains("Cafe.Orders.dll migrate")));
            Signals.SendToGroup(starting.Pid, Signal.Interrupt);

            var ended = await starting.EndAsync(seconds: 60);
            ended.ExitCode.ShouldBe(130, ended.ToString());
            cafe.Processes.ShouldBeEmpty();
        }

        await EndsEverythingAsync(cafe, up => Signals.SendToGroup(up.Pid, Signal.Interrupt));
    }

    [Fact]
    public async Task SIGTERM_ends_everything_and_so_does_the_end_of_the_terminal()
    {
        var cafe = NewCafe();
        await EndsEverythingAsync(cafe, up => up.Send(Signal.Terminate));
        await EndsEverythingAsync(cafe, up => Signals.SendToGroup(up.Pid, Signal.Hangup));
    }

    private static async Task EndsEverythingAsync(TestCafe cafe, Action<RunningProgram> ask)
    {
        await using var up = await cafe.StartUpAndWaitAsync();
        await (await cafe.ClientAsync()).OrderAsync();

        ask(up);

        (await up.EndAsync(seconds: 60)).Succeeded();
        cafe.Processes.ShouldBeEmpty();
    }
}
