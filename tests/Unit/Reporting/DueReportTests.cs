using System.Globalization;
using Cafe.Reporting;
using Cafe.Reporting.Deliveries;
using Cafe.ServiceDefaults;

namespace Cafe.Tests.Unit.Reporting;

/// <summary>Which day's report a moment is for.</summary>
public class DueReportTests
{
    private static readonly CafeSettings Cafe = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), "GBP");

    [Theory]
    [InlineData("2026-11-20T21:00:00Z", "2026-11-20")] // on the dot
    [InlineData("2026-11-20T20:59:59Z", "2026-11-19")]
    [InlineData("2026-11-21T00:10:00Z", "2026-11-20")] // tried again after midnight
    [InlineData("2026-07-20T20:00:00Z", "2026-07-20")] // summer: an hour ahead of UTC
    [InlineData("2026-07-20T19:59:59Z", "2026-07-19")]
    [InlineData("2026-03-29T20:00:00Z", "2026-03-29")] // a day of 23 hours
    [InlineData("2026-03-28T20:30:00Z", "2026-03-27")] // the evening before is still winter
    [InlineData("2026-10-25T20:30:00Z", "2026-10-24")] // a day of 25 hours: it is 20:30 again
    public void At_a_time_of_day_it_is_the_last_day_on_which_that_time_has_come(string instant, string date) =>
        Last("21:00", instant).ShouldBe((date, "21:00"));

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-28")] // 01:30 is skipped, so it is the moment of the jump
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29")]
    [InlineData("2026-10-25T00:29:59Z", "2026-10-24")] // 01:30 comes twice, and the first one counts
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25")]
    public void A_time_that_the_clocks_skip_or_repeat_comes_once(string instant, string date) =>
        Last("01:30", instant).ShouldBe((date, "01:30"));

    [Theory]
    [InlineData("2026-11-20T21:00:00Z", "2026-11-20", "21:00")]
    [InlineData("2026-07-20T23:30:00Z", "2026-07-21", "00:30")] // past midnight in London
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "01:30")]
    public void Where_a_schedule_says_when_it_is_the_days_that_the_schedule_meant(string instant, string date, string at) =>
        Last("never", instant).ShouldBe((date, at));

    private static (string Date, string At) Last(string reportAt, string instant)
    {
        var settings = new ReportSettings(reportAt == "never" ? null : TimeOnly.Parse(reportAt, CultureInfo.InvariantCulture));
        var due = DueReport.Last(Cafe, settings, DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        return (due.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), due.At.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
