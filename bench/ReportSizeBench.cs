using System.CommandLine;
using System.Diagnostics;
using Cafe.Bench.Harness;

namespace Cafe.Bench;

/// <summary><c>report-size</c>: whether a report costs the same, however long the history is; and what it costs to make
/// the read model anew.</summary>
internal static class ReportSizeBench
{
    private const int SmallHistory = 100_000;
    private const int WarmUpSeconds = 5;

    /// <summary>Ten years, the most that can be seeded: a long history has more days too, not only more orders a day.</summary>
    private const int MostDays = 3650;

    /// <summary>What the read model is made of, out of the same rows: days and items, days and hours.</summary>
    private static readonly string[] PlainSelects =
    [
        """
        SELECT (placed_at AT TIME ZONE 'Europe/London')::date, menu_item_id, count(*), sum(quantity), sum(quantity * unit_price)
        FROM orders JOIN order_lines ON order_number = number
        WHERE status <> 'cancelled' GROUP BY 1, 2
        """,
        """
        SELECT (placed_at AT TIME ZONE 'Europe/London')::date, extract(hour FROM placed_at AT TIME ZONE 'Europe/London'), count(*), sum(total)
        FROM orders
        WHERE status <> 'cancelled' GROUP BY 1, 2
        """,
    ];

    public static Command Create() => BenchOptions.Command(
        "report-size", $"The daily report with --orders ÷ with {SmallHistory:N0}; and reporting rebuild ÷ a plain SELECT … GROUP BY.",
        RunAsync, orders: 1_000_000);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var small = await RunningCafe.StartAsync(cancel);
        await small.SeedAsync(365, SmallHistory / 365, cancel);
        await using var large = await RunningCafe.StartAsync(cancel);
        var days = (int)Math.Clamp(options.Orders * 365 / SmallHistory, 1, MostDays);
        await large.SeedAsync(days, options.Orders / days, cancel);

        var wrk = new Wrk(large, connections: 1);
        Console.WriteLine("GET /api/reports/daily of yesterday on reporting, of two cafés with histories of different length");
        Console.WriteLine($"Load        {wrk.Description}; {options.Seconds} s a run, after {WarmUpSeconds} s to warm up");
        await large.PrintConditionsAsync(cancel);
        foreach (var cafe in (RunningCafe[])[small, large])
        {
            await cafe.CaughtUpAsync(cancel);
            await ReportAsync(cafe, WarmUpSeconds);
        }

        var withLarge = new Measured($"{options.Orders:N0} orders", () => ReportAsync(large, options.Seconds));
        var withSmall = new Measured($"{SmallHistory:N0} orders", () => ReportAsync(small, options.Seconds));
        await Figures.MeasureAsync(options.Runs, "ms a report", withLarge, withSmall);
        var isMet = Figures.Ratio(withLarge, withSmall, Aim.AtMost(1.2));

        Console.WriteLine($"\nreporting rebuild orders ({options.Orders:N0} orders; with the start of its process), and:");
        Console.WriteLine(string.Join(";\n", PlainSelects));
        await using var connection = await large.ConnectAsync("orders", cancel);
        var rebuild = new Measured("rebuild", () => SecondsAsync(() => large.VerbAsync("reporting", ["rebuild", "orders"], cancel)));
        var select = new Measured("SELECT … GROUP BY", () => SecondsAsync(async () =>
        {
            foreach (var sql in PlainSelects)
                await connection.ExecuteAsync(sql, cancel);
        }));
        await Figures.MeasureAsync(options.Runs, "s", rebuild, select);
        return Figures.Ratio(rebuild, select, Aim.AtMost(3)) && isMet;

        async Task<double> ReportAsync(RunningCafe cafe, int seconds)
        {
            var report = new Uri(cafe.UrlOf("reporting"), $"/api/reports/daily?date={DateTime.UtcNow.AddDays(-1):yyyy-MM-dd}");
            return (await wrk.GetAsync(report, seconds, cancel, await cafe.TokenAsync(cancel))).MeanMilliseconds;
        }
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
