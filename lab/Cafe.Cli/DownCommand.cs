using System.CommandLine;
using System.Diagnostics;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Containers;
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
        var volumes = new Option<bool>("--volumes")
        {
            Description = "Of a café in containers, remove the volumes as well, and with them all its data.",
        };
        var command = new Command("down", "Stops the café, whoever started it, and waits until all of it has ended.")
        {
            volumes, data,
        };
        command.SetAction((parsed, _) => RunAsync(
            new DataFolder(parsed.GetValue(data)!), parsed.GetValue(volumes), Terminal.Standard, signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, bool withVolumes, Terminal terminal, CancellationToken cancellation)
    {
        var anything = false;
        if (ContainerCafe.Find(Repository.Find(), data) is { } containers)
        {
            await terminal.StepAsync(
                "stopping the containers",
                withVolumes ? "Removed the containers and their data" : "Removed the containers; their data stays in volumes",
                () => containers.StopAsync(withVolumes, cancellation));
            anything = true;
        }

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
