using Cafe.Monolith;
using Microsoft.Extensions.Configuration;

namespace Cafe.Tests.Unit.Monolith;

public class BusinessDayTests
{
    private static readonly CafeSettings London = Settings("Europe/London");

    [Theory]
    [InlineData(2026, 1, 15, "2026-01-15T00:00:00Z")] // winter: UTC
    [InlineData(2026, 7, 15, "2026-07-14T23:00:00Z")] // summer: an hour ahead
    [InlineData(2026, 3, 29, "2026-03-29T00:00:00Z")] // the day that loses an hour begins in winter
    [InlineData(2026, 3, 30, "2026-03-29T23:00:00Z")] // and ends in summer, 23 hours later
    [InlineData(2026, 10, 25, "2026-10-24T23:00:00Z")]
    [InlineData(2026, 10, 26, "2026-10-26T00:00:00Z")] // 25 hours later
    public void A_business_day_begins_at_local_midnight(int year, int month, int day, string instant) =>
        London.StartOf(new(year, month, day)).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Fact]
    public void A_midnight_that_the_clocks_skip_is_the_moment_they_jump() =>
        // In Beirut, clocks went from 00:00 to 01:00 on 31 March 2024: the day begins at 22:00Z either way.
        Settings("Asia/Beirut").StartOf(new(2024, 3, 31)).ShouldBe(new DateTimeOffset(2024, 3, 30, 22, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_repeated_time_is_its_first_occurrence() =>
        London.InstantOf(new(2026, 10, 25), new(1, 30)).ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));

    [Fact]
    public void A_skipped_time_is_the_moment_after_the_gap() =>
        London.InstantOf(new(2026, 3, 29), new(1, 30)).ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Cafe:TimeZone", "Mars/Olympus")]
    [InlineData("Cafe:Currency", "pounds")]
    [InlineData("Cafe:ReportAt", "25:00")]
    [InlineData("Cafe:ReportAt", "9pm")]
    public void A_setting_that_cannot_be_used_is_named(string key, string value) =>
        Should.Throw<ConfigurationException>(() => Read(new() { [key] = value }))
            .Message.ShouldSatisfyAllConditions(m => m.ShouldContain(key), m => m.ShouldContain(value));

    private static CafeSettings Settings(string zone) => Read(new() { ["Cafe:TimeZone"] = zone });

    private static CafeSettings Read(Dictionary<string, string?> values) =>
        CafeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
