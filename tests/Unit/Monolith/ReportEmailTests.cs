using System.IO.Compression;
using System.Net.Mail;
using System.Text;
using Cafe.Monolith.Reporting;

namespace Cafe.Tests.Unit.Monolith;

public class ReportEmailTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);

    private static readonly DailyReport Report = new(
        Date, "Europe/London", 3, 7, 21.50m, 7.17m,
        [new(16, "<b>Brownie & Co", 5, 13.00m), new(1, "Espresso", 2, 8.50m)],
        [.. Enumerable.Range(0, 24).Select(hour => new HourSales(hour, hour == 9 ? 3 : 0, hour == 9 ? 21.50m : 0))],
        new(Date.AddDays(-7), 1, 1, 2.20m));

    private static readonly SalesReport Weekdays = new(Date.AddDays(-363), Date, SalesBy.Weekday,
        [.. Enumerable.Range(1, 7).Select(day => new SalesRow($"{day}", $"{(DayOfWeek)(day % 7)}", day, day, day))]);

    [Fact]
    public void It_says_the_same_as_text_and_as_HTML()
    {
        using var mail = ReportEmail.Make(Report, Weekdays, 52, "GBP");

        mail.Subject.ShouldBe("Daily sales report 2026-11-20");
        foreach (var view in mail.AlternateViews.Select(Content))
        {
            view.ShouldContain("Friday, 20 November 2026");
            view.ShouldContain("21.50");
            view.ShouldContain("7.17");
            view.ShouldContain("Espresso");
            view.ShouldContain("Sunday");
        }
    }

    [Fact]
    public void Its_HTML_runs_nothing_loads_nothing_and_keeps_names_as_text()
    {
        using var mail = ReportEmail.Make(Report, Weekdays, 52, "GBP");
        var html = mail.AlternateViews[1];
        var text = Content(html);

        text.ShouldContain("&lt;b&gt;Brownie &amp; Co");
        text.ShouldNotContain("<script");
        text.ShouldNotContain("http");
        foreach (var image in html.LinkedResources)
            text.ShouldContain($"src=\"cid:{image.ContentId}\"");
        html.LinkedResources.Count.ShouldBe(2);
    }

    [Fact]
    public void A_bar_is_as_high_as_its_share_of_the_highest()
    {
        var png = BarChart.Draw([1, 2, 0]);

        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var (pixels, width, height) = Decode(png);
        int BarHeight(int bar) => Enumerable.Range(0, height).Count(y => pixels[y * (width + 1) + 1 + 6 + bar * 24] == 1);
        BarHeight(1).ShouldBe(height - 2);
        BarHeight(0).ShouldBe((height - 2) / 2);
        BarHeight(2).ShouldBe(0);
    }

    private static (byte[] Rows, int Width, int Height) Decode(byte[] png)
    {
        var data = png.AsSpan().IndexOf("IDAT"u8);
        using var zlib = new ZLibStream(new MemoryStream(png, data + 4, png.Length - data - 4), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return (rows.ToArray(), png[19] + 256 * png[18], png[23]);
    }

    private static string Content(AlternateView view)
    {
        view.ContentStream.Position = 0;
        using var reader = new StreamReader(view.ContentStream, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
