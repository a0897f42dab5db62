using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>
/// <c>GET /api/reports/sales</c>: the patterns that Martha looks for. Each test writes its history on days of its own
/// in 2011 and 2012.
/// </summary>
public sealed class SalesReportTests(CafeTarget cafe)
{
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);
    private readonly HistoryWriter _history = new(cafe);

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task By_day_every_day_is_listed()
    {
        await WriteTwoWeeksOfMay();

        var report = await Report("2011-05-09", "2011-05-17", "day");

        (report.From, report.To, report.By).ShouldBe((new DateOnly(2011, 5, 9), new DateOnly(2011, 5, 17), "day"));
        Figures(report).ShouldBe(
        [
            ("2011-05-09", 2, 4, 9.00m),
            ("2011-05-10", 0, 0, 0.00m),
            ("2011-05-11", 1, 1, 3.00m),
            ("2011-05-12", 0, 0, 0.00m),
            ("2011-05-13", 0, 0, 0.00m),
            ("2011-05-14", 0, 0, 0.00m),
            ("2011-05-15", 1, 5, 10.00m),
            ("2011-05-16", 1, 1, 2.00m),
            ("2011-05-17", 0, 0, 0.00m),
        ]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task By_item_the_sold_ones_are_listed()
    {
        var (bun, pie) = await WriteTwoWeeksOfMay();

        var report = await Report("2011-05-09", "2011-05-22", "item");

        // Bun: 2 + 1 on the 9th, 5 on the 15th, 1 on the 16th, in four orders. Pie: 1 on the 9th, 1 on the 11th.
        report.Rows.ShouldBe(
        [
            new SalesRow($"{bun.Id}", "Bun", 4, 9, 18.00m),
            new SalesRow($"{pie.Id}", "Pie", 2, 2, 6.00m),
        ]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task By_hour_all_24_local_hours_are_listed()
    {
        await WriteTwoWeeksOfMay();

        var report = await Report("2011-05-09", "2011-05-22", "hour");

        report.Rows.Select(row => row.Key).ShouldBe(Enumerable.Range(0, 24).Select(hour => $"{hour}"));
        // In May a local hour is one more than in UTC.
        Sold(report).ShouldBe(
        [
            ("0", 1, 1, 2.00m), // the 15th at 23:00Z is the 16th
            ("10", 2, 4, 10.00m),
            ("11", 1, 1, 2.00m),
            ("23", 1, 5, 10.00m),
        ]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task By_weekday_Monday_is_1_and_Sunday_7()
    {
        await WriteTwoWeeksOfMay();

        var report = await Report("2011-05-09", "2011-05-22", "weekday");

        Figures(report).ShouldBe(
        [
            ("1", 3, 5, 11.00m), // the 9th and the 16th
            ("2", 0, 0, 0.00m),
            ("3", 1, 1, 3.00m),
            ("4", 0, 0, 0.00m),
            ("5", 0, 0, 0.00m),
            ("6", 0, 0, 0.00m),
            ("7", 1, 5, 10.00m),
        ]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task By_hour_of_the_week_all_168_are_listed()
    {
        await WriteTwoWeeksOfMay();

        var report = await Report("2011-05-09", "2011-05-22", "weekday-hour");

        report.Rows.Select(row => row.Key).ShouldBe(
            from day in Enumerable.Range(1, 7) from hour in Enumerable.Range(0, 24) select $"{day}-{hour:00}");
        report.Rows[0].Name.ShouldBe("Monday 00:00");
        report.Rows[^1].Name.ShouldBe("Sunday 23:00");
        // Summed over the hours, it says what the weekdays say.
        report.Rows.GroupBy(row => row.Key[..1])
            .Select(day => (day.Key, day.Sum(row => row.Orders), day.Sum(row => row.Revenue)))
            .ShouldBe((await Report("2011-05-09", "2011-05-22", "weekday")).Rows.Select(row => (row.Key, row.Orders, row.Revenue)));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_with_an_item_on_two_lines_contains_it_once()
    {
        var (bun, pie) = (await _staff.AddItem("Bun", 2.00m), await _staff.AddItem("Pie", 3.00m));
        await _history.WriteAsync(
            "sales report, two lines",
            PastOrder.At("2011-06-07T10:00:00Z", (bun, 1), (pie, 1), (bun, 2)),
            PastOrder.At("2011-06-07T11:00:00Z", (bun, 1)));

        var report = await Report("2011-06-07", "2011-06-07", "item");

        report.Rows.ShouldBe(
        [
            new SalesRow($"{bun.Id}", "Bun", 2, 4, 8.00m),
            new SalesRow($"{pie.Id}", "Pie", 1, 1, 3.00m),
        ]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Item_rows_are_in_the_order_of_numbers_not_of_texts()
    {
        var items = new List<Item>();
        for (var i = 0; i < 12; i++)
            items.Add(await _staff.AddItem());
        await _history.WriteAsync(
            "sales report, order of items",
            PastOrder.At("2011-06-14T10:00:00Z", items.Select(item => (item, 1)).Reverse()));

        var report = await Report("2011-06-14", "2011-06-14", "item");

        report.Rows.Select(row => row.Key).ShouldBe(items.Select(item => $"{item.Id}"));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_item_has_its_name_of_today_although_it_is_archived()
    {
        var item = await _staff.AddItem("Old pie", 3.00m);
        await _history.WriteAsync("sales report, names", PastOrder.At("2011-06-21T10:00:00Z", (item, 1)));

        await _staff.Change(item with { Name = "Late pie", Price = 9.00m });
        await _staff.Archive(item);

        var report = await Eventually.Get(
            () => Report("2011-06-21", "2011-06-21", "item"), until: report => report.Rows[0].Name == "Late pie");
        report.Rows.ShouldBe([new SalesRow($"{item.Id}", "Late pie", 1, 1, 3.00m)]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_days_around_the_change_of_clocks_begin_at_local_midnight()
    {
        // London, 2011: on 27 March at 01:00Z the clocks go forward, so 26 March ends at 00:00Z and 27 March at 23:00Z.
        // On 30 October at 01:00Z they go back, so 29 October ends at 23:00Z and 30 October at 00:00Z of the 31st.
        var item = await _staff.AddItem(price: 1.00m);
        await _history.WriteAsync(
            "sales report, clocks",
            PastOrder.At("2011-03-26T23:59:59.999999Z", (item, 1)), // the 26th, 23:59 GMT
            PastOrder.At("2011-03-27T00:00:00Z", (item, 2)), // the 27th, 00:00 GMT
            PastOrder.At("2011-03-27T01:00:00Z", (item, 4)), // the 27th, 02:00 BST
            PastOrder.At("2011-03-27T22:59:59.999999Z", (item, 8)), // the 27th, 23:59 BST
            PastOrder.At("2011-03-27T23:00:00Z", (item, 16)), // the 28th, 00:00 BST
            PastOrder.At("2011-10-29T22:59:59.999999Z", (item, 1)), // the 29th, 23:59 BST
            PastOrder.At("2011-10-29T23:00:00Z", (item, 2)), // the 30th, 00:00 BST
            PastOrder.At("2011-10-30T00:59:59.999999Z", (item, 4)), // the 30th, 01:59 BST
            PastOrder.At("2011-10-30T01:00:00Z", (item, 8)), // the 30th, 01:00 GMT
            PastOrder.At("2011-10-30T23:59:59.999999Z", (item, 16)), // the 30th, 23:59 GMT
            PastOrder.At("2011-10-31T00:00:00Z", (item, 32))); // the 31st, 00:00 GMT

        Figures(await Report("2011-03-26", "2011-03-28", "day")).ShouldBe(
        [
            ("2011-03-26", 1, 1, 1.00m),
            ("2011-03-27", 3, 14, 14.00m),
            ("2011-03-28", 1, 16, 16.00m),
        ]);
        Sold(await Report("2011-03-27", "2011-03-27", "hour")).ShouldBe(
            [("0", 1, 2, 2.00m), ("2", 1, 4, 4.00m), ("23", 1, 8, 8.00m)]);

        Figures(await Report("2011-10-29", "2011-10-31", "day")).ShouldBe(
        [
            ("2011-10-29", 1, 1, 1.00m),
            ("2011-10-30", 4, 30, 30.00m),
            ("2011-10-31", 1, 32, 32.00m),
        ]);
        Sold(await Report("2011-10-30", "2011-10-30", "hour")).ShouldBe(
            [("0", 1, 2, 2.00m), ("1", 2, 12, 12.00m), ("23", 1, 16, 16.00m)]);
        // 26 March was a Saturday, the 27th a Sunday, the 28th a Monday.
        Sold(await Report("2011-03-26", "2011-03-28", "weekday")).ShouldBe(
            [("1", 1, 16, 16.00m), ("6", 1, 1, 1.00m), ("7", 3, 14, 14.00m)]);
        // The repeated hour of Sunday, the 30th of October, is one.
        Sold(await Report("2011-10-30", "2011-10-30", "weekday-hour")).ShouldBe(
            [("7-00", 1, 2, 2.00m), ("7-01", 2, 12, 12.00m), ("7-23", 1, 16, 16.00m)]);
    }

    [Fact]
    public async Task A_time_without_sales_has_its_days_and_hours_but_no_items()
    {
        Figures(await Report("2012-02-28", "2012-03-01", "day")).ShouldBe(
        [
            ("2012-02-28", 0, 0, 0.00m),
            ("2012-02-29", 0, 0, 0.00m),
            ("2012-03-01", 0, 0, 0.00m),
        ]);
        (await Report("2012-02-28", "2012-03-01", "hour")).Rows.Count.ShouldBe(24);
        (await Report("2012-02-28", "2012-03-01", "weekday")).Rows.Count.ShouldBe(7);
        (await Report("2012-02-28", "2012-03-01", "item")).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_covers_up_to_ten_years()
    {
        // 2001 to 2010: 3,650 days and the 29ths of February 2004 and 2008.
        (await Report("2001-01-01", "2010-12-31", "day")).Rows.Count.ShouldBe(3652);

        await _staff.Get("/api/reports/sales?from=2001-01-01&to=2011-01-02&by=day").ExpectProblem(400);
    }

    [Theory]
    [InlineData("from", "to=2011-01-01&by=day")]
    [InlineData("to", "from=2011-01-01&by=day")]
    [InlineData("by", "from=2011-01-01&to=2011-01-01")]
    [InlineData("by", "from=2011-01-01&to=2011-01-01&by=month")]
    [InlineData("by", "from=2011-01-01&to=2011-01-01&by=0")]
    [InlineData("from", "from=2011-02-29&to=2011-03-01&by=day")]
    [InlineData("from", "from=1999-12-31&to=2000-01-01&by=day")]
    [InlineData("to", "from=2100-12-31&to=2101-01-01&by=day")]
    [InlineData("to", "from=2011-01-01&to=tomorrow&by=day")]
    [InlineData("from", "from=2011-01-01T00:00:00Z&to=2011-01-02&by=day")]
    public async Task A_parameter_that_makes_no_sense_is_named(string parameter, string query)
    {
        await _staff.Get($"/api/reports/sales?{query}").ExpectProblem(400, parameter);
    }

    [Fact]
    public async Task A_report_cannot_end_before_it_begins()
    {
        await _staff.Get("/api/reports/sales?from=2011-01-02&to=2011-01-01&by=day").ExpectProblem(400);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_report_is_a_spreadsheet_too()
    {
        var (bun, pie) = (await _staff.AddItem("Bun, \"sticky\"", 2.00m), await _staff.AddItem("Pie", 3.00m));
        await _history.WriteAsync(
            "sales report, spreadsheet",
            PastOrder.At("2012-01-10T10:00:00Z", (bun, 2), (pie, 1)),
            PastOrder.At("2012-01-12T10:00:00Z", (bun, 1)));

        var items = await Spreadsheet("item");
        items.Select(row => string.Join('|', row)).ShouldBe(
        [
            "key|name|orders|units|revenue",
            $"{bun.Id}|Bun, \"sticky\"|2|3|6.00",
            $"{pie.Id}|Pie|1|1|3.00",
        ]);

        var days = await Spreadsheet("day");
        days.Select(row => (row[0], row[2], row[3], row[4])).ShouldBe(
        [
            ("key", "orders", "units", "revenue"),
            ("2012-01-10", "1", "3", "7.00"),
            ("2012-01-11", "0", "0", "0.00"),
            ("2012-01-12", "1", "1", "2.00"),
        ]);

        async Task<IReadOnlyList<string[]>> Spreadsheet(string by) => Csv.Rows(await _staff
            .Get($"/api/reports/sales?from=2012-01-10&to=2012-01-12&by={by}", ("Accept", "text/csv"))
            .Expect(200));
    }

    // Monday 9 May to Sunday 22 May 2011, in British Summer Time.
    private async Task<(Item Bun, Item Pie)> WriteTwoWeeksOfMay()
    {
        var (bun, pie) = (await _staff.AddItem("Bun", 2.00m), await _staff.AddItem("Pie", 3.00m));
        await _history.WriteAsync(
            "sales report, two weeks of May",
            PastOrder.At("2011-05-09T09:00:00Z", (bun, 2), (pie, 1)), // Monday at 10:00, 7.00
            PastOrder.At("2011-05-09T10:30:00Z", (bun, 1)), // Monday at 11:30, 2.00
            PastOrder.At("2011-05-10T10:30:00Z", (bun, 40)).Cancelled(),
            PastOrder.At("2011-05-11T09:59:59.999999Z", (pie, 1)), // Wednesday at 10:59, 3.00
            PastOrder.At("2011-05-15T22:59:59.999999Z", (bun, 5)), // Sunday at 23:59, 10.00
            PastOrder.At("2011-05-15T23:00:00Z", (bun, 1))); // the next Monday at 00:00, 2.00
        return (bun, pie);
    }

    private Task<SalesReport> Report(string from, string to, string by) =>
        _staff.Get($"/api/reports/sales?from={from}&to={to}&by={by}").Expect<SalesReport>(200);

    private static IEnumerable<(string Key, int Orders, int Units, decimal Revenue)> Figures(SalesReport report) =>
        report.Rows.Select(row => (row.Key, row.Orders, row.Units, row.Revenue));

    private static IEnumerable<(string Key, int Orders, int Units, decimal Revenue)> Sold(SalesReport report) =>
        Figures(report).Where(row => row.Orders > 0);
}
