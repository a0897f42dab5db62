using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cafe.Bench.Harness;
using Cafe.Cli.Running;

namespace Cafe.Bench;

/// <summary><c>startup</c>: ready after start, and resident memory idle, for each service.</summary>
internal static class StartupBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static Command Create() => BenchOptions.Command(
        "startup", "Ready after start, and resident memory idle, of each service.", RunAsync, seconds: null);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        Console.WriteLine($"A second process of each service is started beside the café: the time until /health/ready succeeds, and its resident memory {Idle.TotalSeconds:0} s later");
        await cafe.PrintConditionsAsync(cancel);
        Console.WriteLine();
        foreach (var service in (string[])["monolith", "menu", "orders", "reporting", "gateway"])
        {
            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var run = 0; run < options.Runs; run++)
            {
                var started = Stopwatch.GetTimestamp();
                await using var process = await cafe.StartAsync(service, cancel, ("Gateway__AdminPort", FreePort.Find().ToString(CultureInfo.InvariantCulture)));
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                await Task.Delay(Idle, cancel);
                megabytes.Add(process.ResidentBytes() / 1e6);
            }

            Figures.Print($"{service}: ready after", seconds, " s");
            Figures.Print($"{service}: resident", megabytes, " MB");
        }

        return true;
    }
}
