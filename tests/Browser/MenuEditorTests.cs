using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>Staff change the menu. Each test changes an item of its own and puts it back.</summary>
[Collection(OneCafe.Name)]
public sealed class MenuEditorTests(CafeFixture cafe)
{
    [Fact]
    public async Task A_lost_update_is_shown_side_by_side_and_overwritten_only_on_purpose()
    {
        var bun = await cafe.Api.ItemAsync(18);
        await using var martha = await EditAsync("Cinnamon bun");
        await martha.Field("Price").FillAsync("2.95");
        await cafe.Api.ChangeAsync(bun with { Description = "Frank's new recipe." });
        try
        {
            await martha.Button("Save").ClickAsync();
            await martha.SeesAsync("Somebody else changed this item while you did.");
            await Expect(Row(martha, "Price")).ToHaveTextAsync(["Price", "£2.95", "£2.70"]);
            await Expect(Row(martha, "Description")).ToHaveTextAsync(["Description", bun.Description!, "Frank's new recipe."]);
            (await cafe.Api.ItemAsync(18)).ShouldBe(bun with { Description = "Frank's new recipe." });

            await martha.Field("Description").FillAsync("Frank's new recipe.");
            await martha.Button("Save mine").ClickAsync();

            await Expect(martha.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            (await cafe.Api.ItemAsync(18)).ShouldBe(bun with { Description = "Frank's new recipe.", Price = 2.95m });
        }
        finally
        {
            await cafe.Api.ChangeAsync(bun);
        }
    }

    [Fact]
    public async Task Signed_out_in_the_middle_what_was_typed_is_kept_and_saved()
    {
        var wrap = await cafe.Api.ItemAsync(26);
        await using var martha = await EditAsync("Hummus wrap");
        await martha.Field("Description").FillAsync("A long text that nobody wants to type twice.");
        await martha.Page.RouteAsync("**/api/menu/items/26", Tokens.Expire, new() { Times = 1 });
        try
        {
            await martha.Button("Save").ClickAsync();
            await martha.Field("Password").FillAsync(cafe.StaffPassword);
            await martha.Button("Sign in").ClickAsync();

            await Expect(martha.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            (await cafe.Api.ItemAsync(26)).Description.ShouldBe("A long text that nobody wants to type twice.");
        }
        finally
        {
            await cafe.Api.ChangeAsync(wrap);
        }
    }

    [Fact]
    public async Task An_item_comes_onto_the_menu_and_leaves_it()
    {
        await using var martha = await cafe.VisitAsync(phone: true, staff: true);
        await martha.GoToAsync("/staff/menu.html");
        await martha.Button("Change Scone").WaitForAsync();
        await martha.Button("Add an item").ClickAsync();
        await martha.Field("Name").FillAsync("Rye crispbread");
        await martha.Field("Category").SelectOptionAsync("Breads");
        await martha.Field("Price").FillAsync("1.45");
        await martha.Button("Put it on the menu").ClickAsync();

        await martha.Button("Change Rye crispbread").ClickAsync();
        await martha.Button("Take it off the menu").ClickAsync();
        await martha.Button("Yes, take it off").ClickAsync();

        await Expect(martha.Button("Change Rye crispbread")).ToHaveCountAsync(0);
    }

    private async Task<Visitor> EditAsync(string item)
    {
        var visitor = await cafe.VisitAsync(staff: true);
        await visitor.GoToAsync("/staff/menu.html");
        await visitor.Button($"Change {item}").ClickAsync();
        await visitor.Field("Price").WaitForAsync();
        return visitor;
    }

    private static ILocator Row(Visitor visitor, string field) => visitor.Page.GetByRole(AriaRole.Row)
        .Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Rowheader, new() { Name = field, Exact = true }) })
        .Locator("th, td");
}
