using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// The report as a mail: a text part, and an HTML part of tables and inline images with all styles on
/// the elements, since mail clients drop scripts, style sheets and images from elsewhere.
/// </summary>
public static class ReportEmail
{
    private const string Cell = "padding:4px 12px 4px 0;border-bottom:1px solid #e8e0d8";
    private const string NumberCell = Cell + ";text-align:right";

    /// <param name="weekdays">Sales by weekday over the last <paramref name="weeks"/> weeks.</param>
    public static MailMessage Make(DailyReport report, SalesReport weekdays, int weeks, string currency)
    {
        var mail = new MailMessage { Subject = $"Daily sales report {Iso(report.Date)}", SubjectEncoding = Encoding.UTF8 };
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            PlainText(report, weekdays, weeks, currency), Encoding.UTF8, MediaTypeNames.Text.Plain));

        var html = AlternateView.CreateAlternateViewFromString(
            HtmlText(report, weekdays, weeks, currency), Encoding.UTF8, MediaTypeNames.Text.Html);
        html.LinkedResources.Add(Image("hours", report.ByHour.Select(h => (decimal)h.Orders)));
        html.LinkedResources.Add(Image("weekdays", weekdays.Rows.Select(w => w.Revenue)));
        mail.AlternateViews.Add(html);
        return mail;
    }

    /// <summary>The text part of what <see cref="Make"/> has made.</summary>
    public static string TextOf(MailMessage mail)
    {
        var content = mail.AlternateViews.Single(view => view.ContentType.MediaType == MediaTypeNames.Text.Plain).ContentStream;
        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private static LinkedResource Image(string id, IEnumerable<decimal> values) =>
        new(new MemoryStream(BarChart.Draw([.. values])), MediaTypeNames.Image.Png) { ContentId = id };

    private static string PlainText(DailyReport report, SalesReport weekdays, int weeks, string currency)
    {
        var text = new StringBuilder();
        text.AppendLine(Title(report)).AppendLine();
        foreach (var (name, value) in Figures(report, currency))
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-24}{value,16}");
        if (report.BakingPlan is { } plan)
        {
            text.AppendLine().AppendLine(BakingTitle(report));
            foreach (var item in plan)
                text.AppendLine(CultureInfo.InvariantCulture, $"{item.Expected,6} x {item.Name} ({item.Low} to {item.High})");
        }

        text.AppendLine().AppendLine("Items");
        foreach (var item in report.ByItem)
            text.AppendLine(CultureInfo.InvariantCulture, $"{item.Units,6} x {item.Name} ({Money.Text(item.Revenue)} {currency})");
        text.AppendLine().AppendLine("Orders by hour");
        foreach (var hour in report.ByHour.Where(h => h.Orders > 0))
            text.AppendLine(CultureInfo.InvariantCulture, $"{hour.Hour,4:00}:00 {hour.Orders,8} {Money.Text(hour.Revenue),12} {currency}");
        text.AppendLine().AppendLine(WeekdayTitle(weeks));
        foreach (var day in weekdays.Rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"{day.Name,-12} {day.Orders,8} {Money.Text(day.Revenue),12} {currency}");
        return text.ToString();
    }

    private static string HtmlText(DailyReport report, SalesReport weekdays, int weeks, string currency)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{Text(Title(report))}</title></head>
            <body style="margin:0;padding:24px;background:#f7f3ee;color:#2b2320;font-family:Georgia,serif">
            <table role="presentation" width="640" align="center" style="background:#ffffff;padding:24px;border-collapse:separate"><tr><td>
            <h1 style="font-size:22px;margin:0 0 16px">{Text(Title(report))}</h1>
            """);
        Table(html, ["", ""], Figures(report, currency).Select(f => new[] { f.Name, f.Value }));
        if (report.BakingPlan is { } plan)
        {
            Heading(html, BakingTitle(report));
            Table(html, ["Item", "Expected", "Four days in five"],
                plan.Select(i => new[] { i.Name, Number(i.Expected), $"{Number(i.Low)} to {Number(i.High)}" }));
        }

        Heading(html, "What was sold");
        Table(html, ["Item", "Units", $"Revenue ({currency})"],
            report.ByItem.Select(i => new[] { i.Name, Number(i.Units), Money.Text(i.Revenue) }));
        Heading(html, "Orders by hour");
        Image(html, "hours", "Orders in each hour from 0 to 23; the numbers are in the table below");
        Table(html, ["Hour", "Orders", $"Revenue ({currency})"], report.ByHour.Where(h => h.Orders > 0)
            .Select(h => new[] { $"{h.Hour:00}:00", Number(h.Orders), Money.Text(h.Revenue) }));
        Heading(html, WeekdayTitle(weeks));
        Image(html, "weekdays", "Revenue from Monday to Sunday; the numbers are in the table below");
        Table(html, ["Weekday", "Orders", $"Revenue ({currency})"],
            weekdays.Rows.Select(w => new[] { w.Name, Number(w.Orders), Money.Text(w.Revenue) }));
        return html.Append("</td></tr></table></body></html>\n").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Figures(DailyReport report, string currency)
    {
        yield return ("Orders", Number(report.Orders));
        yield return ("Units", Number(report.Units));
        yield return ("Revenue", $"{Money.Text(report.Revenue)} {currency}");
        if (report.AverageOrder is { } average)
            yield return ("Average order", $"{Money.Text(average)} {currency}");
        yield return ("Revenue a week before", $"{Money.Text(report.ComparedToLastWeek.Revenue)} {currency}");
        yield return ("Orders a week before", Number(report.ComparedToLastWeek.Orders));
    }

    private static void Heading(StringBuilder html, string text) =>
        html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"font-size:17px;margin:24px 0 8px\">{Text(text)}</h2>\n");

    private static void Image(StringBuilder html, string id, string description) =>
        html.Append(CultureInfo.InvariantCulture, $"<img src=\"cid:{id}\" alt=\"{Text(description)}\" style=\"max-width:100%\">\n");

    private static void Table(StringBuilder html, string[] header, IEnumerable<string[]> rows)
    {
        html.Append("<table style=\"border-collapse:collapse;font-size:15px\">\n");
        if (header.Any(h => h.Length > 0))
            Row(html, "th", header);
        foreach (var row in rows)
            Row(html, "td", row);
        html.Append("</table>\n");
    }

    private static void Row(StringBuilder html, string element, string[] cells)
    {
        html.Append("<tr>");
        foreach (var (index, cell) in cells.Index())
        {
            var style = index == 0 ? Cell + ";text-align:left" : NumberCell;
            html.Append(CultureInfo.InvariantCulture, $"<{element} style=\"{style}\">{Text(cell)}</{element}>");
        }

        html.Append("</tr>\n");
    }

    private static string Title(DailyReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"The café on {report.Date:dddd, d MMMM yyyy}");

    private static string BakingTitle(DailyReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"To bake for {report.BakingDay:dddd, d MMMM}");

    private static string WeekdayTitle(int weeks) => $"The last {weeks} weeks by weekday";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
