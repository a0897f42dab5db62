using System.Text.RegularExpressions;
using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>What a customer does: choose, order, follow the order.</summary>
[Collection(OneCafe.Name)]
public sealed class OrderingTests(CafeFixture cafe)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_orders_and_follows_the_order_without_reloading(bool phone)
    {
        var name = phone ? "Ann on the phone" : "Ann at the desk";
        await using var ann = await cafe.VisitAsync(phone);
        await ann.FillCartAsync("Croissant", name);
        await ann.Button("One more Croissant").First.ClickAsync();
        await ann.Field("A note for us (optional)").FillAsync("Warm, please");
        await ann.Button("Place the order").ClickAsync();

        await ann.SeesAsync("Thank you, we have your order.");
        var order = (await cafe.Api.OrdersOfAsync(name)).ShouldHaveSingleItem();
        order.Total.ShouldBe(4.20m);
        await ann.SeesAsync("Warm, please");

        await cafe.Api.SetStatusAsync(order, "preparing");
        await ann.SeesAsync("Your order is in the making.");
        await cafe.Api.SetStatusAsync(order, "ready");
        await ann.SeesAsync("Your order is ready.");
        await Expect(ann.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Your order is ready." })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_cart_survives_a_reload()
    {
        await using var ben = await cafe.VisitAsync();
        await ben.FillCartAsync("Flat white", "Ben");
        await ben.Button("One more Flat white").First.ClickAsync();

        await ben.Page.ReloadAsync();

        await Expect(ben.Page.Locator("#cart output")).ToHaveTextAsync("2");
        await Expect(ben.Field("Your name")).ToHaveValueAsync("Ben");
    }

    [Fact]
    public async Task A_double_click_makes_one_order()
    {
        await using var dora = await cafe.VisitAsync();
        await dora.FillCartAsync("Scone", "Dora, twice");

        await dora.Button("Place the order").DblClickAsync();

        await dora.SeesAsync("Thank you, we have your order.");
        (await cafe.Api.OrdersOfAsync("Dora, twice")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_one_order_after_a_reload_and_another_try()
    {
        await using var eve = await cafe.VisitAsync();
        await eve.FillCartAsync("Brownie", "Eve, unlucky");
        await eve.Page.RouteAsync("**/api/orders", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await eve.Button("Place the order").ClickAsync();
        await eve.SeesAsync("Try again as often as you like");
        (await cafe.Api.OrdersOfAsync("Eve, unlucky")).Count.ShouldBe(1);

        await eve.Page.UnrouteAsync("**/api/orders");
        await eve.Page.ReloadAsync();
        await eve.SeesAsync("We don’t know whether your order arrived.");
        await eve.Button("Try again").ClickAsync();

        await eve.SeesAsync("Thank you, we have your order.");
        (await cafe.Api.OrdersOfAsync("Eve, unlucky")).Count.ShouldBe(1);
        await eve.GoToAsync("/");
        await eve.SeesAsync("Nothing chosen yet");
    }

    [Fact]
    public async Task Offline_nothing_is_lost_and_the_order_goes_through_later()
    {
        await using var finn = await cafe.VisitAsync();
        await finn.FillCartAsync("Tea", "Finn");
        await finn.Context.SetOfflineAsync(true);
        await finn.SeesAsync("You are offline. What you type here is kept.");
        await finn.Button("Place the order").ClickAsync();
        await finn.SeesAsync("Try again as often as you like");

        await finn.Context.SetOfflineAsync(false);
        await finn.Button("Try again").ClickAsync();

        await finn.SeesAsync("Thank you, we have your order.");
        (await cafe.Api.OrdersOfAsync("Finn")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_sold_out_meanwhile_is_named_and_can_be_taken_out()
    {
        var soup = await cafe.Api.ItemAsync(23);
        await using var gina = await cafe.VisitAsync();
        await gina.FillCartAsync("Soup of the day", "Gina");
        await gina.Button("Add Focaccia").ClickAsync();
        await cafe.Api.ChangeAsync(soup with { Available = false });
        try
        {
            await gina.Button("Place the order").ClickAsync();
            await gina.SeesAsync("Item 23 (Soup of the day) is not available.");
            await gina.Button("Take Soup of the day out").ClickAsync();
            await gina.Button("Place the order").ClickAsync();

            await gina.SeesAsync("Thank you, we have your order.");
            (await cafe.Api.OrdersOfAsync("Gina")).ShouldHaveSingleItem().Total.ShouldBe(2.80m);
        }
        finally
        {
            await cafe.Api.ChangeAsync(soup);
        }
    }

    [Fact]
    public async Task A_menu_that_does_not_come_can_be_asked_for_again()
    {
        await using var hugo = await cafe.VisitAsync();
        await hugo.CutOffAsync();
        await hugo.GoToAsync("/");
        await hugo.SeesAsync("The café can’t be reached.");

        await hugo.PutThroughAsync();
        await hugo.Button("Try again").ClickAsync();

        await hugo.Button("Add Croissant").WaitForAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough_to_order()
    {
        await using var ida = await cafe.VisitAsync();
        await ida.GoToAsync("/");
        await ida.Button("Add Espresso").WaitForAsync();
        await ida.Page.Keyboard.PressAsync("Tab");
        await Expect(ida.Page.GetByText("Skip to the menu")).ToBeFocusedAsync();
        await ida.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(ida, "Add Espresso");
        await ida.Page.Keyboard.PressAsync("Enter");
        await Expect(ida.Page.Locator(":focus")).ToHaveAttributeAsync("aria-label", "One more Espresso");
        await TabToAsync(ida, "customer");
        await ida.Page.Keyboard.TypeAsync("Ida");
        await ida.Page.Keyboard.PressAsync("Enter");

        await ida.SeesAsync("Thank you, we have your order.");
    }

    [Fact]
    public async Task An_order_that_nobody_knows_is_said_to_be_unknown()
    {
        await using var jack = await cafe.VisitAsync();
        await jack.GoToAsync("/order.html?id=01934f7e-7b3a-7000-8000-000000000000");
        await jack.SeesAsync("We don’t know this order");
    }

    [Fact]
    public async Task The_footer_says_who_served_which_part()
    {
        await using var kim = await cafe.VisitAsync();
        await kim.GoToAsync("/");
        await Expect(kim.Page.GetByLabel("Served by")).ToHaveTextAsync(new Regex("menu from menu"));
    }

    private static async Task TabToAsync(Visitor visitor, string nameOrId)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<bool>(
                    "name => document.activeElement.id === name || document.activeElement.ariaLabel === name", nameOrId))
                return;
        }

        throw new ShouldAssertException($"The keyboard doesn't reach {nameOrId}.");
    }
}
