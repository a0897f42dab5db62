using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>GET /api/orders</c>: staff looks through the orders.</summary>
public sealed class OrderListTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);
    private readonly HistoryWriter _history = new(cafe);

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Orders_are_listed_newest_first_then_by_number()
    {
        var item = await _staff.AddItem();
        var ids = await _history.WriteAsync(
            "order list, newest first",
            PastOrder.At("2013-02-01T10:00:00Z", (item, 1)),
            PastOrder.At("2013-02-01T10:00:00.000001Z", (item, 1)),
            PastOrder.At("2013-02-01T09:00:00Z", (item, 1)),
            PastOrder.At("2013-02-01T10:00:00Z", (item, 1)));

        var page = await _staff.Get("/api/orders?from=2013-02-01T00:00:00Z&to=2013-02-02T00:00:00Z")
            .Expect<OrderPage>(200);

        // The first and the last were placed at the same instant, the last with the higher number.
        page.Orders.Select(order => order.Id).ShouldBe([ids[1], ids[3], ids[0], ids[2]]);
        page.Next.ShouldBeNull();
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_in_the_list_reads_as_it_does_alone()
    {
        var order = await _guest.PlaceOrder("Ada", (await _staff.AddItem(), 2), (await _staff.AddItem(), 1));

        var listed = (await _staff.ListOrders($"from={order.PlacedAt.UtcDateTime:O}"))
            .Single(other => other.Id == order.Id);

        (listed with { Lines = [] }).ShouldBe(order with { Lines = [] });
        listed.Lines.ShouldBe(order.Lines);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task From_is_inclusive_and_to_exclusive()
    {
        var item = await _staff.AddItem();
        var ids = await _history.WriteAsync(
            "order list, from and to",
            PastOrder.At("2013-03-01T09:59:59.999999Z", (item, 1)),
            PastOrder.At("2013-03-01T10:00:00Z", (item, 1)),
            PastOrder.At("2013-03-01T10:59:59.999999Z", (item, 1)),
            PastOrder.At("2013-03-01T11:00:00Z", (item, 1)));

        var page = await _staff.Get("/api/orders?from=2013-03-01T10:00:00Z&to=2013-03-01T11:00:00Z")
            .Expect<OrderPage>(200);
        page.Orders.Select(order => order.Id).ShouldBe([ids[2], ids[1]]);

        // The same two instants as a clock in Paris shows them.
        page = await _staff.Get("/api/orders?from=2013-03-01T11:00:00%2B01:00&to=2013-03-01T12:00:00%2B01:00")
            .Expect<OrderPage>(200);
        page.Orders.Select(order => order.Id).ShouldBe([ids[2], ids[1]]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [InlineData("placed", 1)]
    [InlineData("preparing", 0)]
    [InlineData("ready", 2)]
    [InlineData("cancelled", 1)]
    public async Task Orders_are_listed_by_status(string status, int count)
    {
        var item = await _staff.AddItem();
        await _history.WriteAsync(
            "order list, by status",
            PastOrder.At("2013-04-01T10:00:00Z", (item, 1)) with { Status = "placed" },
            PastOrder.At("2013-04-01T11:00:00Z", (item, 1)) with { Status = "ready" },
            PastOrder.At("2013-04-01T12:00:00Z", (item, 1)) with { Status = "ready" },
            PastOrder.At("2013-04-01T13:00:00Z", (item, 1)).Cancelled());

        var page = await _staff.Get($"/api/orders?from=2013-04-01T00:00:00Z&to=2013-04-02T00:00:00Z&status={status}")
            .Expect<OrderPage>(200);

        page.Orders.Select(order => order.Status).ShouldBe(Enumerable.Repeat(status, count));
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [InlineData(1, 61)]
    [InlineData(20, 4)]
    [InlineData(61, 1)]
    [InlineData(200, 1)]
    [InlineData(null, 2)]
    public async Task Pages_are_followed_to_the_end(int? limit, int pages)
    {
        var item = await _staff.AddItem();
        // Sixty-one orders in pairs of the same instant, so that pages end between two of them.
        var ids = await _history.WriteAsync("order list, pages", [.. Enumerable.Range(0, 61).Select(
            i => PastOrder.At($"2013-05-01T10:{i / 2:00}:00Z", (item, 1)))]);

        var seen = new List<Guid>();
        var turned = 0;
        for (string? after = "first"; after is not null; turned++)
        {
            var page = await _staff
                .Get("/api/orders?from=2013-05-01T00:00:00Z&to=2013-05-02T00:00:00Z"
                     + (limit is null ? "" : $"&limit={limit}")
                     + (after == "first" ? "" : $"&after={Uri.EscapeDataString(after)}"))
                .Expect<OrderPage>(200);
            page.Orders.Count.ShouldBeInRange(1, limit ?? 50);
            seen.AddRange(page.Orders.Select(order => order.Id));
            after = page.Next;
        }

        turned.ShouldBe(pages);
        seen.ShouldBe(ids.Reverse());
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Every_order_is_seen_once_although_new_ones_arrive()
    {
        var item = await _staff.AddItem();
        var mine = new List<Order>();
        for (var i = 0; i < 7; i++)
            mine.Add(await _guest.PlaceOrder("Ada", (item, 1)));
        var from = mine[0].PlacedAt.UtcDateTime;

        var seen = new List<Order>();
        string? after = null;
        do
        {
            var more = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            var page = await _staff.Get($"/api/orders?from={from:O}&limit=3{more}").Expect<OrderPage>(200);
            seen.AddRange(page.Orders);
            after = page.Next;
            await _guest.PlaceOrder("Newcomer", (item, 1));
        }
        while (after is not null);

        seen.Select(order => order.Id).ShouldBeUnique();
        mine.ShouldAllBe(order => seen.Any(other => other.Id == order.Id));
        seen.ShouldBe(seen.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Number));
    }

    [Fact]
    public async Task A_time_without_orders_is_an_empty_page()
    {
        var page = await _staff.Get("/api/orders?from=1999-01-01T00:00:00Z&to=1999-01-02T00:00:00Z")
            .Expect<OrderPage>(200);

        page.Orders.ShouldBeEmpty();
        page.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData("limit", "limit=0")]
    [InlineData("limit", "limit=201")]
    [InlineData("limit", "limit=-1")]
    [InlineData("limit", "limit=abc")]
    [InlineData("limit", "limit=1.5")]
    [InlineData("limit", "limit=99999999999999999999")]
    [InlineData("status", "status=eaten")]
    [InlineData("status", "status=Placed")]
    [InlineData("after", "after=garbage")]
    [InlineData("after", "after=%00")]
    [InlineData("after", "after=AAAA")]
    [InlineData("from", "from=2013-01-01T00:00:00")]
    [InlineData("from", "from=2013-01-01")]
    [InlineData("from", "from=yesterday")]
    [InlineData("to", "to=2013-01-01T00:00:00")]
    [InlineData("to", "to=2013-02-30T00:00:00Z")]
    public async Task A_parameter_that_makes_no_sense_is_named(string parameter, string query)
    {
        await _staff.Get($"/api/orders?{query}").ExpectProblem(400, parameter);
    }

    [Theory]
    [InlineData("2013-01-01T00:00:00Z")]
    [InlineData("2013-01-02T00:00:00Z")]
    public async Task A_list_ends_after_it_begins(string from)
    {
        await _staff.Get($"/api/orders?from={from}&to=2013-01-01T00:00:00Z").ExpectProblem(400);
    }
}
