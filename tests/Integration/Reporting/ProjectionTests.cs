using Cafe.Events;
using Cafe.Reporting.Projection;
using Cafe.ServiceDefaults;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>The read model's sums, on a real database.</summary>
public sealed class ProjectionTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    private static readonly SoldOrder Breakfast = new(1, "2026-11-20T09:10:00Z", (1, 2), (2, 1));
    private static readonly SoldOrder Lunch = new(2, "2026-11-20T12:30:00Z", (2, 3));

    [Fact]
    public async Task Orders_are_summed_by_hour_and_by_item()
    {
        var database = await NewAsync();

        await ApplyAsync(database, Breakfast, Lunch);

        (await SumsAsync(database)).ShouldBe(
        [
            "hour 2026-11-20 12: 1 orders, 3 units, 6.60",
            "hour 2026-11-20 9: 1 orders, 3 units, 4.40",
            "item 2026-11-20 1: 1 orders, 2 units, 2.20",
            "item 2026-11-20 2: 2 orders, 4 units, 8.80",
        ]);
    }

    [Fact]
    public async Task What_comes_again_counts_once()
    {
        var database = await NewAsync();
        await ApplyAsync(database, Breakfast, Lunch);
        var once = await SumsAsync(database);

        await ApplyAsync(database, Breakfast, Lunch);
        await ApplyAsync(database, Lunch, Lunch, Breakfast.Then("preparing"));

        (await SumsAsync(database)).ShouldBe(once);
    }

    [Fact]
    public async Task A_cancelled_order_leaves_no_trace()
    {
        var database = await NewAsync();
        await ApplyAsync(database, Breakfast, Lunch);

        await ApplyAsync(database, Lunch.Then("cancelled"));
        (await SumsAsync(database)).ShouldBe(
        [
            "hour 2026-11-20 9: 1 orders, 3 units, 4.40",
            "item 2026-11-20 1: 1 orders, 2 units, 2.20",
            "item 2026-11-20 2: 1 orders, 1 units, 2.20",
        ]);

        await ApplyAsync(database, Breakfast.Then("preparing").Then("cancelled"));
        (await SumsAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_late_changes_nothing()
    {
        var database = await NewAsync();

        await ApplyAsync(database, Lunch.Then("cancelled"));
        await ApplyAsync(database, Lunch);
        (await SumsAsync(database)).ShouldBeEmpty();

        await ApplyAsync(database, Breakfast.Then("preparing").Then("ready"), Breakfast);
        await ApplyAsync(database, Breakfast.Then("preparing"));
        (await SumsAsync(database)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_history_in_any_order_and_with_repetitions_is_the_snapshot_of_its_end()
    {
        var (followed, loaded) = (await NewAsync(), await NewAsync());
        var random = new Random(4);
        var ends = new List<SoldOrder>();
        var history = new List<SoldOrder>();
        for (var number = 1; number <= 2000; number++)
        {
            var placedAt = new DateTime(2026, 10, 24, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(3 * 24 * 60)); // the clocks go back
            var order = new SoldOrder(number, $"{placedAt:yyyy-MM-ddTHH:mm:ss}Z",
                [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => ((long)random.Next(1, 6), random.Next(1, 4)))]);
            history.Add(order);
            foreach (var status in new[] { "preparing", random.Next(3) == 0 ? "cancelled" : "ready" }.Take(random.Next(3)))
                history.Add(order = order.Then(status));
            ends.Add(order);
        }

        SoldOrder[] events = [.. history, .. history.Where(_ => random.Next(4) == 0)];
        random.Shuffle(events);
        foreach (var batch in events.Chunk(317))
            await ApplyAsync(followed, batch);
        await LoadAsync(loaded, ends);

        (await SumsAsync(followed)).ShouldBe(await SumsAsync(loaded));
        const string rest = "SELECT 'order ' || o FROM order_versions o UNION ALL SELECT 'item ' || i FROM sold_items i UNION ALL SELECT z::text FROM sales_zone z ORDER BY 1";
        (await Sql.ReadAsync(followed, rest)).ShouldBe(await Sql.ReadAsync(loaded, rest));
        (await Sql.ReadAsync(loaded, "SELECT count(*)::text || ' ' || count(*) FILTER (WHERE counted) FROM order_versions"))
            .ShouldBe([$"2000 {ends.Count(order => order.Status != "cancelled")}"]);
    }

    [Fact]
    public async Task The_sums_stay_in_the_zone_that_they_were_begun_in()
    {
        var database = await NewAsync();
        var late = new SoldOrder(1, "2026-11-20T23:30:00Z", (1, 1));
        await ApplyAsync(database, late);

        await ApplyAsync(database, zone: "Europe/Berlin", late with { Number = 2 });

        (await SumsAsync(database)).ShouldBe(["hour 2026-11-20 23: 2 orders, 2 units, 2.20", "item 2026-11-20 1: 2 orders, 2 units, 2.20"]);
        await Sql.ExecuteAsync(database, "INSERT INTO event_positions (source, stream, position) VALUES ('orders', gen_random_uuid(), 0)");
        await using var source = NpgsqlDataSource.Create(database);
        (await new ReadModel(source, Cafe("Europe/London")).WhyNotAsync(default)).ShouldBeNull();
        (await new ReadModel(source, Cafe("Europe/Berlin")).WhyNotAsync(default)).ShouldNotBeNull()
            .ShouldSatisfyAllConditions(why => why.ShouldContain("Europe/London"), why => why.ShouldContain("Europe/Berlin"), why => why.ShouldContain("rebuild"));
    }

    [Fact]
    public async Task Items_have_their_newest_name()
    {
        var database = await NewAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();

        await new ItemNames().ApplyAsync([Item(1, "Bun", 1), Item(2, "Pie", 5), Item(1, "Iced bun", 3), Item(1, "Sticky bun", 2)], connection, default);
        await new ItemNames().ApplyAsync([Item(2, "Old pie", 4)], connection, default);

        (await Sql.ReadAsync(database, "SELECT item_id || ' ' || name || ' ' || version FROM item_names ORDER BY 1")).ShouldBe(["1 Iced bun 3", "2 Pie 5"]);

        static CloudEvent Item(long id, string name, long version) => new(
            "menu.item-changed", $"{id}", version, 0, DateTimeOffset.UnixEpoch, null,
            System.Text.Encoding.UTF8.GetBytes($$"""{"id":{{id}},"categoryId":1,"name":"{{name}}","price":1.00,"version":{{version}}}"""));
    }

    private Task<string> NewAsync() => ReportingProcess.NewDatabaseAsync(databases);

    private static CafeSettings Cafe(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), "GBP");

    private static Task ApplyAsync(string database, params SoldOrder[] orders) => ApplyAsync(database, "Europe/London", orders);

    private static Task ApplyAsync(string database, string zone, params SoldOrder[] orders) => WriteAsync(
        database, connection => new SalesProjection(Cafe(zone)).ApplyAsync([.. orders.Select(order => order.Event)], connection, default));

    private static Task LoadAsync(string database, IReadOnlyList<SoldOrder> orders) => WriteAsync(
        database, connection => new SalesProjection(Cafe("Europe/London")).LoadAsync(Pages(orders), connection, default));

    private static async Task WriteAsync(string database, Func<NpgsqlConnection, Task> write)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await write(connection);
        await transaction.CommitAsync();
    }

    private static async IAsyncEnumerable<IReadOnlyList<CloudEvent>> Pages(IReadOnlyList<SoldOrder> orders)
    {
        foreach (var page in orders.Chunk(700))
            yield return await Task.FromResult(page.Select(order => order.Event).ToList());
    }

    private static Task<IReadOnlyList<string>> SumsAsync(string database) => Sql.ReadAsync(
        database,
        """
        SELECT format('item %s %s: %s orders, %s units, %s', day, item_id, orders, units, revenue) FROM sales_by_item
        UNION ALL SELECT format('hour %s %s: %s orders, %s units, %s', day, hour, orders, units, revenue) FROM sales_by_hour
        ORDER BY 1
        """);
}
