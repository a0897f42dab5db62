using System.Net;
using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>The service as a whole: from the orders' events to its reports, a rebuild and the comparison with the monolith.</summary>
public sealed class FollowingTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    private const string Daily = "/api/reports/daily?date=2026-11-20";

    private static readonly SoldOrder[] Orders =
    [
        new(1, "2026-11-20T09:10:00Z", (1, 2), (2, 1)),
        new(2, "2026-11-20T12:30:00Z", (2, 3)),
        new(3, "2026-11-20T12:40:00Z", (3, 1)),
        new(4, "2026-11-13T10:00:00Z", (1, 1)),
        new(5, "2026-11-20T23:59:59Z", (1, 1)),
    ];

    [Fact]
    public async Task What_was_sold_before_and_after_it_began_is_in_the_report()
    {
        await using var feed = await OrdersFeed.StartAsync(Orders[..3]);
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        await using var reporting = await ReportingProcess.ServeAsync(database, feed.Settings);
        await reporting.BecomesReadyAsync();
        (await RevenueAsync(reporting)).ShouldBe(4.40m + 6.60m + 3.30m);

        feed.Tell(Orders[3], Orders[4], Orders[2].Then("cancelled"));

        await Eventually.GetAsync("the report has it", () => RevenueAsync(reporting), revenue => revenue == 4.40m + 6.60m + 1.10m);
        var report = await reporting.GetAsync<JsonElement>(Daily);
        report.GetProperty("comparedToLastWeek").GetProperty("revenue").GetDecimal().ShouldBe(1.10m);
        report.GetProperty("byItem")[0].GetProperty("name").GetString().ShouldBe(SoldOrder.Name(2)); // the menu hasn't told another
        report.GetProperty("bakingPlan").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Before_the_orders_are_read_it_is_not_ready_and_says_why()
    {
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        await using var reporting = await ReportingProcess.ServeAsync(database);

        await reporting.SaysWhyNotAsync("the orders have not been read yet");
        using var report = await reporting.Http.GetAsync(Daily);
        report.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        report.Headers.RetryAfter.ShouldNotBeNull();
        (await report.Content.ReadAsStringAsync()).ShouldContain("the orders have not been read yet");
    }

    [Fact]
    public async Task A_rebuild_makes_the_same_and_mends_what_was_broken()
    {
        await using var feed = await OrdersFeed.StartAsync(Orders);
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        await using var reporting = await ReportingProcess.ServeAsync(database, feed.Settings);
        await reporting.BecomesReadyAsync();
        feed.Tell(Orders[0].Then("preparing"), Orders[1].Then("cancelled"));
        await Eventually.GetAsync("the report has it", () => RevenueAsync(reporting), revenue => revenue == 4.40m + 3.30m + 1.10m);
        var followed = await TablesAsync(database);

        (await ReportingProcess.RunAsync(database, ["rebuild"], feed.Settings)).Succeeded();
        (await TablesAsync(database)).ShouldBe(followed);

        await Sql.ExecuteAsync(database, "UPDATE sales_by_hour SET revenue = 0; DELETE FROM sales_by_item");
        (await ReportingProcess.RunAsync(database, ["rebuild", "orders"], feed.Settings)).Succeeded();
        (await TablesAsync(database)).ShouldBe(followed);

        feed.Tell(new SoldOrder(6, "2026-11-20T08:00:00Z", (5, 2)));
        await Eventually.GetAsync("it goes on following", () => RevenueAsync(reporting), revenue => revenue == 4.40m + 3.30m + 1.10m + 11.00m);
    }

    [Fact]
    public async Task Another_time_zone_needs_a_rebuild()
    {
        await using var feed = await OrdersFeed.StartAsync(Orders);
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        (await ReportingProcess.RunAsync(database, ["rebuild"], feed.Settings)).Succeeded(); // London's
        (string, string?)[] berlin = [.. feed.Settings, ("Cafe__TimeZone", "Europe/Berlin")];
        await using var reporting = await ReportingProcess.ServeAsync(database, berlin);
        await reporting.SaysWhyNotAsync("run the verb rebuild");

        (await ReportingProcess.RunAsync(database, ["rebuild"], berlin)).Succeeded();

        await reporting.BecomesReadyAsync();
        (await RevenueAsync(reporting)).ShouldBe(4.40m + 6.60m + 3.30m); // the order at 23:59:59Z is of the 21st
    }

    [Fact]
    public async Task Compared_with_the_monolith_it_names_what_differs()
    {
        var shop = await databases.CreateAsync();
        await MonolithProcess.MigrateAsync(shop);
        await Sql.ExecuteAsync(shop, string.Join('\n', Orders.Select(order => order.Sql)));
        await Sql.ExecuteAsync(shop, "UPDATE menu_items SET name = 'Item ' || id || ' as sold'");
        await using var monolith = await MonolithProcess.ServeAsync(shop, ("Auth__Key", ReportingProcess.AuthKey));
        await using var feed = await OrdersFeed.StartAsync(Orders);
        var database = await ReportingProcess.NewDatabaseAsync(databases);
        (string, string?)[] settings = [.. feed.Settings, ("Discovery__Static__monolith__0", monolith.Client.Url.ToString())];
        (await ReportingProcess.RunAsync(database, ["rebuild"], settings)).Succeeded();

        var equal = await ReportingProcess.RunAsync(database, ["compare", "2026-11-12", "2026-11-21"], settings);
        equal.Succeeded().Output.ShouldContain("10 days compared, all equal.");

        await Sql.ExecuteAsync(database, "UPDATE sales_by_hour SET revenue = revenue + 0.01 WHERE day = '2026-11-13'");
        var different = await ReportingProcess.RunAsync(database, ["compare", "2026-11-12", "2026-11-21"], settings);
        different.ExitCode.ShouldBe(1, different.Everything);
        different.Output.Split('\n').ShouldContain("2026-11-13  revenue: 1.11 here, 1.10 in the monolith");
        different.Output.ShouldContain("2026-11-20  comparedToLastWeek.revenue: 1.11 here, 1.10 in the monolith");
        different.Output.ShouldContain("10 days compared, 2 differ.");

        var nobody = await ReportingProcess.RunAsync(database, ["compare", "2026-11-12", "2026-11-21"]);
        (nobody.ExitCode, nobody.Errors.Split('\n').Length).ShouldBe((1, 2), nobody.Everything); // one line, and its end
    }

    private static async Task<decimal> RevenueAsync(ReportingProcess reporting) =>
        (await reporting.GetAsync<JsonElement>(Daily)).GetProperty("revenue").GetDecimal();

    private static Task<IReadOnlyList<string>> TablesAsync(string database) => Sql.ReadAsync(
        database,
        """
        SELECT 'item ' || s FROM sales_by_item s UNION ALL SELECT 'hour ' || s FROM sales_by_hour s
        UNION ALL SELECT 'order ' || o FROM order_versions o UNION ALL SELECT 'sold ' || i FROM sold_items i
        UNION ALL SELECT z::text FROM sales_zone z ORDER BY 1
        """);
}
