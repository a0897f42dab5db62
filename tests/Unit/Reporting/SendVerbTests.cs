using Cafe.Reporting.Deliveries;
using Cafe.ServiceDefaults;

namespace Cafe.Tests.Unit.Reporting;

public class SendVerbTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(false, false, "2026-11-20")]
    [InlineData(true, false, "2026-11-19", "--again")]
    [InlineData(true, true, "--dry-run", "2026-11-19", "--again")]
    public void It_takes_a_day_and_its_options_in_any_order(bool again, bool isDryRun, params string[] arguments)
    {
        var parsed = SendVerb.Parse(arguments, Today);

        parsed.Date.ShouldBe(DateOnly.Parse(arguments.Single(argument => argument.StartsWith('2')), null));
        (parsed.Again, parsed.IsDryRun).ShouldBe((again, isDryRun));
    }

    [Theory]
    [InlineData("send: one date is needed")]
    [InlineData("send: one date is needed", "tomorrow")]
    [InlineData("send: one date is needed", "2026-11-19", "2026-11-20")]
    [InlineData("send: '--agian' is not an option", "2026-11-20", "--agian")]
    [InlineData("send: 2026-11-21 has not begun yet", "2026-11-21")]
    public void What_makes_no_sense_is_named(string message, params string[] arguments) =>
        Should.Throw<UsageException>(() => SendVerb.Parse(arguments, Today)).Message.ShouldStartWith(message);
}
