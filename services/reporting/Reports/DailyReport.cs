using System.Text.Json.Serialization;
using Cafe.Reporting.Forecast;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Reports;

/// <param name="AverageOrder">Null on a day without orders.</param>
/// <param name="ByItem">By units, most first.</param>
/// <param name="ByHour">Always the 24 hours of the café's clock: one that repeats is one row, one that is skipped is empty.</param>
/// <param name="BakingPlan">For the next day on which the café sells; null where too little was sold to tell.</param>
/// <param name="BakingDay">That day.</param>
public sealed record DailyReport(
    DateOnly Date, string TimeZone, int Orders, long Units, decimal Revenue, decimal? AverageOrder,
    IReadOnlyList<ItemSales> ByItem, IReadOnlyList<HourSales> ByHour, DaySales ComparedToLastWeek,
    IReadOnlyList<BakingPlanItem>? BakingPlan, [property: JsonIgnore] DateOnly? BakingDay);

public sealed record ItemSales(long ItemId, string Name, long Units, decimal Revenue);

public sealed record HourSales(int Hour, int Orders, decimal Revenue);

public sealed record DaySales(DateOnly Date, int Orders, long Units, decimal Revenue);

/// <summary>Makes the report of one local day.</summary>
public sealed class DailyReports(SalesHistory history, BakingPlans plans, CafeSettings cafe)
{
    public async Task<DailyReport> MakeAsync(DateOnly date, CancellationToken cancel)
    {
        await using var look = await history.LookAsync(cancel);
        var day = new Tally();
        var byHour = new Tallies<int>(Enumerable.Range(0, 24));
        await foreach (var sales in history.HoursAsync(date, date).WithCancellation(cancel))
        {
            day.Add(sales);
            byHour.Of(sales.Hour).Add(sales);
        }

        var items = await history.ItemsAsync(date.AddDays(1 - SalesForecast.WindowDays), date).ToListAsync(cancel);
        var names = await history.ItemNamesAsync(cancel);
        var plan = plans.Make(date, items, names);
        return new(
            date, cafe.TimeZone.Id, day.Orders, day.Units, day.Revenue,
            day.Orders == 0 ? null : Money.Round(day.Revenue / day.Orders),
            [.. items.Where(i => i.Day == date).Select(i => new ItemSales(i.ItemId, names[i.ItemId], i.Units, i.Revenue))
                .OrderByDescending(i => i.Units).ThenBy(i => i.ItemId)],
            [.. byHour.Select(h => new HourSales(h.Key, h.Value.Orders, h.Value.Revenue))],
            await DayAsync(date.AddDays(-7), cancel),
            plan?.Items, plan?.Day);
    }

    private async Task<DaySales> DayAsync(DateOnly date, CancellationToken cancel)
    {
        var day = new Tally();
        await foreach (var sales in history.HoursAsync(date, date).WithCancellation(cancel))
            day.Add(sales);
        return new(date, day.Orders, day.Units, day.Revenue);
    }
}
