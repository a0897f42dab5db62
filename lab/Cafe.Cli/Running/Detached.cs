using Cafe.Cli.Building;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary><c>cafe up --detach</c>: the same start, by a process in the background whose messages are shown here until
/// the café is open.</summary>
internal static class Detached
{
    /// <summary>The option by which the process in the background knows what it is.</summary>
    public const string Option = "--in-background";

    public static async Task<int> StartAsync(DataFolder data, int port, string? startAt, StopSignals signals)
    {
        data.Create();
        var shown = File.Exists(data.UpLog) ? new FileInfo(data.UpLog).Length : 0;
        var child = ChildProcess.Start(new ProcessSpec(
            Builder.Dotnet,
            [
                typeof(Detached).Assembly.Location, "up", "--port", $"{port}", "--data", data.Path, Option,
                .. startAt is null ? (string[])[] : ["--start-at", startAt],
            ],
            ChildEnvironment.Inherited()));
        using var stop = signals.Stop.Register(() => child.Signal(Posix.Terminate));
        using var stopAtOnce = signals.AtOnce.Register(() => child.Signal(Posix.Interrupt));
        while (true)
        {
            // In this order, so that all that came before the end is shown.
            var ended = child.Exited.IsCompleted;
            var runs = RunState.Read(data) is { Phase: RunPhase.Running } state && state.Supervisor == child.Identity;
            shown = ShowFrom(data.UpLog, shown);
            if (ended)
            {
                var code = await child.Exited;
                foreach (var line in child.LastLines) Terminal.Error.Line(line);
                if (code is > 128 and not ExitCodes.Interrupted)
                    Terminal.Error.Line($"cafe: the process in the background {SupervisedProcess.ExitOf(code)}");
                return code;
            }

            if (runs) return ExitCodes.Succeeded;
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static long ShowFrom(string log, long offset)
    {
        if (!File.Exists(log)) return offset;
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < offset) offset = 0;
        file.Position = offset;
        var text = new StreamReader(file).ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        var terminal = Terminal.Standard;
        foreach (var line in whole.Split('\n')[..^1])
        {
            // An error is the last message of the process in the background, and belongs to standard error.
            if (line.StartsWith("cafe: ", StringComparison.Ordinal)) terminal = Terminal.Error;
            terminal.Line(line);
        }

        return offset + System.Text.Encoding.UTF8.GetByteCount(whole);
    }
}
