using System.Globalization;
using Cafe.Cli;
using Cafe.Cli.Processes;

namespace Cafe.Bench.Harness;

/// <param name="Requests">All were answered with 2xx.</param>
/// <param name="MeanMilliseconds">Of an answer.</param>
internal readonly record struct Load(double Requests, double Seconds, double MeanMilliseconds)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Closed-loop load, for throughput: each connection sends its next request when it has its answer.</summary>
internal sealed class Wrk(RunningCafe cafe, int connections)
{
    private const string Report =
        """
        done = function(summary, latency)
            local errors = summary.errors
            io.write(string.format("RESULT %d %d %.1f %d\n", summary.requests, summary.duration, latency.mean,
                errors.connect + errors.read + errors.write + errors.status + errors.timeout))
        end
        """;

    public string Description => $"wrk, closed loop, 1 thread, {connections} connection{(connections == 1 ? "" : "s")}";

    public Task<Load> GetAsync(Uri url, int seconds, CancellationToken cancel, string? token = null) => RunAsync(
        url, seconds, token is null ? "" : $"wrk.headers['Authorization'] = 'Bearer {token}'\n", cancel);

    public Task<Load> PostAsync(Uri url, string json, int seconds, CancellationToken cancel) => RunAsync(
        url, seconds, $"wrk.method, wrk.body = 'POST', [[{json}]]\nwrk.headers['Content-Type'] = 'application/json'\n", cancel);

    private async Task<Load> RunAsync(Uri url, int seconds, string script, CancellationToken cancel)
    {
        var program = Posix.FindProgram("wrk") ?? throw new CafeException("wrk is missing: apt-get install wrk");
        var file = Path.Combine(cafe.Folder, "wrk.lua");
        await File.WriteAllTextAsync(file, script + Report, cancel);
        var result = await Tool.MustRunAsync(
            new ProcessSpec(
                program, ["--threads", "1", "--connections", $"{connections}", "--duration", $"{seconds}s", "--timeout", "10s", "--script", file, url.OriginalString],
                LocalProcess.Inherited()),
            TimeSpan.FromSeconds(seconds + 60), "wrk", cancel);
        var fields = result.Output.First(line => line.StartsWith("RESULT ", StringComparison.Ordinal)).Split(' ').Skip(1)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return fields is [> 0, _, _, 0]
            ? new(fields[0], fields[1] / 1e6, fields[2] / 1e3)
            : throw new CafeException($"not every request to {url} succeeded:{Tool.Lines(result.Output)}");
    }
}
