using System.Globalization;
using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>Martha reads the reports.</summary>
[Collection(OneCafe.Name)]
public sealed class ReportTests(CafeFixture cafe)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private readonly string _span = Span();

    [Theory]
    [InlineData("Over time", "day")]
    [InlineData("By item", "item")]
    [InlineData("By hour of day", "hour")]
    [InlineData("Through the week", "weekday-hour")]
    public async Task Each_chart_has_the_numbers_of_the_API_as_a_table(string title, string by)
    {
        await using var martha = await ReportsAsync();
        var figure = martha.Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });
        await figure.GetByText("The numbers").ClickAsync();

        var shown = await figure.Locator("tbody tr td:last-child").AllTextContentsAsync();
        var sold = (await cafe.Api.SalesAsync($"{_span}&by={by}")).Where(row => row.Orders > 0).ToList();

        sold.ShouldNotBeEmpty();
        shown.Where(text => text != "£0.00").ShouldBe(
            sold.Select(row => row.Revenue.ToString("C", British)), ignoreOrder: true);
        await Expect(figure.Locator("svg rect, svg polyline").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_week_is_drawn_as_seven_rows_of_the_hours_in_which_something_is_sold()
    {
        await using var martha = await ReportsAsync();
        var hours = (await cafe.Api.SalesAsync($"{_span}&by=hour")).Count(row => row.Orders > 0);
        await Expect(martha.Page.Locator(".figure-weekday-hour .cell")).ToHaveCountAsync(7 * hours);
    }

    [Fact]
    public async Task A_chart_can_be_taken_along_as_CSV()
    {
        await using var martha = await ReportsAsync();
        var download = await martha.Page.RunAndWaitForDownloadAsync(
            () => martha.Button("By item: download as CSV").ClickAsync());

        download.SuggestedFilename.ShouldStartWith("sales-by-item-");
        (await File.ReadAllLinesAsync(await download.PathAsync()))[0].ShouldBe("key,name,orders,units,revenue");
    }

    [Fact]
    public async Task The_report_of_a_day_is_sent_at_a_click_and_listed()
    {
        await using var martha = await ReportsAsync();
        await martha.Page.Locator("#date").FillAsync("2025-02-03");
        await martha.SeesAsync("Monday, 3 February 2025");
        await martha.SeesAsync("The report of this day hasn’t been sent yet.");
        await martha.Button("Send it now").ClickAsync();

        await martha.Button("Send it again").WaitForAsync();
        Directory.EnumerateFiles(cafe.MailFolder, "*.eml").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_link_leads_to_a_day_and_the_address_leads_to_the_day_that_is_shown()
    {
        await using var martha = await cafe.VisitAsync(staff: true);
        await martha.GoToAsync("/staff/reports.html?date=2025-02-03");
        await martha.SeesAsync("Monday, 3 February 2025");

        await martha.Page.Locator("#date").FillAsync("2025-02-04");
        await martha.SeesAsync("Tuesday, 4 February 2025");
        await martha.Page.ReloadAsync();
        await martha.SeesAsync("Tuesday, 4 February 2025");
    }

    [Fact]
    public async Task What_to_bake_is_shown_as_the_report_has_it()
    {
        var plan = await cafe.Api.BakingPlanAsync();
        await using var martha = await ReportsAsync();
        var shown = await martha.Page.GetByRole(AriaRole.Region, new() { Name = "To bake for the next day" }).Locator("tbody tr").AllInnerTextsAsync();

        plan.ShouldNotBeEmpty();
        shown.ShouldBe(plan.Select(row => $"{row.Name}\t{row.Expected}\t{row.Low} to {row.High}"));
    }

    [Fact]
    public async Task Days_without_sales_and_days_that_do_not_work_are_said_to_be_so()
    {
        await using var martha = await cafe.VisitAsync(staff: true);
        await martha.GoToAsync("/staff/reports.html?from=2001-01-01&to=2001-01-31");
        await martha.SeesAsync("No sales in these days");
        await martha.Page.Locator("#to").FillAsync("2000-12-31");
        await martha.Button("Show").ClickAsync();
        await martha.SeesAsync("to must not be before from.");
    }

    private async Task<Visitor> ReportsAsync()
    {
        var visitor = await cafe.VisitAsync(staff: true);
        await visitor.GoToAsync($"/staff/reports.html?{_span}");
        await visitor.Page.Locator(".figure-weekday-hour .cell").First.WaitForAsync();
        return visitor;
    }

    // Up to yesterday: what other tests order today doesn't count.
    private static string Span()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return $"from={today.AddDays(-28):yyyy-MM-dd}&to={today.AddDays(-2):yyyy-MM-dd}";
    }
}
