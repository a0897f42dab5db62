using System.CommandLine;
using System.Diagnostics;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe down</c>.</summary>
internal static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Command Create(StopSignals signals)
    {
        var data = Usage.DataOption();
        var command = new Command("down", "Stops the café, whoever started it, and waits until all of it has ended.")
        {
            data,
        };
        command.SetAction((parsed, _) =>
            RunAsync(new DataFolder(parsed.GetValue(data)!), Terminal.Standard, signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, Terminal terminal, CancellationToken cancellation)
    {
        var anything = false;
        while (File.Exists(data.LockFile))
        {
            if (data.TryLock() is { } alone)
            {
                using (alone)
                {
                    foreach (var ended in await Leftovers.EndAsync(data, RunState.Read(data)))
                    {
                        terminal.Line($"Ended what a killed café had left: {ended}.");
                        anything = true;
                    }

                    File.Delete(data.State);
                }

                break;
            }

            // The lock may be newer than the state: then the next round sees who holds it.
            if (RunState.Read(data) is { Supervisor: { IsAlive: true } supervisor } state)
            {
                await terminal.StepAsync("stopping the café", () => StopAsync(supervisor, cancellation), _ => null);
                var names = state.Processes.Select(process => process.Name);
                if (state.Postgres is { } server) names = names.Append($"PostgreSQL {server.Version}");
                var where = state.Url is null ? "" : $" at {state.Url}";
                terminal.Line($"The café{where} has stopped: {string.Join(", ", names)}.");
                anything = true;
            }

            await Task.Delay(50, cancellation);
        }

        if (!anything) terminal.Line($"Nothing runs in {data.Path}.");
        return ExitCodes.Succeeded;
    }

    private static async Task<bool> StopAsync(ProcessIdentity supervisor, CancellationToken cancellation)
    {
        Posix.Signal(supervisor, Posix.Terminate);
        if (await supervisor.EndsWithinAsync(Patience, cancellation)) return true;
        cancellation.ThrowIfCancellationRequested();
        // What it leaves is ended next.
        Posix.Signal(supervisor, Posix.Kill);
        return await supervisor.EndsWithinAsync(Patience, cancellation);
    }
}
