using System.Text.Json;
using System.Text.Json.Nodes;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>POST /api/orders</c> and <c>GET /api/orders/{id}</c>: a guest orders.</summary>
public sealed class OrderTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_is_priced_and_confirmed()
    {
        var croissant = await _staff.AddItem("Croissant", 2.35m);
        var flatWhite = await _staff.AddItem("Flat white", 3.00m);
        var body = Bodies.Order("Ada", (croissant, 3), (flatWhite, 1));
        body["note"] = "No sugar";

        var before = DateTimeOffset.UtcNow;
        var answer = await _guest.Post("/api/orders", body).Expect(201);

        var order = answer.As<Order>();
        order.Id.ShouldNotBe(Guid.Empty);
        order.Number.ShouldBePositive();
        order.Status.ShouldBe("placed");
        order.PlacedAt.ShouldBeInRange(before.AddSeconds(-5), DateTimeOffset.UtcNow.AddSeconds(5));
        order.Customer.ShouldBe("Ada");
        order.Note.ShouldBe("No sugar");
        order.Lines.ShouldBe(
        [
            new OrderLine(croissant.Id, "Croissant", 2.35m, 3, 7.05m),
            new OrderLine(flatWhite.Id, "Flat white", 3.00m, 1, 3.00m),
        ]);
        order.Total.ShouldBe(10.05m);
        order.Currency.ShouldBe((await _guest.GetMenu()).Currency);
        new Uri(cafe.Url, answer.Header("Location")).AbsolutePath.ShouldBe($"/api/orders/{order.Id}");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_reads_the_same_when_it_is_fetched()
    {
        var placed = await _guest.Post("/api/orders", Bodies.Order("Ada", (await _staff.AddItem(), 2))).Expect(201);

        var fetched = await _guest.Get(placed.Header("Location")!).Expect(200);

        JsonElement.DeepEquals(fetched.Json, placed.Json).ShouldBeTrue(fetched + "\n" + placed);
        fetched.Json.GetProperty("placedAt").GetRawText().ShouldBe(placed.Json.GetProperty("placedAt").GetRawText());
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_id_of_an_order_cannot_be_guessed_and_its_number_goes_up()
    {
        var item = await _staff.AddItem();

        var first = await _guest.PlaceOrder("Ada", (item, 1));
        var second = await _guest.PlaceOrder("Ada", (item, 1));

        second.Number.ShouldBeGreaterThan(first.Number);
        first.Id.Version.ShouldBe(7);
        second.Id.Version.ShouldBe(7);
        // A version 7 id begins with the time; the rest is chance.
        second.Id.ToString("N")[20..].ShouldNotBe(first.Id.ToString("N")[20..]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_keeps_name_and_price_as_sold()
    {
        var item = await _staff.AddItem("Croissant", 2.00m);
        var order = await _guest.PlaceOrder("Ada", (item, 2));

        await _staff.Change(item with { Name = "Crescent", Price = 5.00m });
        await _staff.Archive(item);

        (await _guest.GetOrder(order.Id)).Lines.ShouldBe([new OrderLine(item.Id, "Croissant", 2.00m, 2, 4.00m)]);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_largest_order_is_added_up_to_the_penny()
    {
        var item = await _staff.AddItem(price: 9999.99m);

        var order = await _guest.PlaceOrder("Ada", [.. Enumerable.Repeat((item, 999), 50)]);

        // 9,999.99 × 999 = 9,989,990.01; fifty of those lines: 499,499,500.50.
        order.Lines.ShouldAllBe(line => line.LineTotal == 9_989_990.01m);
        order.Total.ShouldBe(499_499_500.50m);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [InlineData("note")]
    [InlineData(null)]
    public async Task An_order_without_a_note_has_a_note_of_null(string? leftOut)
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1));
        body["note"] = "  ";

        var order = await _guest.Post("/api/orders", leftOut is null ? body.ToJsonString() : body.Without(leftOut))
            .Expect<Order>(201);

        order.Note.ShouldBeNull();
    }

    [Theory]
    [InlineData("customer", "null")]
    [InlineData("customer", "\"\"")]
    [InlineData("customer", "\" \\u2003 \"")]
    [InlineData("lines", "null")]
    [InlineData("lines", "[]")]
    [InlineData("lines[0].quantity", "0")]
    [InlineData("lines[0].quantity", "-1")]
    [InlineData("lines[0].quantity", "1000")]
    [InlineData("lines[1].quantity", "2147483647")]
    [InlineData("lines[1].quantity", "null")]
    [InlineData("lines[1].itemId", "null")]
    public async Task What_an_order_cannot_be_is_refused_by_field(string field, string value)
    {
        var item = await _staff.AddItem();

        await _guest.Post("/api/orders", Bodies.Order("Ada", (item, 1), (item, 2)).With(field, value))
            .ExpectProblem(400, field);
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("lines")]
    [InlineData("lines[0].itemId")]
    [InlineData("lines[1].quantity")]
    public async Task A_missing_field_is_named(string field)
    {
        var item = await _staff.AddItem();

        await _guest.Post("/api/orders", Bodies.Order("Ada", (item, 1), (item, 2)).Without(field))
            .ExpectProblem(400, field);
    }

    [Theory]
    [InlineData("customer", "7")]
    [InlineData("note", "[\"x\"]")]
    [InlineData("lines", "{}")]
    [InlineData("lines[0]", "null")]
    [InlineData("lines[0]", "1")]
    [InlineData("lines[0].itemId", "\"1\"")]
    [InlineData("lines[0].itemId", "1.5")]
    [InlineData("lines[0].itemId", "99999999999999999999")]
    [InlineData("lines[0].quantity", "\"2\"")]
    [InlineData("lines[0].quantity", "1.5")]
    [InlineData("lines[0].quantity", "1e400")]
    [InlineData("lines[0].quantity", "true")]
    public async Task A_value_of_the_wrong_type_is_refused(string field, string value)
    {
        await _guest.Post("/api/orders", Bodies.Order("Ada", (await _staff.AddItem(), 1)).With(field, value))
            .ExpectProblem(400);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var body = Bodies.Order(" ", (await _staff.AddItem(), 0));

        await _guest.Post("/api/orders", body).ExpectProblem(400, "customer", "lines[0].quantity");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_has_at_most_fifty_lines()
    {
        var item = await _staff.AddItem();

        await _guest.Post("/api/orders", Bodies.Order("Ada", Enumerable.Repeat((item, 1), 51)))
            .ExpectProblem(400, "lines");
        (await _guest.PlaceOrder("Ada", [.. Enumerable.Repeat((item, 1), 50)])).Lines.Count.ShouldBe(50);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Lengths_are_counted_in_characters_as_people_count_them()
    {
        var body = Bodies.Order(string.Concat(Enumerable.Repeat("🥐", 100)), (await _staff.AddItem(), 999));
        body["note"] = string.Concat(Enumerable.Repeat("🥐", 500));

        var order = await _guest.Post("/api/orders", body).Expect<Order>(201);
        order.Customer.ShouldBe((string?)body["customer"]);
        order.Note.ShouldBe((string?)body["note"]);

        await _guest.Post("/api/orders", body.With("customer", $"\"{new string('x', 101)}\""))
            .ExpectProblem(400, "customer");
        await _guest.Post("/api/orders", body.With("note", $"\"{new string('x', 501)}\""))
            .ExpectProblem(400, "note");
    }

    [Fact]
    public async Task An_item_that_cannot_be_had_is_named()
    {
        var fine = await _staff.AddItem();
        var unavailable = await _staff.AddItem(available: false);
        var archived = await _staff.AddItem();
        await _staff.Archive(archived);
        var unknown = fine with { Id = 9_223_372_036_854_775_807 };

        var message = await _guest
            .Post("/api/orders", Bodies.Order("Ada", (fine, 1), (unavailable, 1), (archived, 1), (unknown, 1)))
            .ExpectProblem(422, "lines[1].itemId", "lines[2].itemId", "lines[3].itemId");

        message.ShouldContain($"{unavailable.Id}");
        message.ShouldContain($"{archived.Id}");
        message.ShouldContain($"{unknown.Id}");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Members_that_are_unknown_are_ignored_and_repeated_ones_refused()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1)).ToJsonString();

        await _guest.Post("/api/orders", body[..^1] + ",\"tip\":5,\"total\":0.01}").Expect<Order>(201);
        await _guest.Post("/api/orders", body[..^1] + ",\"customer\":\"Eve\"}").ExpectProblem(400);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("01934f7e-7b3a-7000-8000-000000000000")]
    [InlineData("1")]
    [InlineData("croissant")]
    public async Task An_order_that_never_was_answers_404(string id)
    {
        await _guest.Get($"/api/orders/{id}").ExpectProblem(404);
        await _staff.Post($"/api/orders/{id}/status", new JsonObject { ["status"] = "preparing" }).ExpectProblem(404);
    }
}
