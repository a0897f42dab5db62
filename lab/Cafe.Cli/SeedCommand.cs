using System.CommandLine;
using System.Globalization;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;
using Cafe.Cli.Sales;
using Npgsql;

namespace Cafe.Cli;

/// <summary><c>cafe seed</c>.</summary>
internal static class SeedCommand
{
    /// <summary>One core makes and sends while the other stores; keys fit by construction.</summary>
    private static readonly BulkLoad Load = new(Connections: 2, IsTrusted: true);

    private sealed record SeedOptions(int Days, int OrdersPerDay, DateOnly? Until, ulong Seed, DataFolder Data);

    public static Command Create(StopSignals signals)
    {
        var days = Number("--days", "How many days to fill.", 365, 3660);
        var ordersPerDay = Number("--orders-per-day", "How many orders a day has on average.", 300, 1_000_000);
        var until = new Option<DateOnly?>("--until")
        {
            Description = "The last day; yesterday without it.",
            HelpName = "DATE",
            CustomParser = argument => LocalTime.Date(argument.Tokens[0].Value)
                ?? Usage.Reject<DateOnly?>(argument, $"--until needs a date like 2026-11-20, and '{argument.Tokens[0].Value}' is none"),
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Another number makes another history. A day is seeded once by one seed: the same again adds only days that lack.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = argument => ulong.TryParse(argument.Tokens[0].Value, CultureInfo.InvariantCulture, out var number)
                ? number
                : Usage.Reject<ulong>(argument, $"--seed needs a number from 0 to {ulong.MaxValue}, and '{argument.Tokens[0].Value}' is none"),
        };
        var data = Usage.DataOption();
        var command = new Command("seed", "Fills the past of a running café with orders, for trying and showing it.")
        {
            days, ordersPerDay, until, seed, data,
        };
        command.SetAction((parsed, _) => RunAsync(
            new SeedOptions(
                parsed.GetValue(days), parsed.GetValue(ordersPerDay), parsed.GetValue(until), parsed.GetValue(seed),
                new DataFolder(parsed.GetValue(data)!)),
            Terminal.Standard, signals.Stop));
        return command;
    }

    private static Option<int> Number(string name, string description, int byDefault, int max) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => byDefault,
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : Usage.Reject<int>(argument, $"{name} needs a number from 1 to {max}, and '{argument.Tokens[0].Value}' is none"),
    };

    private static async Task<int> RunAsync(SeedOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var zone = CafeZone();
        var now = DateTime.UtcNow;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var last = options.Until ?? today.AddDays(-1);
        if (last > today) throw new CafeException($"--until {last:yyyy-MM-dd} is in the future; today is {today:yyyy-MM-dd}", ExitCodes.Usage);
        var first = last.AddDays(1 - options.Days);

        var progress = new Progress(terminal, "orders");
        long orders = 0, lines = 0;
        try
        {
            await SalesBooks.WriteAsync(
                options.Data, "cafe seed", Load,
                async books =>
                {
                    var menu = (await MenuItem.ReadAllAsync(books.Menu, cancellation)).Where(item => item.Available).ToList();
                    if (menu.Count == 0) throw new CafeException("the menu has no available item, so nothing can be sold; add some first");
                    var sales = new SeededSales(first, last, options.OrdersPerDay, options.Seed, zone, menu);
                    var days = await MissingAsync(books.Orders, sales, cancellation);
                    if (days.Count < sales.Days.Count)
                        terminal.Line($"{sales.Days.Count - days.Count} of {sales.Days.Count} days were seeded by seed {options.Seed} before, and stay as they are.");

                    var expected = days.Sum(sales.Expected);
                    void Wrote(int some) => progress.Report(Interlocked.Add(ref orders, some), orders / expected);

                    // A day belongs to one connection: of two transactions, one may be kept alone.
                    var shares = SharesOf(days, sales, books.AllOrders.Count);
                    var written = await Task.WhenAll(books.AllOrders.Zip(shares, (connection, share) => OrderCopy.WriteAsync(
                        connection, share.SelectMany(sales.OrdersOf).TakeWhile(order => order.PlacedAt <= now), Wrote, cancellation)));
                    lines = written.Sum();
                    return true;
                },
                cancellation);
        }
        finally
        {
            progress.End();
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{orders:N0} orders with {lines:N0} lines from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} in {progress.Elapsed.TotalSeconds:0.0} s: {progress.Rate(orders)}"));
        return ExitCodes.Succeeded;
    }

    // Some days to one, the next to another and so on, so that numbers grow with time.
    private static List<DateOnly>[] SharesOf(IReadOnlyList<DateOnly> days, SeededSales sales, int count)
    {
        var shares = Enumerable.Range(0, count).Select(_ => new List<DateOnly>()).ToArray();
        var before = 0.0;
        foreach (var day in days)
        {
            shares[(int)(before / OrderCopy.OrdersAtOnce) % count].Add(day);
            before += sales.Expected(day);
        }

        return shares;
    }

    private static async Task<IReadOnlyList<DateOnly>> MissingAsync(NpgsqlConnection connection, SeededSales sales, CancellationToken cancellation)
    {
        var seeded = await connection.ScalarAsync<string[]>(
            "SELECT coalesce(array_agg(idempotency_key), '{}') FROM orders WHERE idempotency_key = ANY($1)",
            cancellation, [sales.Days.Select(sales.KeyOf).ToArray()]);
        return [.. sales.Days.Where(day => !seeded.Contains(sales.KeyOf(day)))];
    }

    // As the compose file gives it to the monolith.
    private static TimeZoneInfo CafeZone() =>
        LocalTime.Zone(Environment.GetEnvironmentVariable("CAFE_TIME_ZONE") is { Length: > 0 } name ? name : "Europe/London")
        ?? throw new CafeException("CAFE_TIME_ZONE is no time zone known here; use a name like Europe/London");
}
