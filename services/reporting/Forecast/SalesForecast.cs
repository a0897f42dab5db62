namespace Cafe.Reporting.Forecast;

/// <param name="Expected">Units: as many days sell more as sell less. The number of least expected absolute error.</param>
/// <param name="Low">The range of 80 % begins here.</param>
/// <param name="High">It ends here.</param>
public sealed record ItemForecast(long ItemId, int Expected, int Low, int High);

/// <summary>What the café will sell on its next day, by <see cref="SalesModel"/>.</summary>
public static class SalesForecast
{
    /// <summary>How far back sales are looked at, in days.</summary>
    public const int WindowDays = 26 * 7;

    /// <summary>The probability of the range.</summary>
    public const double RangeProbability = 0.8;

    /// <summary>With fewer selling days nothing is known of weekdays, and nothing is forecast.</summary>
    private const int FewestDays = 14;

    /// <summary>A weekday on which nothing was sold for so many days is a day off.</summary>
    private const int DayOffAfter = 4 * 7;

    /// <summary>The model begins without a level; its first steps don't show which parameters are good.</summary>
    private const int FirstDays = 7;

    private static readonly double[] Discounts = [0.70, 0.75, 0.80, 0.84, 0.87, 0.90, 0.92, 0.94, 0.96, 0.98, 0.99];
    private static readonly double[] Dispersions = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.4, 3.2, 4.5, 6];

    /// <summary>The first day after <paramref name="date"/> on whose weekday the café has sold lately.</summary>
    /// <param name="history">Up to that date, the earliest day first.</param>
    /// <returns><c>null</c> where it has not sold lately at all.</returns>
    public static DateOnly? NextSellingDay(IReadOnlyList<SellingDay> history, DateOnly date)
    {
        var weekdays = history.Where(day => day.Date > date.AddDays(-DayOffAfter)).Select(day => day.Date.DayOfWeek).ToHashSet();
        return Enumerable.Range(1, 7).Select(date.AddDays).Where(day => weekdays.Contains(day.DayOfWeek))
            .Select(day => (DateOnly?)day).FirstOrDefault();
    }

    /// <summary>Forecasts every item that was sold within the history.</summary>
    /// <param name="history">At most <see cref="WindowDays"/> back, the earliest day first.</param>
    /// <param name="day">A later day, on which the café will sell.</param>
    /// <returns>Empty where the history is too short.</returns>
    public static IReadOnlyList<ItemForecast> Make(IReadOnlyList<SellingDay> history, DateOnly day)
    {
        if (history.Count < FewestDays)
            return [];
        var parameters = Fit(history);
        var model = new SalesModel(parameters.Discount);
        foreach (var past in history)
            model.Learn(past);
        return [.. model.Items.Select(Forecast)];

        ItemForecast Forecast(long item)
        {
            var sales = new NegativeBinomial(model.Expect(item, day.DayOfWeek), parameters.Dispersion);
            var (low, high) = sales.ShortestRange(RangeProbability);
            return new(item, sales.Median(), low, high);
        }
    }

    /// <summary>
    /// The parameters under which the days of the history, each forecast from those before it, are most likely. One after
    /// the other: which discount is best hardly depends on the dispersion.
    /// </summary>
    public static ModelParameters Fit(IReadOnlyList<SellingDay> history)
    {
        const double moderate = 1;
        var discount = Discounts.MaxBy(discount => LogLikelihood(StepsAhead(history, discount), moderate));
        var steps = StepsAhead(history, discount);
        return new(discount, Dispersions.MaxBy(dispersion => LogLikelihood(steps, dispersion)));
    }

    private static double LogLikelihood(List<(double Mean, long Units)> steps, double dispersion) =>
        steps.Sum(step => new NegativeBinomial(step.Mean, dispersion).LogProbability(step.Units));

    /// <summary>For each day and item what was expected the day before, and what was sold.</summary>
    private static List<(double Mean, long Units)> StepsAhead(IReadOnlyList<SellingDay> history, double discount)
    {
        var steps = new List<(double Mean, long Units)>();
        var model = new SalesModel(discount);
        foreach (var (index, day) in history.Index())
        {
            if (index >= FirstDays)
                steps.AddRange(model.Items.Select(item => (model.Expect(item, day.Date.DayOfWeek), day.Units.GetValueOrDefault(item))));
            model.Learn(day);
        }

        return steps;
    }
}
