using System.CommandLine;
using System.Text.Json;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;

namespace Cafe.Cli;

/// <summary><c>cafe status</c>.</summary>
internal static class StatusCommand
{
    public static Command Create(StopSignals signals)
    {
        var data = Usage.DataOption();
        var json = new Option<bool>("--json") { Description = "Print JSON, for scripts." };
        var command = new Command(
            "status", "Says what runs, and where. Exit code 0 when the café runs, 3 when it doesn't.")
        {
            json, data,
        };
        command.SetAction((parsed, _) =>
            RunAsync(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(json), signals.Stop));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, bool json, CancellationToken cancellation)
    {
        var report = await StatusReport.OfAsync(data, cancellation);
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(report, RunJson.Default.StatusReport));
        else Print(data, report, Terminal.Standard);
        return report.Url is null ? ExitCodes.NotRunning : ExitCodes.Succeeded;
    }

    private static void Print(DataFolder data, StatusReport report, Terminal terminal)
    {
        var alive = report.Postgres?.Port is not null || report.Processes.Any(process => process.State != ProcessPhase.Stopped);
        terminal.Heading((report.Url, alive) switch
        {
            ({ } url, _) => $"The café runs: {url}",
            (null, false) => $"The café doesn't run in {data.Path}.",
            (null, true) => "The café isn't open: it is starting or stopping, or was killed. "
                + $"./cafe down{data.Option} ends what is there.",
        });
        if (report.Postgres is { Port: not null } pg)
            terminal.Line(Row($"PostgreSQL {pg.Version}", pg.State, pg.Pid, $"{pg.Host}:{pg.Port}"));
        foreach (var process in report.Processes)
            terminal.Line(Row(process.Name, process.State, process.Pid, process.Url));
        if (report.Url is not null) terminal.Line($"  Staff password in {report.StaffPasswordFile}");
    }

    private static string Row(string name, ProcessPhase phase, int? pid, string? where) =>
        $"  {name,-18} {phase.ToString().ToLowerInvariant(),-9} {(pid is null ? "" : $"process {pid}"),-16} {where}";
}
