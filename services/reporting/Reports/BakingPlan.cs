using Cafe.Reporting.Forecast;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Reports;

/// <summary>What to bake of an item for the next day on which the café sells.</summary>
/// <param name="Expected">Units: as many days sell more as sell less.</param>
/// <param name="Low">Four days in five sell at least this</param>
/// <param name="High">and at most this.</param>
public sealed record BakingPlanItem(long ItemId, string Name, int Expected, int Low, int High);

/// <param name="Day">The day that it is for.</param>
/// <param name="Items">Most expected first; without those that will hardly be sold at all.</param>
public sealed record BakingPlan(DateOnly Day, IReadOnlyList<BakingPlanItem> Items);

/// <summary>Makes the plan for the day after a report's, from the sales of <see cref="SalesForecast.WindowDays"/> at most.</summary>
public sealed class BakingPlans(CafeSettings cafe, ReportSettings settings, TimeProvider time)
{
    /// <param name="sales">By day and item, up to the report's day.</param>
    /// <returns><c>null</c> where there are too few days to tell anything from.</returns>
    public BakingPlan? Make(DateOnly date, IReadOnlyList<SalesByItem> sales, IReadOnlyDictionary<long, string> names)
    {
        var history = sales.Where(s => s.Day < date || IsOver(date)).GroupBy(s => s.Day).OrderBy(day => day.Key)
            .Select(day => new SellingDay(day.Key, day.ToDictionary(s => s.ItemId, s => s.Units))).ToList();
        if (SalesForecast.NextSellingDay(history, date) is not { } next || SalesForecast.Make(history, next) is not { Count: > 0 } forecasts)
            return null;
        return new(next,
        [
            .. forecasts.Where(f => f.High > 0)
                .OrderByDescending(f => f.Expected).ThenByDescending(f => f.High).ThenBy(f => f.ItemId)
                .Select(f => new BakingPlanItem(f.ItemId, names[f.ItemId], f.Expected, f.Low, f.High)),
        ]);
    }

    /// <summary>Whether a day's sales are all in: half a day would be taken for a bad one. A day is over when its report is due.</summary>
    private bool IsOver(DateOnly date) =>
        date < cafe.Today(time) || settings.ReportAt is { } at && cafe.InstantOf(date, at) <= time.GetUtcNow();
}
