using System.Globalization;

namespace Cafe.Cli.Sales;

/// <summary>A café's past that never was: the same for the same seed, span, volume, zone and menu, on every machine.
/// Days differ by weekday, season, weather and growth; hours by weekday.</summary>
internal sealed class SeededSales
{
    private const double GrowthOfADay = 1 + 0.12 / 365;

    // Percent of an average day, Sunday to Saturday.
    private static readonly int[] Weekdays = [98, 82, 84, 90, 96, 112, 138];

    // Percent of an average day, in the middle of January to December.
    private static readonly int[] Months = [84, 90, 96, 101, 105, 108, 110, 106, 101, 98, 97, 104];

    // Orders in a hundred by hour, from the opening hour on.
    private static readonly (int Opens, int[] Hours) Workday = (7, [9, 16, 11, 9, 9, 15, 12, 6, 6, 5, 2]);
    private static readonly (int Opens, int[] Hours) Saturday = (8, [6, 11, 16, 17, 15, 12, 9, 8, 6]);
    private static readonly (int Opens, int[] Hours) Sunday = (9, [9, 19, 21, 18, 14, 11, 8]);

    private static readonly string[] Customers =
    [
        "Aisha", "Alan", "Amelia", "Andrew", "Anna", "Ben", "Beth", "Callum", "Chen", "Chloe", "Daniel", "Elif", "Emma",
        "Erik", "Eve", "Fiona", "George", "Grace", "Hamish", "Hannah", "Ian", "Isla", "Jack", "James", "Jean", "Katya",
        "Kenji", "Laura", "Leo", "Lucy", "Maria", "Mohammed", "Nina", "Noah", "Olivia", "Omar", "Priya", "Ruth", "Sam", "Zoe",
    ];

    private readonly ulong _seed;
    private readonly TimeZoneInfo _zone;
    private readonly Baskets _baskets;
    private readonly Dictionary<DateOnly, double> _expected = [];

    /// <param name="ordersPerDay">On average over the span.</param>
    /// <param name="menu">At least one item.</param>
    public SeededSales(DateOnly first, DateOnly last, int ordersPerDay, ulong seed, TimeZoneInfo zone, IReadOnlyList<MenuItem> menu)
    {
        (_seed, _zone, _baskets) = (seed, zone, new Baskets(menu, seed));
        double growth = 1, sum = 0;
        for (var day = first; day <= last; day = day.AddDays(1), growth *= GrowthOfADay)
        {
            if (!IsClosed(day)) sum += _expected[day] = growth * Weekdays[(int)day.DayOfWeek] * Season(day);
        }

        var all = (double)ordersPerDay * (last.DayNumber - first.DayNumber + 1);
        foreach (var (day, weight) in _expected) _expected[day] = all * weight / sum;
    }

    /// <summary>Those on which the café is open.</summary>
    public IReadOnlyCollection<DateOnly> Days => _expected.Keys;

    public double Expected(DateOnly day) => _expected[day];

    /// <summary>Carried by the first order of a seeded day: a day is seeded once by one seed.</summary>
    public string KeyOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"seed-{_seed}-{day:yyyy-MM-dd}");

    /// <summary>The orders of one day, as time goes.</summary>
    public IEnumerable<SoldOrder> OrdersOf(DateOnly day)
    {
        var random = SeededRandom.Of(_seed, day);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Clocks change at night: all open hours have the offset of noon.
        var offset = _zone.GetUtcOffset(midnight.AddHours(12));
        string? key = KeyOf(day);
        foreach (var ticks in Times(day, random))
        {
            var local = midnight.AddTicks(ticks);
            var placedAt = DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
            yield return new SoldOrder(
                random.Uuid(placedAt),
                random.Below(1000) < 12 ? "cancelled" : "collected",
                placedAt,
                Customers[random.Below(Customers.Length)],
                key,
                _baskets.Next(random, local));
            key = null;
        }
    }

    private long[] Times(DateOnly day, SeededRandom random)
    {
        var expected = _expected[day];
        // The weather decides on a day more than chance does.
        var count = expected * (1 + 0.08 * random.Normal()) + Math.Sqrt(expected) * random.Normal();
        var (opens, hours) = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => Saturday,
            DayOfWeek.Sunday => Sunday,
            _ => Workday,
        };
        var times = new long[Math.Max(0, (int)Math.Round(count))];
        foreach (ref var time in times.AsSpan())
        {
            var hour = opens + random.Pick(hours);
            time = hour * TimeSpan.TicksPerHour + random.Below(3_600_000) * TimeSpan.TicksPerMillisecond;
        }

        Array.Sort(times);
        return times;
    }

    private static bool IsClosed(DateOnly day) => day is { Month: 12, Day: 25 or 26 } or { Month: 1, Day: 1 };

    private static double Season(DateOnly day)
    {
        var since = day.AddDays(-14);
        var through = (since.Day - 1) / (double)DateTime.DaysInMonth(since.Year, since.Month);
        return Months[since.Month - 1] * (1 - through) + Months[since.Month % 12] * through;
    }
}
