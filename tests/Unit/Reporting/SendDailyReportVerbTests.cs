using System.Globalization;
using Cafe.Reporting.Deliveries;
using Cafe.ServiceDefaults;

namespace Cafe.Tests.Unit.Reporting;

public class SendDailyReportVerbTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-21T00:10:00Z", 600)]
    [InlineData("2026-11-20T21:00:00Z", 600, "--scheduled", "2026-11-20T21:00:00Z")]
    [InlineData("2026-11-20T21:00:00Z", 5, "--wait", "5", "--scheduled", "2026-11-20T21:00:00Z")]
    public void It_takes_its_options_in_any_order(string scheduled, int seconds, params string[] arguments) =>
        SendDailyReportVerb.Parse(arguments, Now)
            .ShouldBe((DateTimeOffset.Parse(scheduled, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("send-daily-report: '2026-11-20' is not an option", "2026-11-20")]
    [InlineData("send-daily-report: '--again' is not an option", "--again")]
    [InlineData("send-daily-report: --scheduled needs a value", "--scheduled")]
    [InlineData("send-daily-report: '2026-11-20' is not an instant like 2026-11-20T21:00:00Z", "--scheduled", "2026-11-20")]
    [InlineData("send-daily-report: '2026-11-20T21:00:00' is not an instant", "--scheduled", "2026-11-20T21:00:00")]
    [InlineData("send-daily-report: '<aws.scheduler.scheduled-time>' is not an instant", "--scheduled", "<aws.scheduler.scheduled-time>")]
    [InlineData("send-daily-report: 2026-11-21T21:00:00Z is still to come", "--scheduled", "2026-11-21T21:00:00Z")]
    [InlineData("send-daily-report: '-1' is not a number of seconds", "--wait", "-1")]
    public void What_makes_no_sense_is_named(string message, params string[] arguments) =>
        Should.Throw<UsageException>(() => SendDailyReportVerb.Parse(arguments, Now)).Message.ShouldStartWith(message);
}
