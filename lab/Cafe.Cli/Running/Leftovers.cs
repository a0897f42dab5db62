using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>Ends what a <c>cafe up</c> left that was killed. Called only by the holder of the data folder's
/// lock.</summary>
internal static class Leftovers
{
    /// <summary>What was ended, in words.</summary>
    public static async Task<IReadOnlyList<string>> EndAsync(DataFolder data, RunState? state)
    {
        var noted = (state?.Processes ?? []).Where(process => process.Process is { IsAlive: true }).ToList();
        var server = Postmaster.Of(data.Cluster)?.Process;
        // One that was started in the moment of the kill is not noted, but carries the marker.
        var known = noted.Select(process => process.Process!).ToList();
        var unnoted = ProcessSweep.With(ChildEnvironment.Marker, data.Path).Except(known).ToList();

        await ProcessSweep.EndAsync([.. known, .. unnoted], Posix.Terminate, Posix.Kill);
        if (server is not null) await ProcessSweep.EndAsync([server], Posix.Interrupt, Posix.Quit, Posix.Kill);
        return
        [
            .. noted.Select(process => $"{process.Name} (process {process.Process!.Pid})"),
            .. unnoted.Select(process => $"process {process.Pid}"),
            .. server is null ? (string[])[] : [$"PostgreSQL (process {server.Pid})"],
        ];
    }
}
