using Cafe.Reporting;
using Cafe.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Cafe.Tests.Unit.Reporting;

public class ReportSettingsTests
{
    [Fact]
    public void The_report_is_sent_at_nine_unless_another_time_is_set()
    {
        Read(null).ReportAt.ShouldBe(new TimeOnly(21, 0));
        Read("06:30").ReportAt.ShouldBe(new TimeOnly(6, 30));
    }

    [Fact]
    public void Never_means_that_none_is_sent_by_itself() => Read("never").ReportAt.ShouldBeNull();

    [Theory]
    [InlineData("25:00")]
    [InlineData("9pm")]
    [InlineData("")]
    public void What_is_no_time_is_named(string value) =>
        Should.Throw<ConfigurationException>(() => Read(value)).Message.ShouldStartWith($"Cafe:ReportAt: '{value}' is");

    private static ReportSettings Read(string? value) => ReportSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Cafe:ReportAt"] = value }).Build());
}
