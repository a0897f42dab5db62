using System.Text.Json.Nodes;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>What people write: any language, nothing that can't be shown.</summary>
public sealed class TextTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    public static TheoryData<string> Kept =>
    [
        "Zoë 🥐👩‍🍳",
        "مرحبا بالعالم",
        "שלום <b>",
        "日本語のメニュー",
        "e\u0301 stays decomposed",
        "Robert'); DROP TABLE orders;--",
        "<script>alert('x')</script> & \"quotes\" \\ back",
        "{0} %s ${x} {{y}}",
        "\u200Ejoined\u200D\u200Bup\uFEFF?",
        "\uFFFE\uFFFF no characters, yet valid UTF-8",
    ];

    /// <summary>As they stand in JSON: escaped, since raw ones are malformed JSON already.</summary>
    public static TheoryData<string> Refused =>
    [
        "a\\u0000b",
        "a\\nb",
        "a\\r\\nb",
        "a\\tb",
        "a\\u001bb",
        "a\\u007fb",
        "a\\u0085b",
        "a\\u009fb",
        "a\\ud83db",
        "a\\ude00b",
        "a\\ude00\\ud83db",
    ];

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Text_is_kept_as_written(string text)
    {
        var body = Bodies.Item(await _guest.AnyCategory(), text);
        body["description"] = text;
        var item = await _staff.Post("/api/menu/items", body).Expect<Item>(201);
        var orderBody = Bodies.Order(text, (item, 1));
        orderBody["note"] = text;
        var order = await _guest.Post("/api/orders", orderBody).Expect<Order>(201);

        item = await _guest.Get($"/api/menu/items/{item.Id}").Expect<Item>(200);
        order = await _guest.GetOrder(order.Id);
        new[] { item.Name, item.Description, order.Customer, order.Note, order.Lines[0].Name }
            .ShouldAllBe(kept => kept == text);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Control_characters_and_half_characters_are_refused(string text)
    {
        var item = await _staff.AddItem();
        foreach (var field in new[] { "name", "description" })
        {
            var body = Bodies.Item(item).With(field, $"\"{text}\"");
            await _staff.Post("/api/menu/items", body).ExpectProblem(400);
            await _staff.Put($"/api/menu/items/{item.Id}", body, ("If-Match", "*")).ExpectProblem(400);
        }

        foreach (var field in new[] { "customer", "note" })
        {
            var body = Bodies.Order("Ada", (item, 1)).With(field, $"\"{text}\"");
            await _guest.Post("/api/orders", body).ExpectProblem(400);
        }
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("note")]
    public async Task A_control_character_is_reported_by_field(string field)
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1)).With(field, "\"a\\u0000b\"");

        await _guest.Post("/api/orders", body).ExpectProblem(400, field);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task Text_is_trimmed()
    {
        var body = Bodies.Order("  Ada ", (await _staff.AddItem(), 1));
        body["note"] = (JsonNode)"\u00a0No sugar \u2003";

        var order = await _guest.Post("/api/orders", body).Expect<Order>(201);

        order.Customer.ShouldBe("Ada");
        order.Note.ShouldBe("No sugar");
    }
}
