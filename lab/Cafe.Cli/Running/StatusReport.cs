using Cafe.Cli.Containers;
using Cafe.Cli.Postgres;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Running;

/// <summary>What <c>cafe status --json</c> prints; scripts rely on it. Paths are absolute.</summary>
/// <param name="Url">Where the café answers; <c>null</c> when it doesn't run.</param>
/// <param name="AdminUrl">Where the gateway is told what to do, on this machine alone.</param>
/// <param name="MailFolder">Where mails arrive as files; <c>null</c> where they can't be reached from here.</param>
internal sealed record StatusReport(
    string? Url, string? AdminUrl, string StaffPasswordFile, string? MailFolder, PostgresReport? Postgres,
    IReadOnlyList<ProcessReport> Processes)
{
    /// <summary>Of the café of this folder, be it of local processes or of containers.</summary>
    public static async Task<StatusReport> OfAsync(DataFolder data, CancellationToken cancellation) =>
        ContainerCafe.Find(Repository.Find(), data) is { } containers
            ? await containers.ReportAsync(cancellation)
            : Of(data, RunState.Read(data));

    /// <summary>What the state says, checked against the processes that are alive.</summary>
    public static StatusReport Of(DataFolder data, RunState? state)
    {
        var isSupervised = state is { Supervisor.IsAlive: true };
        return new StatusReport(
            state is { Phase: RunPhase.Running } && isSupervised ? state.Url : null,
            state is { Phase: RunPhase.Running } && isSupervised ? state.AdminUrl : null,
            data.StaffPassword,
            data.Mail,
            PostgresOf(data, state?.Postgres, isSupervised),
            [.. (state?.Processes ?? []).Select(process => new ProcessReport(
                process.Name,
                PidOf(process.Process),
                PhaseOf(process.State, process.Process, isSupervised),
                process.Url))]);
    }

    private static PostgresReport? PostgresOf(DataFolder data, ServerState? server, bool isSupervised)
    {
        if (!Directory.Exists(data.Cluster)) return null;
        var phase = server is null ? ProcessPhase.Stopped : PhaseOf(server.State, server.Process, isSupervised);
        return new PostgresReport(
            phase,
            "127.0.0.1",
            phase == ProcessPhase.Stopped ? null : server?.Port,
            PidOf(server?.Process),
            server?.Version ?? $"{PostgresCluster.ExistingVersion(data)}",
            Posix.RealPath(data.Cluster),
            "postgres",
            data.SuperuserPassword);
    }

    private static int? PidOf(ProcessIdentity? process) => process is { IsAlive: true } ? process.Pid : null;

    // One that has crashed is started again, as long as somebody sees to it.
    private static ProcessPhase PhaseOf(ProcessPhase recorded, ProcessIdentity? process, bool isSupervised) =>
        PidOf(process) is not null ? recorded
        : isSupervised && recorded != ProcessPhase.Stopped ? ProcessPhase.Starting
        : ProcessPhase.Stopped;
}

internal sealed record PostgresReport(
    ProcessPhase State, string Host, int? Port, int? Pid, string Version, string DataDirectory, string Superuser,
    string PasswordFile);

internal sealed record ProcessReport(string Name, int? Pid, ProcessPhase State, string? Url);
