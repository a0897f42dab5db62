using System.Text.Json;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>Idempotency-Key</c>: a guest who asks again has ordered once.</summary>
public sealed class IdempotencyTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);
    private readonly (string, string) _key = ("Idempotency-Key", $"acceptance {Guid.NewGuid()}");

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_placed_twice_with_one_key_is_one_order()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 2));

        var first = await _guest.Post("/api/orders", body, _key).Expect(201);
        var second = await _guest.Post("/api/orders", body, _key).Expect(200);

        JsonElement.DeepEquals(first.Json, second.Json).ShouldBeTrue(first + "\n" + second);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Without_a_key_two_orders_are_two()
    {
        var item = await _staff.AddItem();

        (await _guest.PlaceOrder("Ada", (item, 1))).Id.ShouldNotBe((await _guest.PlaceOrder("Ada", (item, 1))).Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_first_order_is_answered_although_the_menu_has_changed()
    {
        var item = await _staff.AddItem(price: 2.00m);
        var body = Bodies.Order("Ada", (item, 2));
        var order = await _guest.Post("/api/orders", body, _key).Expect<Order>(201);

        await _staff.Change(item with { Price = 3.00m });
        (await _guest.Post("/api/orders", body, _key).Expect<Order>(200)).Total.ShouldBe(4.00m);

        await _staff.Change(item with { Available = false });
        (await _guest.Post("/api/orders", body, _key).Expect<Order>(200)).Id.ShouldBe(order.Id);

        await _staff.Archive(item);
        (await _guest.Post("/api/orders", body, _key).Expect<Order>(200)).Id.ShouldBe(order.Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_first_order_is_answered_with_its_status_of_now()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1));
        var order = await _guest.Post("/api/orders", body, _key).Expect<Order>(201);
        await _staff.SetStatus(order, "preparing");

        (await _guest.Post("/api/orders", body, _key).Expect<Order>(200)).Status.ShouldBe("preparing");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_meaning_of_the_body_counts_not_its_spelling()
    {
        var id = (await _staff.AddItem()).Id;
        var order = await _guest.Post("/api/orders", $$"""
            {"customer":"Ada","note":null,"lines":[{"itemId":{{id}},"quantity":2}]}
            """, _key).Expect<Order>(201);

        var again = await _guest.Post("/api/orders", $$"""
            { "lines" : [ { "quantity" : 2, "itemId" : {{id}} } ], "customer" : "Ad\u0061" }
            """, _key).Expect<Order>(200);

        again.Id.ShouldBe(order.Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [InlineData("customer", "\"Eve\"")]
    [InlineData("note", "\"More sugar\"")]
    [InlineData("lines[0].quantity", "3")]
    public async Task Another_order_under_the_same_key_is_refused(string field, string value)
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 2));
        var order = await _guest.Post("/api/orders", body, _key).Expect<Order>(201);

        await _guest.Post("/api/orders", body.With(field, value), _key).ExpectProblem(422);

        (await _guest.Post("/api/orders", body, _key).Expect<Order>(200)).Id.ShouldBe(order.Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_order_of_the_lines_is_part_of_the_meaning()
    {
        var (bun, tea) = (await _staff.AddItem(), await _staff.AddItem());
        await _guest.Post("/api/orders", Bodies.Order("Ada", (bun, 1), (tea, 1)), _key).Expect(201);

        await _guest.Post("/api/orders", Bodies.Order("Ada", (tea, 1), (bun, 1)), _key).ExpectProblem(422);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_invalid_body_is_invalid_under_a_used_key_too()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 2));
        await _guest.Post("/api/orders", body, _key).Expect(201);

        await _guest.Post("/api/orders", body.With("customer", "\"\""), _key).ExpectProblem(400, "customer");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task A_refused_order_does_not_use_its_key_up()
    {
        var item = await _staff.AddItem(available: false);
        var body = Bodies.Order("Ada", (item, 2));
        await _guest.Post("/api/orders", body, _key).ExpectProblem(422);

        await _staff.Change(item with { Available = true });

        await _guest.Post("/api/orders", body, _key).Expect<Order>(201);
    }

    public static TheoryData<string> RefusedKeys => ["", "   ", new('k', 201), "naïve", "clé-🥐", "a\tb", "a\u007fb"];

    [Theory]
    [MemberData(nameof(RefusedKeys))]
    public async Task A_key_is_up_to_200_printable_ASCII_characters(string key)
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1));

        await _guest.Post("/api/orders", body, ("Idempotency-Key", key)).ExpectProblem(400, "Idempotency-Key");
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task The_longest_key_has_200_characters_and_any_punctuation()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1));
        var key = ("Idempotency-Key", $"{Guid.NewGuid()} !\"#$%&'()*+,-./:;<=>?@[\\]^_`{{|}}~".PadRight(200, '~'));

        var order = await _guest.Post("/api/orders", body, key).Expect<Order>(201);

        (await _guest.Post("/api/orders", body, key).Expect<Order>(200)).Id.ShouldBe(order.Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Fifty_simultaneous_orders_with_one_key_are_one_order()
    {
        var customer = $"Ada {Guid.NewGuid()}";
        var body = Bodies.Order(customer, (await _staff.AddItem(), 2)).ToJsonString();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => _guest.Post("/api/orders", body, _key)));

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 200).ShouldBe(49);
        var order = answers[0].As<Order>();
        answers.ShouldAllBe(answer => JsonElement.DeepEquals(answer.Json, answers[0].Json));
        (await OrdersOf(customer, order.PlacedAt)).ShouldHaveSingleItem().Id.ShouldBe(order.Id);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Of_simultaneous_different_orders_with_one_key_one_is_placed()
    {
        var customer = $"Ada {Guid.NewGuid()}";
        var item = await _staff.AddItem();

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(
            quantity => _guest.Post("/api/orders", Bodies.Order(customer, (item, quantity)), _key)));

        var order = answers.Single(answer => answer.Status == 201).As<Order>();
        answers.Count(answer => answer.Status == 422).ShouldBe(19);
        (await OrdersOf(customer, order.PlacedAt)).ShouldHaveSingleItem().Total.ShouldBe(order.Total);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Simultaneous_orders_without_a_key_are_all_placed()
    {
        var item = await _staff.AddItem();

        var orders = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _guest.PlaceOrder("Ada", (item, 1))));

        orders.Select(order => order.Id).ShouldBeUnique();
        orders.Select(order => order.Number).ShouldBeUnique();
    }

    private async Task<IEnumerable<Order>> OrdersOf(string customer, DateTimeOffset around)
    {
        var (from, to) = (around.UtcDateTime.AddSeconds(-5), around.UtcDateTime.AddSeconds(5));
        return (await _staff.ListOrders($"from={from:O}&to={to:O}")).Where(order => order.Customer == customer);
    }
}
