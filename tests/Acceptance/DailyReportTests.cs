using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>
/// <c>GET /api/reports/daily</c>: Frank's and Martha's report. Each test writes its history on days of its own in 2009
/// and 2010.
/// </summary>
public sealed class DailyReportTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);
    private readonly HistoryWriter _history = new(cafe);

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task A_day_in_figures()
    {
        var (bread, cake) = (await _staff.AddItem("Bread", 2.50m), await _staff.AddItem("Cake", 4.00m));
        await _history.WriteAsync(
            "daily report, a day in figures",
            PastOrder.At("2009-01-15T09:10:00Z", (bread, 2), (cake, 1)),
            PastOrder.At("2009-01-15T09:50:00Z", (bread, 1)) with { Status = "placed" },
            PastOrder.At("2009-01-15T12:00:00Z", (cake, 100)).Cancelled(),
            PastOrder.At("2009-01-15T17:05:00Z", (cake, 3)) with { Status = "ready" },
            PastOrder.At("2009-01-08T08:00:00Z", (bread, 4)) with { Status = "preparing" },
            PastOrder.At("2009-01-08T08:30:00Z", (bread, 50)).Cancelled());

        var report = await Report("2009-01-15");

        report.Date.ShouldBe(new DateOnly(2009, 1, 15));
        report.TimeZone.ShouldBe("Europe/London");
        // Orders of 5.00 + 4.00, 2.50 and 12.00; 3 + 1 + 3 units.
        report.Orders.ShouldBe(3);
        report.Units.ShouldBe(7);
        report.Revenue.ShouldBe(23.50m);
        // 23.50 / 3 = 7.8333…
        report.AverageOrder.ShouldBe(7.83m);
        report.ByItem.ShouldBe([new ItemRow(cake.Id, "Cake", 4, 16.00m), new ItemRow(bread.Id, "Bread", 3, 7.50m)]);
        HoursWithOrders(report).ShouldBe([new HourRow(9, 2, 11.50m), new HourRow(17, 1, 12.00m)]);
        report.ComparedToLastWeek.ShouldBe(new DayFigures(new DateOnly(2009, 1, 8), 1, 4, 10.00m));
    }

    [Fact]
    public async Task A_day_without_orders_is_a_report_of_zeros()
    {
        // No test writes into this week.
        var report = await Report("2009-02-11");

        report.Orders.ShouldBe(0);
        report.Units.ShouldBe(0);
        report.Revenue.ShouldBe(0.00m);
        report.AverageOrder.ShouldBeNull();
        report.ByItem.ShouldBeEmpty();
        HoursWithOrders(report).ShouldBeEmpty();
        report.ComparedToLastWeek.ShouldBe(new DayFigures(new DateOnly(2009, 2, 4), 0, 0, 0.00m));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Items_are_listed_by_units_then_by_id()
    {
        var (bun, pie, tea) = (await _staff.AddItem("Bun"), await _staff.AddItem("Pie"), await _staff.AddItem("Tea"));
        await _history.WriteAsync(
            "daily report, order of items",
            PastOrder.At("2009-02-20T10:00:00Z", (tea, 2), (pie, 1)),
            PastOrder.At("2009-02-20T11:00:00Z", (bun, 2), (pie, 2)));

        var report = await Report("2009-02-20");

        report.ByItem.Select(row => row.ItemId).ShouldBe([pie.Id, bun.Id, tea.Id]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_average_is_rounded_half_away_from_zero()
    {
        var (bun, pie) = (await _staff.AddItem(price: 5.00m), await _staff.AddItem(price: 5.01m));
        await _history.WriteAsync(
            "daily report, rounding",
            PastOrder.At("2009-03-03T10:00:00Z", (bun, 1)),
            PastOrder.At("2009-03-03T11:00:00Z", (pie, 1)));

        // 10.01 / 2 = 5.005: 5.01 away from zero, 5.00 by the banker's rule.
        (await Report("2009-03-03")).AverageOrder.ShouldBe(5.01m);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task In_winter_the_day_begins_at_midnight_UTC()
    {
        var item = await _staff.AddItem(price: 1.00m);
        await _history.WriteAsync(
            "daily report, winter",
            PastOrder.At("2009-11-17T23:59:59.999999Z", (item, 1)),
            PastOrder.At("2009-11-18T00:00:00Z", (item, 2)),
            PastOrder.At("2009-11-18T23:59:59.999999Z", (item, 4)),
            PastOrder.At("2009-11-19T00:00:00Z", (item, 8)));

        (await Report("2009-11-17")).Units.ShouldBe(1);
        var report = await Report("2009-11-18");
        report.Units.ShouldBe(6);
        HoursWithOrders(report).ShouldBe([new HourRow(0, 1, 2.00m), new HourRow(23, 1, 4.00m)]);
        (await Report("2009-11-19")).Units.ShouldBe(8);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task In_summer_the_day_begins_an_hour_before_midnight_UTC()
    {
        var item = await _staff.AddItem(price: 1.00m);
        await _history.WriteAsync(
            "daily report, summer",
            PastOrder.At("2009-07-14T22:59:59.999999Z", (item, 1)),
            PastOrder.At("2009-07-14T23:00:00Z", (item, 2)),
            PastOrder.At("2009-07-15T22:59:59.999999Z", (item, 4)),
            PastOrder.At("2009-07-15T23:00:00Z", (item, 8)));

        (await Report("2009-07-14")).Units.ShouldBe(1);
        var report = await Report("2009-07-15");
        report.Units.ShouldBe(6);
        HoursWithOrders(report).ShouldBe([new HourRow(0, 1, 2.00m), new HourRow(23, 1, 4.00m)]);
        (await Report("2009-07-16")).Units.ShouldBe(8);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_day_on_which_the_clocks_go_forward_has_23_hours()
    {
        // On 29 March 2009 in London 01:00 GMT became 02:00 BST: the day lasts from 00:00Z to 23:00Z, and there is no
        // local hour 1.
        var item = await _staff.AddItem(price: 1.00m);
        await _history.WriteAsync(
            "daily report, clocks forward",
            PastOrder.At("2009-03-28T23:59:59.999999Z", (item, 1)), // 28 March 23:59 GMT: the day before
            PastOrder.At("2009-03-29T00:00:00Z", (item, 2)), // 00:00 GMT: hour 0
            PastOrder.At("2009-03-29T00:59:59.999999Z", (item, 4)), // 00:59 GMT: hour 0
            PastOrder.At("2009-03-29T01:00:00Z", (item, 8)), // 02:00 BST: hour 2
            PastOrder.At("2009-03-29T11:30:00Z", (item, 16)), // 12:30 BST: hour 12
            PastOrder.At("2009-03-29T22:59:59.999999Z", (item, 32)), // 23:59 BST: hour 23
            PastOrder.At("2009-03-29T23:00:00Z", (item, 64))); // 30 March 00:00 BST: the day after

        (await Report("2009-03-28")).Units.ShouldBe(1);
        var report = await Report("2009-03-29");
        report.Orders.ShouldBe(5);
        report.Units.ShouldBe(2 + 4 + 8 + 16 + 32);
        HoursWithOrders(report).ShouldBe(
        [
            new HourRow(0, 2, 6.00m),
            new HourRow(2, 1, 8.00m),
            new HourRow(12, 1, 16.00m),
            new HourRow(23, 1, 32.00m),
        ]);
        report.ByHour[1].ShouldBe(new HourRow(1, 0, 0.00m));
        (await Report("2009-03-30")).Units.ShouldBe(64);
        // A week later the day is compared with just those 23 hours.
        (await Report("2009-04-05")).ComparedToLastWeek
            .ShouldBe(new DayFigures(new DateOnly(2009, 3, 29), 5, 62, 62.00m));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_day_on_which_the_clocks_go_back_has_25_hours()
    {
        // On 25 October 2009 in London 02:00 BST became 01:00 GMT: the day lasts from 23:00Z of the 24th to 00:00Z of
        // the 26th, and the local hour 1 comes twice (00:00Z to 02:00Z).
        var item = await _staff.AddItem(price: 1.00m);
        await _history.WriteAsync(
            "daily report, clocks back",
            PastOrder.At("2009-10-24T22:59:59.999999Z", (item, 1)), // 24 October 23:59 BST: the day before
            PastOrder.At("2009-10-24T23:00:00Z", (item, 2)), // 00:00 BST: hour 0
            PastOrder.At("2009-10-25T00:30:00Z", (item, 4)), // 01:30 BST: hour 1, for the first time
            PastOrder.At("2009-10-25T01:30:00Z", (item, 8)), // 01:30 GMT: hour 1, once more
            PastOrder.At("2009-10-25T02:00:00Z", (item, 16)), // 02:00 GMT: hour 2
            PastOrder.At("2009-10-25T23:59:59.999999Z", (item, 32)), // 23:59 GMT: hour 23
            PastOrder.At("2009-10-26T00:00:00Z", (item, 64))); // 26 October 00:00 GMT: the day after

        (await Report("2009-10-24")).Units.ShouldBe(1);
        var report = await Report("2009-10-25");
        report.Orders.ShouldBe(5);
        report.Units.ShouldBe(2 + 4 + 8 + 16 + 32);
        HoursWithOrders(report).ShouldBe(
        [
            new HourRow(0, 1, 2.00m),
            new HourRow(1, 2, 12.00m),
            new HourRow(2, 1, 16.00m),
            new HourRow(23, 1, 32.00m),
        ]);
        (await Report("2009-10-26")).Units.ShouldBe(64);
        (await Report("2009-11-01")).ComparedToLastWeek
            .ShouldBe(new DayFigures(new DateOnly(2009, 10, 25), 5, 62, 62.00m));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_item_has_its_name_of_today_and_its_price_as_sold()
    {
        var (renamed, archived) = (await _staff.AddItem("Dough nut", 2.00m), await _staff.AddItem("Old pie", 3.00m));
        await _history.WriteAsync(
            "daily report, names of today",
            PastOrder.At("2010-01-12T10:00:00Z", (renamed, 2)),
            PastOrder.At("2010-01-12T11:00:00Z", (archived, 1)));

        await _staff.Change(renamed with { Name = "Doughnut", Price = 9.00m });
        await _staff.Change(archived with { Name = "Late pie" });
        await _staff.Archive(archived);

        var report = await Eventually.Get(
            () => Report("2010-01-12"),
            until: report => report.ByItem.Select(row => row.Name).SequenceEqual(["Doughnut", "Late pie"]));
        report.ByItem.Select(row => row.Revenue).ShouldBe([4.00m, 3.00m]);
        report.Revenue.ShouldBe(7.00m);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_item_sold_at_two_prices_is_one_row()
    {
        var item = await _staff.AddItem("Bun", 2.00m);
        await _history.WriteAsync(
            "daily report, two prices",
            PastOrder.At("2010-02-09T10:00:00Z", (item, 1), (item with { Price = 1.50m, Name = "Bun (late)" }, 3)));

        var report = await Report("2010-02-09");

        report.ByItem.ShouldBe([new ItemRow(item.Id, "Bun", 4, 6.50m)]);
        report.Orders.ShouldBe(1);
        HoursWithOrders(report).ShouldBe([new HourRow(10, 1, 6.50m)]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_placed_now_is_in_the_report_of_today_until_it_is_cancelled()
    {
        var item = await _staff.AddItem("Bun", 2.00m);
        var order = await _guest.PlaceOrder("Ada", (item, 3));
        var today = InLondon(order.PlacedAt);

        var report = await Eventually.Get(
            () => Report($"{today:yyyy-MM-dd}"), until: report => report.ByItem.Any(row => row.ItemId == item.Id));
        report.ByItem.ShouldContain(new ItemRow(item.Id, "Bun", 3, 6.00m));

        await _staff.SetStatus(order, "cancelled").Expect(200);
        await Eventually.Get(
            () => Report($"{today:yyyy-MM-dd}"), until: report => report.ByItem.All(row => row.ItemId != item.Id));
    }

    [Fact]
    public async Task Without_a_date_the_report_is_of_today()
    {
        DateOnly before, after;
        DailyReport report;
        // Around midnight the question and the answer may be of different days.
        do
        {
            before = InLondon(DateTimeOffset.UtcNow);
            report = await _staff.Get("/api/reports/daily").Expect<DailyReport>(200);
            after = InLondon(DateTimeOffset.UtcNow);
        }
        while (before != after);

        report.Date.ShouldBe(before);
    }

    [Theory]
    [InlineData("2009-1-5")]
    [InlineData("20090105")]
    [InlineData("2009-02-29")]
    [InlineData("2009-13-01")]
    [InlineData("05/01/2009")]
    [InlineData("2009-01-05T00:00:00Z")]
    [InlineData("today")]
    [InlineData("1999-12-31")]
    [InlineData("2101-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("%00")]
    public async Task A_date_that_is_none_is_refused(string date)
    {
        await _staff.Get($"/api/reports/daily?date={date}").ExpectProblem(400, "date");
    }

    [Theory]
    [InlineData("2000-01-01")]
    [InlineData("2100-12-31")]
    public async Task The_first_and_the_last_date_have_a_report(string date)
    {
        (await Report(date)).Orders.ShouldBe(0);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_report_is_a_spreadsheet_too()
    {
        var (bun, pie) = (await _staff.AddItem("Bun, \"sticky\"", 2.00m), await _staff.AddItem("Pie", 3.00m));
        await _history.WriteAsync(
            "daily report, spreadsheet",
            PastOrder.At("2010-03-10T10:00:00Z", (bun, 2), (pie, 1)),
            PastOrder.At("2010-03-10T15:00:00Z", (bun, 1)),
            PastOrder.At("2010-03-03T10:00:00Z", (pie, 1)));

        var rows = Csv.Rows(await _staff.Get("/api/reports/daily?date=2010-03-10", ("Accept", "text/csv")).Expect(200));

        rows[0].ShouldBe(["section", "key", "name", "orders", "units", "revenue"]);
        rows.ShouldAllBe(row => row.Length == 6);
        rows.Skip(1).Select(row => row[0]).Distinct().ShouldBe(["total", "item", "hour", "lastWeek"]);
        Section("total").ShouldHaveSingleItem()[3..].ShouldBe(["2", "4", "9.00"]);
        var items = Section("item");
        items.Select(row => (row[1], row[2], row[4], row[5])).ShouldBe(
        [
            ($"{bun.Id}", "Bun, \"sticky\"", "3", "6.00"),
            ($"{pie.Id}", "Pie", "1", "3.00"),
        ]);
        var hours = Section("hour");
        hours.Select(row => row[1]).ShouldBe(Enumerable.Range(0, 24).Select(hour => $"{hour}"));
        (hours[10][3], hours[10][5]).ShouldBe(("1", "7.00"));
        (hours[11][3], hours[11][5]).ShouldBe(("0", "0.00"));
        Section("lastWeek").ShouldHaveSingleItem()[3..].ShouldBe(["1", "1", "3.00"]);

        List<string[]> Section(string name) => [.. rows.Where(row => row[0] == name)];
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("text/html, application/json;q=0.9, */*;q=0.1")]
    [InlineData("")]
    public async Task Who_asks_for_nothing_special_gets_JSON(string accept)
    {
        await _staff.Get("/api/reports/daily?date=2009-02-11", ("Accept", accept)).Expect<DailyReport>(200);
    }

    private static DateOnly InLondon(DateTimeOffset instant) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime);

    private async Task<DailyReport> Report(string date)
    {
        var report = await _staff.Get($"/api/reports/daily?date={date}").Expect<DailyReport>(200);
        report.ByHour.Select(row => row.Hour).ShouldBe(Enumerable.Range(0, 24));
        return report;
    }

    private static IEnumerable<HourRow> HoursWithOrders(DailyReport report) =>
        report.ByHour.Where(row => row != new HourRow(row.Hour, 0, 0.00m));
}
