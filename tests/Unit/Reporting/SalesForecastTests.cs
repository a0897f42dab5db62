using Cafe.Reporting.Forecast;

namespace Cafe.Tests.Unit.Reporting;

public class SalesForecastTests
{
    private static readonly DateOnly Monday = new(2026, 6, 1);

    [Fact]
    public void An_item_that_sells_evenly_is_forecast_as_it_sells()
    {
        var bread = Forecast(Days(8 * 7, _ => new() { [1] = 20 }), Monday.AddDays(8 * 7)).ShouldHaveSingleItem();

        // A Poisson distribution of mean 20 has 80 % within 1.28 standard deviations of 4.5.
        (bread.Expected, bread.Low, bread.High).ShouldBe((20, 14, 25));
    }

    [Fact]
    public void Weekdays_are_told_apart()
    {
        var history = Days(12 * 7, day => new() { [1] = day.DayOfWeek == DayOfWeek.Saturday ? 30 : 10 });

        Forecast(history, Monday.AddDays(12 * 7 + 5)).Single().Expected.ShouldBeInRange(27, 31);
        Forecast(history, Monday.AddDays(12 * 7)).Single().Expected.ShouldBeInRange(9, 12);
    }

    [Fact]
    public void A_busy_Saturday_is_no_sign_of_a_busy_Sunday()
    {
        // Demand jumps each fortnight, so that the last days count for much.
        var history = Days(20 * 7 - 1, day => new()
        {
            [1] = ((day.DayNumber - Monday.DayNumber) / 14 % 2 == 0 ? 20 : 60) * (day.DayOfWeek == DayOfWeek.Saturday ? 3 : 1),
        });

        history[^1].Units[1].ShouldBe(180);
        Forecast(history, history[^1].Date.AddDays(1)).Single().Expected.ShouldBeInRange(52, 68);
    }

    [Fact]
    public void An_item_may_have_another_weekday_pattern_than_the_cafe()
    {
        var history = Days(20 * 7, day => new()
        {
            [1] = day.DayOfWeek == DayOfWeek.Saturday ? 60 : 20,
            [2] = day.DayOfWeek == DayOfWeek.Saturday ? 2 : 12, // soup for those who work nearby
        });

        Forecast(history, Monday.AddDays(20 * 7 + 5)).Single(item => item.ItemId == 2).Expected.ShouldBeLessThan(6);
    }

    [Fact]
    public void What_is_no_longer_sold_fades_away()
    {
        var history = Days(16 * 7, day => day < Monday.AddDays(8 * 7) ? new() { [1] = 10, [2] = 10 } : new() { [1] = 10 });

        var gone = Forecast(history, Monday.AddDays(16 * 7)).Single(item => item.ItemId == 2);

        (gone.Expected, gone.High).ShouldBe((0, 0));
    }

    [Fact]
    public void The_closing_days_of_a_cafe_are_no_days_without_demand()
    {
        var open = Days(12 * 7, _ => new() { [1] = 20 });
        var withHolidays = open.Where(day => day.Date.DayNumber % 10 > 2).ToList();

        Forecast(withHolidays, Monday.AddDays(12 * 7)).Single().Expected.ShouldBe(20);
    }

    [Fact]
    public void Too_short_a_history_makes_no_forecast()
    {
        Forecast(Days(13, _ => new() { [1] = 20 }), Monday.AddDays(13)).ShouldBeEmpty();
        Forecast([], Monday).ShouldBeEmpty();
    }

    [Fact]
    public void Bursts_make_the_range_wider()
    {
        var even = Forecast(Days(20 * 7, _ => new() { [1] = 9 }), Monday.AddDays(20 * 7)).Single();
        var random = new Random(1);
        var inBursts = Forecast(Days(20 * 7, _ => new() { [1] = random.Next(19) }), Monday.AddDays(20 * 7)).Single();

        (inBursts.High - inBursts.Low).ShouldBeGreaterThan(even.High - even.Low + 3);
    }

    [Fact]
    public void Simulated_sales_are_forecast_better_than_by_the_last_weeks_and_within_the_range_as_often_as_it_says()
    {
        // Small counts of twelve items, busier at the weekend, on levels that drift.
        var random = new Random(7);
        var levels = Enumerable.Range(1, 12).ToDictionary(item => (long)item, item => 0.3 * item);
        var days = Days(26 * 7, day =>
        {
            var factor = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.6 : 0.8;
            return levels.Keys.ToDictionary(item => item, item =>
            {
                levels[item] *= Math.Exp(0.06 * (random.NextDouble() - 0.5));
                return (long)Poisson(random, factor * levels[item]);
            });
        });
        var (error, lastWeek, lastFour, within, cases) = (0.0, 0.0, 0.0, 0, 0);
        for (var i = 20 * 7; i < days.Count; i++)
        {
            foreach (var item in SalesForecast.Make([.. days.Take(i)], days[i].Date))
            {
                var sold = days[i].Units[item.ItemId];
                error += Math.Abs(sold - item.Expected);
                lastWeek += Math.Abs(sold - days[i - 7].Units[item.ItemId]);
                lastFour += Math.Abs(sold - Enumerable.Range(1, 4).Average(week => days[i - 7 * week].Units[item.ItemId]));
                within += sold >= item.Low && sold <= item.High ? 1 : 0;
                cases++;
            }
        }

        error.ShouldBeLessThan(Math.Min(lastWeek, lastFour));
        ((double)within / cases).ShouldBeInRange(0.8, 0.95); // whole numbers can't cover less than 80 %, and cover more
    }

    [Fact]
    public void The_next_selling_day_leaves_out_weekdays_without_sales()
    {
        var closedOnMondays = Days(5 * 7, day => day.DayOfWeek == DayOfWeek.Monday ? null : new() { [1] = 1 });
        var sunday = Monday.AddDays(5 * 7 - 1);

        SalesForecast.NextSellingDay(closedOnMondays, sunday).ShouldBe(sunday.AddDays(2));
        SalesForecast.NextSellingDay(closedOnMondays, sunday.AddDays(-1)).ShouldBe(sunday);
    }

    [Fact]
    public void A_cafe_that_has_sold_nothing_lately_has_no_next_selling_day()
    {
        var history = Days(5 * 7, _ => new() { [1] = 1 });

        SalesForecast.NextSellingDay(history, Monday.AddDays(5 * 7 + 27)).ShouldBeNull();
        SalesForecast.NextSellingDay(history, Monday.AddDays(5 * 7 + 26)).ShouldNotBeNull();
        SalesForecast.NextSellingDay([], Monday).ShouldBeNull();
    }

    private static IReadOnlyList<ItemForecast> Forecast(IReadOnlyList<SellingDay> history, DateOnly day) => SalesForecast.Make(history, day);

    /// <param name="sold">Units by item; <c>null</c> where the café is closed.</param>
    private static List<SellingDay> Days(int count, Func<DateOnly, Dictionary<long, long>?> sold) =>
        [.. Enumerable.Range(0, count).Select(Monday.AddDays).Select(day => (day, units: sold(day)))
            .Where(d => d.units is not null).Select(d => new SellingDay(d.day, d.units!))];

    private static int Poisson(Random random, double mean)
    {
        var count = 0;
        for (var product = random.NextDouble(); product > Math.Exp(-mean); product *= random.NextDouble())
            count++;
        return count;
    }
}
