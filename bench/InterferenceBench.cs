using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cafe.Bench.Harness;
using Cafe.Cli;

namespace Cafe.Bench;

/// <summary><c>report-interference</c>: whether customers notice the report. It is why the monolith is refactored.</summary>
internal static class InterferenceBench
{
    private const int OrdersPerSecond = 100;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static Command Create() => BenchOptions.Command(
        "report-interference", "p99 of placing an order while the daily report runs ÷ quiet: services, and the monolith beside.",
        RunAsync, seconds: 20, orders: 1_000_000);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        await cafe.SeedAsync(days: 1, options.Orders, cancel);
        Console.WriteLine("POST /api/orders (2 lines), quiet and while GET /api/reports/daily of the day with all the orders runs; asked of the processes themselves, not by the gateway");
        Console.WriteLine($"Load        open loop, {OrdersPerSecond} orders/s for {options.Seconds} s a run, latency from the schedule; a report every {ReportEvery.TotalSeconds:0} s, never two at once");
        await cafe.PrintConditionsAsync(cancel);
        var isMet = await MeasureAsync(cafe, "services", cafe.UrlOf("orders"), cafe.UrlOf("reporting"), options, Aim.AtMost(1.1), cancel);

        foreach (var group in (string[])["reporting", "orders", "menu"])
            await cafe.RouteAsync(group, "monolith", cancel);
        await cafe.SeedAsync(days: 1, options.Orders, cancel);
        await MeasureAsync(cafe, "monolith", cafe.UrlOf("monolith"), cafe.UrlOf("monolith"), options, null, cancel);
        return isMet;
    }

    private static async Task<bool> MeasureAsync(
        RunningCafe cafe, string side, Uri orders, Uri reports, BenchOptions options, Aim? aim, CancellationToken cancel)
    {
        var order = await Harness.Orders.OfMenuAsync(cafe, cancel);
        using var client = new HttpClient();
        using var staff = await cafe.StaffAsync(cancel);
        var yesterday = new Uri(reports, $"/api/reports/daily?date={DateTime.UtcNow.AddDays(-1):yyyy-MM-dd}");
        var reportTook = new List<double>();
        var late = new List<double>();
        await cafe.CaughtUpAsync(cancel);
        await ReportAsync(cancel);
        await QuietAsync(WarmUp);

        var busy = new Measured($"{side} with report", BusyAsync);
        var quiet = new Measured($"{side} quiet", () => QuietAsync(TimeSpan.FromSeconds(options.Seconds)));
        await Figures.MeasureAsync(options.Runs, "p99, ms", busy, quiet);
        Figures.Print($"{side}: a report takes", reportTook, " ms");
        Figures.Print($"{side}: the load itself was late by", late, " ms");
        return Figures.Ratio(busy, quiet, aim);

        async Task<double> QuietAsync(TimeSpan duration)
        {
            var sent = await OpenLoop.SendAsync(client, () => order.To(orders), OrdersPerSecond, duration, cancel);
            late.Add(OpenLoop.Percentile(sent.Select(timed => timed.LateMilliseconds), 0.99));
            return OpenLoop.Percentile(sent.Select(timed => timed.Milliseconds), 0.99);
        }

        async Task<double> BusyAsync()
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var reporting = ReportOnAndOnAsync(stop.Token);
            var p99 = await QuietAsync(TimeSpan.FromSeconds(options.Seconds));
            await stop.CancelAsync();
            await reporting;
            return p99;
        }

        async Task ReportOnAndOnAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                await ReportAsync(cancel);
                var took = Stopwatch.GetElapsedTime(started);
                reportTook.Add(took.TotalMilliseconds);
                if (took < ReportEvery)
                    await Task.Delay(ReportEvery - took, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        async Task ReportAsync(CancellationToken stop)
        {
            using var answer = await staff.GetAsync(yesterday, stop);
            if (!answer.IsSuccessStatusCode)
                throw new CafeException(string.Create(CultureInfo.InvariantCulture, $"{yesterday} answered {(int)answer.StatusCode}"));
        }
    }
}
