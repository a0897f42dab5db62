using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cafe.Cli;
using Cafe.Cli.Sales;
using Cafe.Reporting.Forecast;

namespace Cafe.Bench;

/// <summary><c>forecast FILE</c>: the baking plan's method against two that need no method, on real sales.</summary>
internal static class ForecastBench
{
    private const int TestWeeks = 8;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a header, as a till exports it." };
        var map = new Option<ColumnMap>("--map")
        {
            Description = "Which column holds what.",
            HelpName = "date=COLUMN,time=COLUMN,ticket=COLUMN,item=COLUMN[,quantity=COLUMN]",
            Required = true,
            CustomParser = argument => Parse(argument, ColumnMap.Parse),
        };
        var zone = new Option<TimeZoneInfo>("--time-zone")
        {
            Description = "Where the times were taken, like Europe/London.",
            HelpName = "ZONE",
            Required = true,
            CustomParser = argument => Parse(argument, name => LocalTime.Zone(name) ?? throw new FormatException($"'{name}' is no zone known here")),
        };
        var voids = new Option<string[]>("--void")
        {
            Description = "An item's name that means that the row was voided. It may be given several times.",
            HelpName = "NAME",
        };
        var command = new Command("forecast", $"Forecasts each day of the last {TestWeeks} weeks of a sales file from the days before it.") { file, map, zone, voids };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(
            parsed.GetValue(file)!, parsed.GetValue(map)!, parsed.GetValue(zone)!, parsed.GetValue(voids) ?? [], cancel)));
        return command;
    }

    private static T? Parse<T>(ArgumentResult argument, Func<string, T> parse)
    {
        try
        {
            return parse(argument.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            argument.AddError($"{((OptionResult)argument.Parent!).Option.Name}: {e.Message}");
            return default;
        }
    }

    private static int Run(string path, ColumnMap map, TimeZoneInfo zone, IReadOnlyCollection<string> voids, CancellationToken cancel)
    {
        var days = Read(path, map, zone, voids);
        var first = days[^1].Date.AddDays(1 - TestWeeks * 7);
        if (days[0].Date > first.AddDays(-TestWeeks * 7))
            throw new CafeException($"{path} has sales from {days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd}; {2 * TestWeeks} weeks are needed, to test on the later half");

        var backtest = new Backtest(days);
        var model = backtest.Run(first, Model, cancel);
        var lastWeek = backtest.Run(first, (past, day) => SameWeekdays(past, day, weeks: 1), cancel);
        var lastFour = backtest.Run(first, (past, day) => SameWeekdays(past, day, weeks: 4), cancel);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {path}: {days.Sum(day => day.Units.Values.Sum()):N0} units of {days.SelectMany(day => day.Units.Keys).Distinct().Count()} items on {days.Count} days, {days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd}.
            Each day from {first:yyyy-MM-dd} on is forecast, item by item, from the days before it alone.

                                                                    within its range
                                             error (WAPE)       all   of {Backtest.Many} or more   range's width
            """));
        Print("baking plan (80 % range)", model);
        Print("same weekday last week", lastWeek);
        Print("mean of the last four same weekdays", lastFour);
        var isBetter = model.Error < Math.Min(lastWeek.Error, lastFour.Error);
        Console.WriteLine(isBetter ? "\nThe baking plan beats both." : "\nThe baking plan does not beat both.");
        return isBetter ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    private static void Print(string method, Score score) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{method,-37}{Percent(score.Error),14}{Percent(score.Covered),10}{Percent(score.CoveredOfMany),15}{score.Width?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–",16}"));

    private static string Percent(double? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Just as the service forecasts, from no more than its window.</summary>
    private static Dictionary<long, Forecasted> Model(IReadOnlyList<SellingDay> past, DateOnly day) => SalesForecast
        .Make([.. past.Where(p => p.Date >= day.AddDays(-SalesForecast.WindowDays))], day)
        .ToDictionary(f => f.ItemId, f => new Forecasted(f.Expected, (f.Low, f.High)));

    /// <summary>The mean of the last same weekdays on which the café sold; of several, the least and the most are the range.</summary>
    private static Dictionary<long, Forecasted> SameWeekdays(IReadOnlyList<SellingDay> past, DateOnly day, int weeks)
    {
        var same = past.Where(p => p.Date.DayOfWeek == day.DayOfWeek).TakeLast(weeks).ToList();
        return past.SelectMany(p => p.Units.Keys).Distinct().ToDictionary(item => item, item =>
        {
            var units = same.Select(p => p.Units.GetValueOrDefault(item)).DefaultIfEmpty().ToList();
            return new Forecasted(units.Average(), weeks == 1 ? null : (units.Min(), units.Max()));
        });
    }

    private static List<SellingDay> Read(string path, ColumnMap map, TimeZoneInfo zone, IReadOnlyCollection<string> voids)
    {
        var items = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        var days = new SortedDictionary<DateOnly, Dictionary<long, long>>();
        using var file = new SalesFile(path, map with { Price = null }, zone, voids, needsPrice: false);
        foreach (var (row, bad) in file.Read())
        {
            if (bad is not null)
                throw new CafeException($"{path}, {bad}");
            if (row.Item is null)
                continue;
            if (!items.TryGetValue(row.Item, out var item))
                items.Add(row.Item, item = items.Count + 1);
            var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(row.PlacedAt, zone));
            if (!days.TryGetValue(date, out var units))
                days.Add(date, units = []);
            units[item] = units.GetValueOrDefault(item) + row.Quantity;
        }

        return days.Count > 0 ? [.. days.Select(day => new SellingDay(day.Key, day.Value))] : throw new CafeException($"{path} has no sales");
    }
}
