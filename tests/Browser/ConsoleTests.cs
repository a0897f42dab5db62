using System.Text.RegularExpressions;
using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>The gateway's console: who answers what.</summary>
[Collection(OneCafe.Name)]
public sealed class ConsoleTests(CafeFixture cafe)
{
    [Fact]
    public async Task Staff_sign_in_and_see_who_answers_each_group()
    {
        await using var martha = await cafe.VisitAsync();
        await martha.GoToAsync("/strangler/");
        await martha.Field("Password").FillAsync(cafe.StaffPassword);
        await martha.Button("Sign in").ClickAsync();

        foreach (var (group, server) in new[] { ("menu", "menu"), ("orders", "orders"), ("reporting", "reporting"), ("web", "gateway") })
        {
            await Expect(SideOf(martha, group, server)).ToContainTextAsync("answers");
            await Expect(SideOf(martha, group, "monolith")).Not.ToContainTextAsync("answers");
        }
    }

    [Fact]
    public async Task The_traffic_of_a_group_is_counted_while_it_is_watched()
    {
        await using var martha = await ConsoleAsync();
        for (var i = 0; i < 20; i++)
            await cafe.Api.ItemAsync(16);

        await Expect(SideOf(martha, "menu", "menu").Locator(".measure").First).ToHaveTextAsync(new Regex("Requests *[1-9]"));
        await Expect(SideOf(martha, "menu", "monolith").Locator(".measure").First).ToHaveTextAsync(new Regex("Requests *0/s"));
    }

    [Fact]
    public async Task A_move_is_seen_without_reload_with_its_reason()
    {
        await using var martha = await ConsoleAsync();
        await cafe.RouteAsync("web", "monolith", "to see it move");
        try
        {
            await Expect(SideOf(martha, "web", "monolith")).ToContainTextAsync("answers");
            await Expect(martha.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "web is answered by the monolith now." })).ToHaveCountAsync(1);
            await Expect(martha.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "web to monolith" }).First).ToContainTextAsync("to see it move");
        }
        finally
        {
            await cafe.RouteAsync("web", "service", "seen");
        }
    }

    private async Task<Visitor> ConsoleAsync()
    {
        var visitor = await cafe.VisitAsync(staff: true);
        await visitor.GoToAsync("/strangler/");
        await Expect(SideOf(visitor, "web", "gateway")).ToContainTextAsync("answers");
        return visitor;
    }

    private static ILocator SideOf(Visitor visitor, string group, string server) =>
        visitor.Page.GetByRole(AriaRole.Region, new() { Name = $"{group} on {server}", Exact = true });
}
