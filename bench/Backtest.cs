using Cafe.Reporting.Forecast;

namespace Cafe.Bench;

/// <summary>What a method said of an item's next day.</summary>
/// <param name="Range">Units; <c>null</c> where the method has none.</param>
internal readonly record struct Forecasted(double Expected, (double Low, double High)? Range);

/// <summary>How a method did over all items and days.</summary>
/// <param name="Error">Weighted absolute percentage error: the sum of all absolute errors over the sum of all that was sold.</param>
/// <param name="Covered">The share of items and days whose sales were within the range.</param>
/// <param name="CoveredOfMany">The same where the method expected at least <see cref="Backtest.Many"/> units.</param>
/// <param name="Width">The mean of the range's last unit less its first.</param>
internal sealed record Score(double Error, double? Covered, double? CoveredOfMany, double? Width);

/// <summary>
/// Forecasts each day on which the café sold from the days before it alone (rolling origin, one day ahead), each item that
/// had been sold by then.
/// </summary>
/// <param name="days">The earliest first.</param>
internal sealed class Backtest(IReadOnlyList<SellingDay> days)
{
    /// <summary>Below this many units, few whole numbers make a range, and it covers much more than it has to.</summary>
    public const int Many = 5;

    /// <param name="first">The first day that is forecast.</param>
    /// <param name="method">Gets the days before and the day; what it doesn't return is forecast as 0.</param>
    public Score Run(DateOnly first, Func<IReadOnlyList<SellingDay>, DateOnly, IReadOnlyDictionary<long, Forecasted>> method, CancellationToken cancel)
    {
        var (error, sold) = (0.0, 0L);
        var (ranges, many) = (new List<(bool IsWithin, double Width)>(), new List<bool>());
        foreach (var day in days.Where(day => day.Date >= first))
        {
            cancel.ThrowIfCancellationRequested();
            var past = days.Where(earlier => earlier.Date < day.Date).ToList();
            var forecasts = method(past, day.Date);
            foreach (var item in past.SelectMany(earlier => earlier.Units.Keys).Distinct())
            {
                var units = day.Units.GetValueOrDefault(item);
                var forecast = forecasts.GetValueOrDefault(item, new(0, (0, 0)));
                error += Math.Abs(units - forecast.Expected);
                sold += units;
                if (forecast.Range is not var (low, high))
                    continue;
                ranges.Add((units >= low && units <= high, high - low));
                if (forecast.Expected >= Many)
                    many.Add(ranges[^1].IsWithin);
            }
        }

        return ranges.Count == 0
            ? new(error / sold, null, null, null)
            : new(error / sold, Share(ranges.Select(range => range.IsWithin)), Share(many), ranges.Average(range => range.Width));
    }

    private static double? Share(IEnumerable<bool> cases) => cases.Select(yes => yes ? 1.0 : 0).Cast<double?>().Average();
}
