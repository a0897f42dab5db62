using Cafe.Reporting;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;

namespace Cafe.Tests.Unit.Reporting;

public class BakingPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Dictionary<long, string> Names = new() { [1] = "Croissant", [2] = "Baguette", [3] = "Stollen" };

    [Fact]
    public void It_lists_what_will_be_sold_most_expected_first_under_its_name()
    {
        var plan = Plan("21:30", Today, [.. Sales(1, 5), .. Sales(2, 12), .. Sales(3, 0)]);

        plan.ShouldNotBeNull().Day.ShouldBe(Today.AddDays(1));
        plan.Items.Select(item => (item.ItemId, item.Name, item.Expected)).ShouldBe([(2, "Baguette", 12), (1, "Croissant", 5)]);
        plan.Items.ShouldAllBe(item => item.Low <= item.Expected && item.Expected <= item.High);
    }

    [Theory]
    [InlineData("12:00")]
    [InlineData("20:59")]
    public void A_day_that_is_not_over_is_not_taken_for_a_bad_one(string now)
    {
        var untilNow = new SalesByItem { Day = Today, ItemId = 1, Units = 1 };

        Plan(now, Today, [.. Sales(1, 50).Where(s => s.Day < Today), untilNow])!.Items.Single().Expected.ShouldBe(50);
    }

    [Fact]
    public void The_day_is_over_when_its_report_is_due()
    {
        var all = Sales(1, 50).Where(s => s.Day < Today).Append(new SalesByItem { Day = Today, ItemId = 1, Units = 1 }).ToList();

        Plan("21:00", Today, all)!.Items.Single().Expected.ShouldBeLessThan(49);
        Plan("22:00", Today, all, reportAt: null)!.Items.Single().Expected.ShouldBe(50);
    }

    [Fact]
    public void A_past_day_is_planned_as_on_that_evening() =>
        Plan("12:00", Today.AddDays(-7), [.. Sales(1, 50).Where(s => s.Day <= Today.AddDays(-7))])!.Day.ShouldBe(Today.AddDays(-6));

    [Fact]
    public void Without_sales_there_is_no_plan() => Plan("21:30", Today, []).ShouldBeNull();

    private static BakingPlan? Plan(string now, DateOnly date, IReadOnlyList<SalesByItem> sales, string? reportAt = "21:00") =>
        new BakingPlans(
            new CafeSettings(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), "GBP"),
            new ReportSettings(reportAt is null ? null : TimeOnly.Parse(reportAt, null)),
            new Clock(new DateTimeOffset(Today.ToDateTime(TimeOnly.Parse(now, null)), TimeSpan.Zero))).Make(date, sales, Names);

    /// <summary>Sixteen weeks up to today; an item without units was sold on the first day only.</summary>
    private static List<SalesByItem> Sales(long item, long units) => [.. Enumerable.Range(0, 16 * 7)
        .Where(day => units > 0 || day == 0)
        .Select(day => new SalesByItem { Day = Today.AddDays(1 + day - 16 * 7), ItemId = item, Units = Math.Max(units, 1), Orders = 1 })];

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
