using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>The order board, on one screen and on two.</summary>
[Collection(OneCafe.Name)]
public sealed class BoardTests(CafeFixture cafe)
{
    [Fact]
    public async Task An_order_appears_on_two_boards_without_reload_and_moves_on_both_at_one_click()
    {
        await using var frank = await BoardAsync();
        await using var martha = await BoardAsync(phone: true);

        var order = await cafe.Api.OrderAsync("Lena");
        await Expect(TicketIn(frank, "New", order)).ToBeVisibleAsync();
        await Expect(TicketIn(martha, "New", order)).ToBeVisibleAsync();

        await frank.Button($"Start order {order.Number}").ClickAsync();
        await Expect(TicketIn(frank, "In the making", order)).ToBeVisibleAsync();
        await Expect(TicketIn(martha, "In the making", order)).ToBeVisibleAsync();

        await martha.Button($"Ready order {order.Number}").ClickAsync();
        await frank.Button($"Collected order {order.Number}").ClickAsync();
        await Expect(martha.Page.GetByText("Lena")).ToHaveCountAsync(0);
        (await cafe.Api.OrdersOfAsync("Lena")).ShouldHaveSingleItem().Status.ShouldBe("collected");
    }

    [Fact]
    public async Task Who_comes_second_is_told_so_and_nothing_is_done_twice()
    {
        var order = await cafe.Api.OrderAsync("Mona");
        await using var frank = await BoardAsync();
        await Expect(TicketIn(frank, "New", order)).ToBeVisibleAsync();
        // Frank's board hears of nothing while Martha works.
        await frank.Page.RouteAsync("**/api/orders?*", route => route.AbortAsync());
        await cafe.Api.SetStatusAsync(order, "preparing", "ready");

        await frank.Button($"Start order {order.Number}").ClickAsync();

        await frank.SeesAsync($"Order {order.Number} is ready already: somebody else was first.");
        await Expect(TicketIn(frank, "Ready", order)).ToBeVisibleAsync();
        await cafe.Api.SetStatusAsync(order, "collected");
    }

    [Fact]
    public async Task Signed_out_in_the_middle_the_click_counts_after_signing_in_again()
    {
        var order = await cafe.Api.OrderAsync("Nils");
        await using var frank = await BoardAsync();
        await frank.Page.RouteAsync("**/api/orders/*/status", Tokens.Expire, new() { Times = 1 });

        await frank.Button($"Start order {order.Number}").ClickAsync();
        await frank.Field("Password").FillAsync("wrong, surely");
        await frank.Button("Sign in").ClickAsync();
        await frank.SeesAsync("The password is wrong.");
        await frank.Field("Password").FillAsync(cafe.StaffPassword);
        await frank.Button("Sign in").ClickAsync();

        await Expect(TicketIn(frank, "In the making", order)).ToBeVisibleAsync();
        await cafe.Api.SetStatusAsync(order, "cancelled");
    }

    [Fact]
    public async Task The_board_outlives_the_café_and_goes_on_when_it_opens_again()
    {
        var before = await cafe.Api.OrderAsync("Olga, before");
        await using var frank = await BoardAsync();
        await Expect(TicketIn(frank, "New", before)).ToBeVisibleAsync();
        // Goes as any clock does, and can be put forward.
        await frank.Page.Clock.InstallAsync();

        await cafe.CloseAsync();
        await Expect(frank.Page.Locator("#lost")).ToBeVisibleAsync();
        await Expect(TicketIn(frank, "New", before)).ToBeVisibleAsync();

        await cafe.ReopenAsync();
        var after = await cafe.Api.OrderAsync("Olga, after");
        // The longest that it waits before it asks again.
        await frank.Page.Clock.FastForwardAsync(30_000);
        await Expect(TicketIn(frank, "New", after)).ToBeVisibleAsync();
        await Expect(frank.Page.Locator("#lost")).ToBeHiddenAsync();
        await cafe.Api.SetStatusAsync(before, "cancelled");
        await cafe.Api.SetStatusAsync(after, "cancelled");
    }

    private async Task<Visitor> BoardAsync(bool phone = false)
    {
        var visitor = await cafe.VisitAsync(phone, staff: true);
        await visitor.GoToAsync("/staff/");
        await Expect(visitor.Page.Locator("#count")).Not.ToBeEmptyAsync();
        return visitor;
    }

    private static ILocator TicketIn(Visitor visitor, string column, Order order) =>
        visitor.Page.Locator(".column").Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = column }) })
            .Locator($"[data-order='{order.Id}']");
}
