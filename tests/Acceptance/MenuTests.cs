using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary><c>GET /api/menu</c>: what a guest sees.</summary>
public sealed class MenuTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    [Fact]
    public async Task A_menu_has_categories_and_plenty_to_choose_from()
    {
        var menu = await _guest.GetMenu();

        menu.Currency.ShouldMatch("^[A-Z]{3}$");
        menu.Categories.Count.ShouldBeGreaterThanOrEqualTo(4);
        menu.Categories.Sum(category => category.Items.Count).ShouldBeGreaterThanOrEqualTo(20);
        menu.Categories.Select(category => category.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Items_stand_in_their_category_by_id()
    {
        await _staff.AddItem();
        await _staff.AddItem();

        foreach (var category in (await _guest.GetMenu()).Categories)
            category.Items.Select(item => item.Id).ShouldBeInOrder();
    }

    [Fact]
    public async Task An_added_item_is_on_the_menu_in_its_category()
    {
        var category = (await _guest.GetMenu()).Categories[^1];
        var body = Bodies.Item(category.Id, "Eccles cake", 2.20m);
        body["description"] = "Currants, and little else";
        body["image"] = "/images/eccles-cake.svg";

        var added = await _staff.Post("/api/menu/items", body).Expect<Item>(201);

        (await _guest.GetMenu()).Categories.Single(c => c.Id == category.Id).Items.ShouldContain(new MenuEntry(
            added.Id, "Eccles cake", "Currants, and little else", 2.20m, true, "/images/eccles-cake.svg"));
    }

    [Fact]
    public async Task An_item_that_is_out_stays_on_the_menu_as_unavailable()
    {
        var item = await _staff.AddItem();

        await _staff.Change(item with { Available = false });

        (await _guest.GetMenu()).Find(item.Id).ShouldNotBeNull().Available.ShouldBeFalse();
    }

    [Fact]
    public async Task An_archived_item_is_left_out()
    {
        var item = await _staff.AddItem();

        await _staff.Archive(item);

        (await _guest.GetMenu()).Find(item.Id).ShouldBeNull();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("\"something-older\", {0}")]
    [InlineData("W/{0}")]
    [InlineData("*")]
    public async Task A_guest_who_has_the_menu_gets_304(string ifNoneMatch)
    {
        // Another test may change the menu between the two requests: then the guest asks once more.
        var answer = await Eventually.Get(
            async () =>
            {
                var etag = (await _guest.Get("/api/menu").Expect(200)).Header("ETag").ShouldNotBeNull();
                return await _guest.Get("/api/menu", ("If-None-Match", string.Format(null, ifNoneMatch, etag)));
            },
            until: answer => answer.Status == 304);

        answer.Header("ETag").ShouldNotBeNull().ShouldMatch("^\"[^\"]+\"$");
        answer.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_who_has_an_older_menu_gets_the_new_one()
    {
        var item = await _staff.AddItem();
        var before = (await _guest.Get("/api/menu").Expect(200)).Header("ETag").ShouldNotBeNull();
        await _staff.Change(item with { Price = 9.99m });

        var answer = await _guest.Get("/api/menu", ("If-None-Match", before)).Expect(200);

        answer.Header("ETag").ShouldNotBe(before);
        answer.As<Menu>().Find(item.Id)!.Price.ShouldBe(9.99m);
    }

    [Fact]
    public async Task The_ETag_changes_whenever_the_menu_does()
    {
        var item = await _staff.AddItem();
        var answers = new List<Answer>();
        async Task Look() => answers.Add(await _guest.Get("/api/menu").Expect(200));

        await Look();
        await Look();
        await _staff.Change(item with { Name = "Renamed" });
        await Look();
        await _staff.Change(item with { Name = "Renamed" });
        await Look();
        await _staff.Change(item);
        await Look();
        await _staff.Archive(item);
        await Look();

        // Other tests change the menu meanwhile, so each answer is compared with the one before.
        foreach (var (before, after) in answers.Zip(answers.Skip(1)).Where(pair => pair.First.Text != pair.Second.Text))
            before.Header("ETag").ShouldNotBe(after.Header("ETag"));
    }
}
