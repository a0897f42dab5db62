using System.Net.Mail;
using System.Text;
using Cafe.Reporting.Deliveries;
using Cafe.Reporting.Reports;

namespace Cafe.Tests.Unit.Reporting;

/// <summary>What the mail has besides the monolith's: the baking plan.</summary>
public class ReportEmailTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly SalesReport Weekdays = new(Date, Date, SalesBy.Weekday, []);

    [Fact]
    public void The_baking_plan_stands_in_text_and_HTML()
    {
        using var mail = ReportEmail.Make(Report([new(16, "Pain <au> chocolat", 42, 35, 51)], Date.AddDays(1)), Weekdays, 52, "GBP");
        var (text, html) = (Content(mail.AlternateViews[0]), Content(mail.AlternateViews[1]));

        text.ShouldContain("To bake for Saturday, 21 November");
        text.ShouldContain("    42 x Pain <au> chocolat (35 to 51)");
        html.ShouldContain("To bake for Saturday, 21 November");
        html.ShouldContain(">Pain &lt;au&gt; chocolat<");
        html.ShouldContain(">35 to 51<");
    }

    [Fact]
    public void Without_a_plan_nothing_is_said_of_it()
    {
        using var mail = ReportEmail.Make(Report(null, null), Weekdays, 52, "GBP");

        mail.AlternateViews.ShouldAllBe(view => !Content(view).Contains("To bake"));
    }

    private static DailyReport Report(IReadOnlyList<BakingPlanItem>? plan, DateOnly? day) => new(
        Date, "Europe/London", 0, 0, 0, null, [], [], new(Date.AddDays(-7), 0, 0, 0), plan, day);

    private static string Content(AlternateView view)
    {
        view.ContentStream.Position = 0;
        using var reader = new StreamReader(view.ContentStream, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
