using System.Diagnostics;
using System.Globalization;
using Cafe.Tests.Integration.Support;
using Xunit.Abstractions;

namespace Cafe.Tests.Integration.Crash;

[Collection(WatchedCafes.Name)]
public class OrdersUnderCrashTests(WatchedCafe open, ITestOutputHelper output)
{
    private const int PerSecond = 40;
    private const int Kills = 2;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Every_acknowledged_order_is_there_once_and_counted_once_though_everything_that_it_passes_is_killed()
    {
        var (cafe, staff) = (open.Cafe, open.Staff);
        using var load = new OrderLoad(staff.Url, await staff.MenuAsync(), seed: 1);

        var ordering = load.RunAsync(PerSecond, Duration);
        // The relay of the events is in the process of the orders.
        await Task.WhenAll(
            ordering,
            KillAtRandomMomentsAsync(cafe, status => status.Of("orders").Pid, seed: 2),
            KillAtRandomMomentsAsync(cafe, status => status.Of("reporting").Pid, seed: 3),
            KillAtRandomMomentsAsync(cafe, status => status.Of("gateway").Pid, seed: 4),
            KillAtRandomMomentsAsync(cafe, status => status.Postgres?.Pid, seed: 5));
        var acknowledged = await ordering;

        output.WriteLine($"{acknowledged.Count} orders, all acknowledged; what the guests saw besides: "
            + string.Join(", ", load.Failures.Select(failure => $"{failure.Value} × {failure.Key}")));
        load.Failures.ShouldNotBeEmpty("Nobody has noticed the crashes, so they weren't any.");
        acknowledged.Count.ShouldBeInRange(PerSecond * ((int)Duration.TotalSeconds - 1), PerSecond * ((int)Duration.TotalSeconds + 1));

        // As text, so that a difference can be read.
        var kept = await Sql.ReadAsync(
            await cafe.DatabaseAsync("orders"),
            """
            SELECT concat_ws(' ', customer, id, total, CASE
                WHEN count(line_no) = 0 THEN 'without lines'
                WHEN total <> sum(unit_price * quantity) THEN 'total is not the sum of its lines' END)
            FROM orders LEFT JOIN order_lines ON order_number = number
            WHERE customer LIKE 'guest-%'
            GROUP BY number
            """);
        kept.Order(StringComparer.Ordinal).ShouldBe(acknowledged.Select(Text).Order(StringComparer.Ordinal));

        await open.ReportsAreRightAsync();
    }

    private static string Text(PlacedOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.Customer} {order.Id} {order.Total:0.00}");

    /// <summary>Spread over the time in which orders are placed; each as soon as there is something to kill again.</summary>
    private static async Task KillAtRandomMomentsAsync(TestCafe cafe, Func<CafeStatus, int?> pidOf, int seed)
    {
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        int? last = null;
        foreach (var moment in Enumerable.Range(0, Kills).Select(_ => Duration * (0.05 + 0.8 * random.NextDouble())).Order())
        {
            // Not a wait for something, but the moment of the crash.
            if (moment > watch.Elapsed)
                await Task.Delay(moment - watch.Elapsed);
            var status = await Eventually.GetAsync("it runs again", cafe.StatusAsync, now => pidOf(now) is { } pid && pid != last);
            last = pidOf(status);
            Signals.Send(last!.Value, Signal.Kill);
        }
    }
}
