using System.Globalization;
using Cafe.ServiceDefaults;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cafe.Reporting.Reports;

/// <summary>Reports as RFC 4180 CSV, for those who ask for <c>text/csv</c>.</summary>
public static class Csv
{
    public sealed record ReportRow(string Section, string Key, string Name, int? Orders, long? Units, decimal Revenue);

    public static bool IsWanted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality("text/csv") > 0 && Quality("text/csv") > Quality("application/json");

        // The most specific range counts (RFC 9110, 12.5.1); absent means 1, none that fits means 0.
        double Quality(string type) => accepted
            .Where(range => new MediaTypeHeaderValue(type).IsSubsetOf(range))
            .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes)
            .Select(range => range.Quality ?? 1).FirstOrDefault();
    }

    public static FileContentHttpResult Of(DailyReport report) => Write(
        $"daily-{report.Date:yyyy-MM-dd}.csv",
        [
            new ReportRow("total", $"{report.Date:yyyy-MM-dd}", "", report.Orders, report.Units, report.Revenue),
            .. report.ByItem.Select(i => new ReportRow("item", $"{i.ItemId}", i.Name, null, i.Units, i.Revenue)),
            .. report.ByHour.Select(h => new ReportRow("hour", $"{h.Hour}", "", h.Orders, null, h.Revenue)),
            new ReportRow("lastWeek", $"{report.ComparedToLastWeek.Date:yyyy-MM-dd}", "",
                report.ComparedToLastWeek.Orders, report.ComparedToLastWeek.Units, report.ComparedToLastWeek.Revenue),
        ]);

    public static FileContentHttpResult Of(SalesReport report) =>
        Write($"sales-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv", report.Rows);

    private static FileContentHttpResult Write<T>(string fileName, IReadOnlyList<T> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header,
            // An item's name is staff's free text: a spreadsheet must not run it as a formula.
            InjectionOptions = InjectionOptions.Escape,
        }))
        {
            csv.Context.TypeConverterCache.AddConverter<decimal>(new MoneyTextConverter());
            csv.Context.RegisterClassMap(new CamelCaseMap<T>());
            csv.WriteRecords(rows);
        }

        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", fileName);
    }

    private sealed class CamelCaseMap<T> : ClassMap<T>
    {
        public CamelCaseMap()
        {
            AutoMap(CultureInfo.InvariantCulture);
            foreach (var column in MemberMaps)
                column.Name(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(column.Data.Member!.Name));
        }
    }

    private sealed class MoneyTextConverter : DecimalConverter
    {
        public override string ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) =>
            value is decimal money ? Money.Text(money) : "";
    }
}
