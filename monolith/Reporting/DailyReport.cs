using Cafe.Monolith.Http;

namespace Cafe.Monolith.Reporting;

/// <param name="AverageOrder">Null on a day without orders.</param>
/// <param name="ByItem">By units, most first.</param>
/// <param name="ByHour">Always the 24 hours of the café's clock: one that repeats is one row, one that is skipped is empty.</param>
public sealed record DailyReport(
    DateOnly Date, string TimeZone, int Orders, long Units, decimal Revenue, decimal? AverageOrder,
    IReadOnlyList<ItemSales> ByItem, IReadOnlyList<HourSales> ByHour, DaySales ComparedToLastWeek);

public sealed record ItemSales(long ItemId, string Name, long Units, decimal Revenue);

public sealed record HourSales(int Hour, int Orders, decimal Revenue);

public sealed record DaySales(DateOnly Date, int Orders, long Units, decimal Revenue);

/// <summary>Makes the report of one local day.</summary>
public sealed class DailyReports(SalesHistory history, CafeSettings cafe)
{
    public async Task<DailyReport> MakeAsync(DateOnly date, CancellationToken cancel)
    {
        var day = new Tally();
        var byItem = new Tallies<long>();
        var byHour = new Tallies<int>(Enumerable.Range(0, 24));
        await foreach (var order in history.OrdersAsync(date, date).WithCancellation(cancel))
        {
            day.AddOrder(order);
            byHour.Of(cafe.Local(order.PlacedAt).Hour).AddOrder(order);
            foreach (var lines in order.Lines.GroupBy(line => line.MenuItemId))
                byItem.Of(lines.Key).AddLines(lines);
        }

        var names = await history.ItemNamesAsync(cancel);
        return new(
            date, cafe.TimeZone.Id, day.Orders, day.Units, day.Revenue,
            day.Orders == 0 ? null : Money.Round(day.Revenue / day.Orders),
            [.. byItem.Select(i => new ItemSales(i.Key, names[i.Key], i.Value.Units, i.Value.Revenue))
                .OrderByDescending(i => i.Units).ThenBy(i => i.ItemId)],
            [.. byHour.Select(h => new HourSales(h.Key, h.Value.Orders, h.Value.Revenue))],
            await DayAsync(date.AddDays(-7), cancel));
    }

    private async Task<DaySales> DayAsync(DateOnly date, CancellationToken cancel)
    {
        var day = new Tally();
        await foreach (var order in history.OrdersAsync(date, date).WithCancellation(cancel))
            day.AddOrder(order);
        return new(date, day.Orders, day.Units, day.Revenue);
    }
}
