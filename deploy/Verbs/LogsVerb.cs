using System.CommandLine;
using Amazon.CloudWatchLogs.Model;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Verbs;

/// <summary><c>cafe deploy logs</c>: what the tasks wrote, of several services in the order of time.</summary>
internal static class LogsVerb
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    private sealed record Line(DateTimeOffset At, string Service, string Task, string Text);

    public static Command Create(Host host, CommonOptions common)
    {
        var services = new Argument<string[]>("SERVICE") { Description = "Which; all without.", Arity = ArgumentArity.ZeroOrMore };
        var since = CommonOptions.Minutes("--since", "Minutes back.", 10);
        var follow = new Option<bool>("--follow") { Description = "Goes on with what is written, until interrupted." };
        var filter = new Option<string?>("--filter") { Description = "A CloudWatch Logs filter pattern.", HelpName = "PATTERN" };
        var command = new Command("logs", "Shows what services and jobs have written.") { services, since, follow, filter };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var run = common.Of(parsed, host);
            return await RunAsync(
                run, parsed.GetValue(services) ?? [], TimeSpan.FromMinutes(parsed.GetValue(since)), parsed.GetValue(follow),
                parsed.GetValue(filter), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Run run, string[] names, TimeSpan since, bool follow, string? filter, CancellationToken cancellation)
    {
        var application = await run.ApplicationAsync(cancellation);
        List<Workload> wanted = [.. names.Length > 0 ? names.Select(application.Workload) : application.Workloads];
        var from = run.Host.Clock.GetUtcNow() - since;
        var seen = new HashSet<string>();
        while (true)
        {
            var lines = (await Task.WhenAll(wanted.Select(workload => ReadAsync(run, workload, from, filter, seen, cancellation))))
                .SelectMany(each => each).OrderBy(line => line.At).ToList();
            foreach (var line in lines) Print(run, line);
            if (!follow) return ExitCodes.Done;
            // Of what is known only the last minute is read again: of several tasks, one's lines may come late.
            if (lines.Count > 0 && lines[^1].At - Late > from) from = lines[^1].At - Late;
            await Task.Delay(Interval, run.Host.Clock, cancellation);
        }
    }

    private static async Task<List<Line>> ReadAsync(
        Run run, Workload workload, DateTimeOffset from, string? filter, HashSet<string> seen, CancellationToken cancellation)
    {
        try
        {
            var events = await Aws.Pages.AllAsync(
                next => run.Aws.Logs.FilterLogEventsAsync(
                    new()
                    {
                        // A group may be that of several workloads.
                        LogGroupName = workload.LogGroup, LogStreamNamePrefix = $"{workload.Name}/",
                        StartTime = from.ToUnixTimeMilliseconds(), FilterPattern = filter, NextToken = next,
                    },
                    cancellation),
                page => page.Events, page => page.NextToken);
            lock (seen)
            {
                return
                [
                    .. events.Where(each => seen.Add(each.EventId)).Select(each => new Line(
                        DateTimeOffset.FromUnixTimeMilliseconds(each.Timestamp ?? 0), workload.Name,
                        Aws.Arn.LastPart(each.LogStreamName ?? ""), each.Message.TrimEnd())),
                ];
            }
        }
        catch (ResourceNotFoundException)
        {
            throw new DeployException($"there is no log group {workload.LogGroup} of {workload.Name}: cafe deploy stack makes those of the template");
        }
    }

    // A line of JSON each, so that it can be read while it comes.
    private static void Print(Run run, Line line) => run.Host.Out.WriteLine(run.IsJson
        ? System.Text.Json.JsonSerializer.Serialize(line, Output.Json.Lines)
        : $"{line.At:HH:mm:ss.fff} {line.Service,-12} {line.Task[..Math.Min(8, line.Task.Length)],-8} {line.Text}");
}
