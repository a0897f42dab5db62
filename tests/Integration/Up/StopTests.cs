using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class StopTests : CafeTest
{
    [Fact]
    public Task Ctrl_C_ends_everything() => Ends_everything(up => Signals.SendToGroup(up.Pid, Signal.Interrupt));

    [Fact]
    public Task SIGTERM_ends_everything() => Ends_everything(up => up.Send(Signal.Terminate));

    [Fact]
    public Task The_end_of_the_terminal_ends_everything() => Ends_everything(up => Signals.SendToGroup(up.Pid, Signal.Hangup));

    [Fact]
    public async Task Ctrl_C_during_the_start_ends_everything()
    {
        var cafe = NewCafe();
        await using var up = cafe.StartUp();
        await Eventually.IsTrueAsync(
            "the schema is made", () => cafe.Processes.Any(process => process.CommandLine.Contains("Cafe.Monolith.dll migrate")));

        Signals.SendToGroup(up.Pid, Signal.Interrupt);

        (await up.EndAsync(seconds: 10)).ExitCode.ShouldBe(130);
        cafe.Processes.ShouldBeEmpty();
        await (await cafe.UpAsync()).OrderAsync();
    }

    private async Task Ends_everything(Action<RunningProgram> ask)
    {
        var cafe = NewCafe();
        await using var up = await cafe.StartUpAndWaitAsync();
        await (await cafe.ClientAsync()).OrderAsync();

        ask(up);

        (await up.EndAsync(seconds: 10)).Succeeded();
        cafe.Processes.ShouldBeEmpty();
    }
}
