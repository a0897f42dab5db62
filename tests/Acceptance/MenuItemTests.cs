using System.Globalization;
using System.Text.Json.Nodes;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>/api/menu/items</c>: what staff does to the menu.</summary>
public sealed class MenuItemTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    [Fact]
    public async Task An_added_item_is_answered_with_its_address()
    {
        var category = await _guest.AnyCategory();
        var body = Bodies.Item(category, "  Chelsea bun ", 2.5m);
        body["description"] = " Sticky ";
        body["image"] = "/images/chelsea-bun.svg";

        var answer = await _staff.Post("/api/menu/items", body).Expect(201);

        var item = answer.As<Item>();
        item.ShouldBe(new Item(
            item.Id, category, "Chelsea bun", "Sticky", 2.50m, true, "/images/chelsea-bun.svg"));
        Path(answer.Header("Location")).ShouldBe($"/api/menu/items/{item.Id}");
        (await _guest.Get(answer.Header("Location")!).Expect<Item>(200)).ShouldBe(item);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public async Task A_description_that_says_nothing_is_null(string description)
    {
        var body = Bodies.Item(await _guest.AnyCategory()).With("description", description);

        (await _staff.Post("/api/menu/items", body).Expect<Item>(201)).Description.ShouldBeNull();
    }

    [Fact]
    public async Task Description_and_image_may_be_left_out()
    {
        var body = Bodies.Item(await _guest.AnyCategory());
        body.Remove("description");
        body.Remove("image");

        var item = await _staff.Post("/api/menu/items", body).Expect<Item>(201);

        item.Description.ShouldBeNull();
        item.Image.ShouldBeNull();
    }

    [Theory]
    [InlineData("categoryId")]
    [InlineData("name")]
    [InlineData("price")]
    [InlineData("available")]
    public async Task An_item_needs_category_name_price_and_availability(string field)
    {
        var item = await _staff.AddItem();
        var body = Bodies.Item(item).Without(field);

        await _staff.Post("/api/menu/items", body).ExpectProblem(400, field);
        await _staff.Put($"/api/menu/items/{item.Id}", body, ("If-Match", "*")).ExpectProblem(400, field);
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("name", "\"\"")]
    [InlineData("name", "\" \\u00a0 \"")]
    [InlineData("price", "0")]
    [InlineData("price", "0.00")]
    [InlineData("price", "-1")]
    [InlineData("price", "0.005")]
    [InlineData("price", "3.999")]
    [InlineData("price", "10000.01")]
    [InlineData("price", "79228162514264337593543950335")]
    [InlineData("price", "null")]
    [InlineData("available", "null")]
    [InlineData("categoryId", "null")]
    [InlineData("image", "\"\"")]
    [InlineData("image", "\"images/scone.svg\"")]
    [InlineData("image", "\"//evil.example/scone.svg\"")]
    [InlineData("image", "\"/images//scone.svg\"")]
    [InlineData("image", "\"/images/../secrets\"")]
    [InlineData("image", "\"https://evil.example/scone.svg\"")]
    [InlineData("image", "\"javascript:alert(1)\"")]
    [InlineData("image", "\"/images/a scone.svg\"")]
    [InlineData("image", "\"/images/scone.svg?size=1\"")]
    [InlineData("image", "\"/images/sçone.svg\"")]
    public async Task What_an_item_cannot_be_is_refused_by_field(string field, string value)
    {
        var item = await _staff.AddItem();
        var body = Bodies.Item(item).With(field, value);

        await _staff.Post("/api/menu/items", body).ExpectProblem(400, field);
        await _staff.Put($"/api/menu/items/{item.Id}", body, ("If-Match", "*")).ExpectProblem(400, field);
        (await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200)).ShouldBe(item);
    }

    [Theory]
    [InlineData("name", "12")]
    [InlineData("price", "\"3.50\"")]
    [InlineData("price", "1e400")]
    [InlineData("available", "1")]
    [InlineData("available", "\"true\"")]
    [InlineData("categoryId", "\"1\"")]
    [InlineData("categoryId", "1.5")]
    [InlineData("description", "[]")]
    [InlineData("image", "{}")]
    public async Task A_value_of_the_wrong_type_is_refused(string field, string value)
    {
        var body = Bodies.Item(await _guest.AnyCategory()).With(field, value);

        await _staff.Post("/api/menu/items", body).ExpectProblem(400);
    }

    [Theory]
    [InlineData("0.01")]
    [InlineData("7")]
    [InlineData("7.5")]
    [InlineData("9999.99")]
    [InlineData("10000")]
    [InlineData("10000.00")]
    public async Task A_price_goes_from_a_penny_to_ten_thousand(string price)
    {
        var body = Bodies.Item(await _guest.AnyCategory()).With("price", price);

        var item = await _staff.Post("/api/menu/items", body).Expect<Item>(201);

        item.Price.ShouldBe(decimal.Parse(price, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Every_price_has_exactly_two_decimals()
    {
        var item = await _staff.AddItem(price: 7m);

        (await _guest.Get($"/api/menu/items/{item.Id}").Expect(200))
            .Json.GetProperty("price").GetRawText().ShouldBe("7.00");
        (await _guest.Get("/api/menu").Expect(200)).Text.ShouldNotMatch("\"price\": *\\d+(\\.\\d|\\.\\d{3,})?[,}]");
    }

    [Fact]
    public async Task Lengths_are_counted_in_characters_as_people_count_them()
    {
        var body = Bodies.Item(await _guest.AnyCategory());
        body["name"] = string.Concat(Enumerable.Repeat("🥐", 100));
        body["description"] = string.Concat(Enumerable.Repeat("é", 1000));
        body["image"] = "/" + new string('x', 199);

        var item = await _staff.Post("/api/menu/items", body).Expect<Item>(201);

        item.Name.ShouldBe((string?)body["name"]);
        item.Description.ShouldBe((string?)body["description"]);
        item.Image.ShouldBe((string?)body["image"]);

        await _staff.Post("/api/menu/items", Longer("name")).ExpectProblem(400, "name");
        await _staff.Post("/api/menu/items", Longer("description")).ExpectProblem(400, "description");
        await _staff.Post("/api/menu/items", Longer("image")).ExpectProblem(400, "image");

        JsonObject Longer(string field)
        {
            var longer = (JsonObject)body.DeepClone();
            longer[field] = (string?)body[field] + "x";
            return longer;
        }
    }

    [Fact]
    public async Task An_unknown_category_cannot_be_met()
    {
        var item = await _staff.AddItem();
        var body = Bodies.Item(item).With("categoryId", "9223372036854775807");

        await _staff.Post("/api/menu/items", body).ExpectProblem(422, "categoryId");
        await _staff.Put($"/api/menu/items/{item.Id}", body, ("If-Match", "*")).ExpectProblem(422, "categoryId");
    }

    [Fact]
    public async Task A_known_item_is_not_sent_again()
    {
        var item = await _staff.AddItem();
        var etag = await _staff.ETagOf(item);
        etag.ShouldMatch("^\"\\d+\"$");

        var same = await _guest.Get($"/api/menu/items/{item.Id}", ("If-None-Match", etag)).Expect(304);
        same.Header("ETag").ShouldBe(etag);
        same.Text.ShouldBeEmpty();

        await _staff.Change(item with { Price = 4.00m });
        await _guest.Get($"/api/menu/items/{item.Id}", ("If-None-Match", etag)).Expect(200);
    }

    [Fact]
    public async Task A_changed_item_is_answered_and_stays_changed()
    {
        var item = await _staff.AddItem();
        var category = (await _guest.GetMenu()).Categories[^1].Id;
        var wanted = new Item(item.Id, category, "Bun", "New", 1.20m, false, "/images/bun.svg");

        var changed = await _staff
            .Put($"/api/menu/items/{item.Id}", Bodies.Item(wanted), ("If-Match", await _staff.ETagOf(item)))
            .Expect<Item>(200);

        changed.ShouldBe(wanted);
        (await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200)).ShouldBe(wanted);
    }

    [Fact]
    public async Task A_change_needs_to_say_what_it_changes()
    {
        var item = await _staff.AddItem();
        var body = Bodies.Item(item with { Name = "Lost" });

        await _staff.Put($"/api/menu/items/{item.Id}", body).ExpectProblem(428);
        await _staff.Delete($"/api/menu/items/{item.Id}").ExpectProblem(428);

        (await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200)).ShouldBe(item);
    }

    [Fact]
    public async Task A_change_of_what_has_changed_is_refused()
    {
        var item = await _staff.AddItem();
        var stale = await _staff.ETagOf(item);
        var changed = await _staff.Change(item with { Price = 4.00m });

        var body = Bodies.Item(item with { Name = "Lost" });
        await _staff.Put($"/api/menu/items/{item.Id}", body, ("If-Match", stale)).ExpectProblem(412);
        await _staff.Delete($"/api/menu/items/{item.Id}", ("If-Match", stale)).ExpectProblem(412);

        (await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200)).ShouldBe(changed);
    }

    [Fact]
    public async Task A_weak_ETag_never_matches_a_change()
    {
        var item = await _staff.AddItem();
        var weak = "W/" + await _staff.ETagOf(item);

        await _staff.Put($"/api/menu/items/{item.Id}", Bodies.Item(item), ("If-Match", weak)).ExpectProblem(412);
        await _staff.Delete($"/api/menu/items/{item.Id}", ("If-Match", weak)).ExpectProblem(412);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("'1'")]
    [InlineData("\"1\" \"2\"")]
    public async Task A_malformed_If_Match_is_refused(string ifMatch)
    {
        var item = await _staff.AddItem();

        await _staff.Put($"/api/menu/items/{item.Id}", Bodies.Item(item), ("If-Match", ifMatch))
            .ExpectProblem(400, "If-Match");
        await _staff.Delete($"/api/menu/items/{item.Id}", ("If-Match", ifMatch)).ExpectProblem(400, "If-Match");
    }

    [Fact]
    public async Task Of_two_changes_with_one_ETag_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var item = await _staff.AddItem();
            var etag = await _staff.ETagOf(item);

            var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(price => _staff.Put(
                $"/api/menu/items/{item.Id}", Bodies.Item(item with { Price = price }), ("If-Match", etag))));

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 412, 412, 412, 412]);
            var winner = answers.Single(answer => answer.Status == 200).As<Item>();
            (await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200)).ShouldBe(winner);
        }
    }

    [Fact]
    public async Task An_archived_item_is_gone()
    {
        var item = await _staff.AddItem();
        var etag = await _staff.ETagOf(item);

        await _staff.Delete($"/api/menu/items/{item.Id}", ("If-Match", etag)).Expect(204);

        await _guest.Get($"/api/menu/items/{item.Id}").ExpectProblem(404);
        await _staff.Put($"/api/menu/items/{item.Id}", Bodies.Item(item), ("If-Match", etag)).ExpectProblem(404);
        await _staff.Delete($"/api/menu/items/{item.Id}", ("If-Match", etag)).ExpectProblem(404);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("croissant")]
    public async Task An_item_that_never_was_answers_404(string id)
    {
        var body = Bodies.Item(await _guest.AnyCategory());

        await _guest.Get($"/api/menu/items/{id}").ExpectProblem(404);
        await _staff.Put($"/api/menu/items/{id}", body, ("If-Match", "\"1\"")).ExpectProblem(404);
        await _staff.Delete($"/api/menu/items/{id}", ("If-Match", "\"1\"")).ExpectProblem(404);
    }

    // Location may be absolute or, as RFC 9110 prefers, relative.
    private string Path(string? location) => new Uri(cafe.Url, location.ShouldNotBeNull()).AbsolutePath;
}
