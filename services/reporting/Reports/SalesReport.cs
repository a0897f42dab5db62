using System.Globalization;

namespace Cafe.Reporting.Reports;

public enum SalesBy
{
    Day,
    Item,
    Hour,
    Weekday,
    WeekdayHour,
}

public sealed record SalesReport(DateOnly From, DateOnly To, SalesBy By, IReadOnlyList<SalesRow> Rows);

/// <param name="Key">The local date, the item's id, the local hour (0 to 23), the weekday (1, Monday, to 7), or both, like 1-09.</param>
public sealed record SalesRow(string Key, string Name, int Orders, long Units, decimal Revenue);

/// <summary>Adds up the sales of a span of local days by day, item, hour of day, weekday or hour of the week.</summary>
public sealed class SalesReports(SalesHistory history)
{
    public async Task<SalesReport> MakeAsync(DateOnly from, DateOnly to, SalesBy by, CancellationToken cancel)
    {
        await using var look = await history.LookAsync(cancel);
        IReadOnlyList<SalesRow> rows = by switch
        {
            SalesBy.Day => Rows(
                await TallyAsync(from, to, Days(from, to), sales => sales.Day.DayNumber, cancel),
                day => Text(DateOnly.FromDayNumber(day)), day => $"{DateOnly.FromDayNumber(day).DayOfWeek}"),
            SalesBy.Hour => Rows(
                await TallyAsync(from, to, Enumerable.Range(0, 24), sales => sales.Hour, cancel),
                Text, hour => $"{hour:00}:00–{(hour + 1) % 24:00}:00"),
            SalesBy.Weekday => Rows(
                await TallyAsync(from, to, Enumerable.Range(1, 7), sales => Weekday(sales.Day), cancel),
                Text, weekday => $"{(DayOfWeek)(weekday % 7)}"),
            SalesBy.WeekdayHour => Rows(
                await TallyAsync(from, to, Enumerable.Range(24, 7 * 24), sales => Weekday(sales.Day) * 24 + sales.Hour, cancel),
                hour => $"{hour / 24}-{hour % 24:00}", hour => $"{(DayOfWeek)(hour / 24 % 7)} {hour % 24:00}:00"),
            _ => await ByItemAsync(from, to, cancel),
        };
        return new(from, to, by, rows);
    }

    private async Task<IReadOnlyList<SalesRow>> ByItemAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var tallies = new Tallies<long>();
        await foreach (var sales in history.ItemsAsync(from, to).WithCancellation(cancel))
            tallies.Of(sales.ItemId).Add(sales);

        var names = await history.ItemNamesAsync(cancel);
        return Rows(tallies, Text, id => names[id]);
    }

    private async Task<Tallies<int>> TallyAsync(
        DateOnly from, DateOnly to, IEnumerable<int> keys, Func<SalesByHour, int> keyOf, CancellationToken cancel)
    {
        var tallies = new Tallies<int>(keys);
        await foreach (var sales in history.HoursAsync(from, to).WithCancellation(cancel))
            tallies.Of(keyOf(sales)).Add(sales);
        return tallies;
    }

    private static SalesRow[] Rows<TKey>(Tallies<TKey> tallies, Func<TKey, string> key, Func<TKey, string> name)
        where TKey : notnull =>
        [.. tallies.Select(t => new SalesRow(key(t.Key), name(t.Key), t.Value.Orders, t.Value.Units, t.Value.Revenue))];

    private static IEnumerable<int> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1);

    /// <summary>ISO 8601: 1 is Monday, 7 is Sunday.</summary>
    private static int Weekday(DateOnly date) => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
