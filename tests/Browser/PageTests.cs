using Cafe.Tests.Browser.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cafe.Tests.Browser;

/// <summary>
/// Every page, light and dark, on a phone and on a desk: readable for all, still while it loads, and kept as a
/// picture in the folder <c>screenshots</c> of the test's output.
/// </summary>
[Collection(OneCafe.Name)]
public sealed class PageTests(CafeFixture cafe)
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    public static TheoryData<string, bool> EveryPage()
    {
        var all = new TheoryData<string, bool>();
        foreach (var page in new[] { "menu", "cart", "order", "board", "editor", "item", "conflict", "reports", "sign-in", "trouble", "strangler" })
        {
            all.Add(page, false);
            all.Add(page, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task A_page_is_accessible_still_and_fits(string page, bool phone)
    {
        await using var visitor = await cafe.VisitAsync(phone, staff: page is not ("menu" or "cart" or "order" or "sign-in" or "trouble"));
        await OpenAsync(visitor, page);
        foreach (var colors in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colors });
            await PictureAsync(visitor.Page, $"{page}-{(phone ? "phone" : "desk")}-{colors}".ToLowerInvariant());

            (await Axe.SeriousViolationsAsync(visitor.Page)).ShouldBeEmpty($"{colors}");
            (await LayoutShift.ReadAsync(visitor.Page)).ShouldBeLessThan(0.02, $"{colors}");
            (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{colors}");
            (await TooSmallAsync(visitor.Page)).ShouldBeEmpty($"{colors}");
        }

        // What the test itself brings about is no complaint about the page.
        if (page is not ("trouble" or "conflict"))
            visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Swagger_works_under_its_own_policy()
    {
        await using var visitor = await cafe.VisitAsync();
        await visitor.GoToAsync("/swagger/");
        await visitor.SeesAsync("/api/menu");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_allow_nothing_from_elsewhere_and_are_known_again()
    {
        using var client = new HttpClient { BaseAddress = cafe.Url };
        using var first = await client.GetAsync("/css/base.css");
        first.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'self';");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/css/base.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);
        ((int)second.StatusCode).ShouldBe(304);
        using var unknown = await client.GetAsync("/css/unknown.css");
        ((int)unknown.StatusCode).ShouldBe(404);
        unknown.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private async Task OpenAsync(Visitor visitor, string page)
    {
        var task = page switch
        {
            "menu" => MenuAsync(),
            "cart" => CartAsync(),
            "order" => OrderAsync(),
            "board" => BoardAsync(),
            "editor" => EditorAsync(),
            "item" => ItemAsync(),
            "conflict" => ConflictAsync(),
            "reports" => ReportsAsync(),
            "sign-in" => SignInAsync(),
            "strangler" => StranglerAsync(),
            _ => TroubleAsync(),
        };
        await task;

        async Task MenuAsync()
        {
            await visitor.GoToAsync("/");
            await visitor.Button("Add Croissant").WaitForAsync();
        }

        async Task CartAsync()
        {
            await visitor.FillCartAsync("Croissant", "Ann");
            await visitor.Button("Add Cappuccino").ClickAsync();
        }

        async Task OrderAsync()
        {
            var order = await cafe.Api.OrderAsync("Pia", 18, 2);
            await cafe.Api.SetStatusAsync(order, "preparing");
            await visitor.GoToAsync($"/order.html?id={order.Id}");
            await visitor.SeesAsync("In the making");
            await cafe.Api.SetStatusAsync(order, "cancelled");
        }

        async Task BoardAsync()
        {
            Order[] orders = [await cafe.Api.OrderAsync("Quinn"), await cafe.Api.OrderAsync("Ruth", 4, 3), await cafe.Api.OrderAsync("Sam", 12)];
            await cafe.Api.SetStatusAsync(orders[1], "preparing");
            await cafe.Api.SetStatusAsync(orders[2], "preparing", "ready");
            await visitor.GoToAsync("/staff/");
            await visitor.Button($"Collected order {orders[2].Number}").WaitForAsync();
            await cafe.Api.SetStatusAsync(orders[0], "cancelled");
            await cafe.Api.SetStatusAsync(orders[1], "cancelled");
            await cafe.Api.SetStatusAsync(orders[2], "collected");
        }

        async Task EditorAsync()
        {
            await visitor.GoToAsync("/staff/menu.html");
            await visitor.Button("Change Croissant").WaitForAsync();
        }

        async Task ItemAsync()
        {
            await EditorAsync();
            await visitor.Button("Change Croissant").ClickAsync();
            await visitor.Field("Price").WaitForAsync();
        }

        async Task ConflictAsync()
        {
            var croissant = await cafe.Api.ItemAsync(16);
            await ItemAsync();
            await visitor.Field("Price").FillAsync("2.30");
            await cafe.Api.ChangeAsync(croissant);
            await visitor.Button("Save").ClickAsync();
            await visitor.Button("Save mine").WaitForAsync();
        }

        async Task ReportsAsync()
        {
            await visitor.GoToAsync("/staff/reports.html");
            await visitor.Page.Locator(".figure-weekday-hour .cell").First.WaitForAsync();
            await visitor.Page.Locator("#deliveries button").WaitForAsync();
        }

        async Task SignInAsync()
        {
            await visitor.GoToAsync("/staff/");
            await visitor.Field("Password").WaitForAsync();
        }

        async Task StranglerAsync()
        {
            await visitor.GoToAsync("/strangler/");
            await visitor.Page.GetByRole(AriaRole.Region, new() { Name = "web on monolith" }).WaitForAsync();
        }

        async Task TroubleAsync()
        {
            await visitor.CutOffAsync();
            await visitor.GoToAsync("/");
            await visitor.Button("Try again").WaitForAsync();
        }
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        var isDialog = await page.Locator("dialog").CountAsync() > 0;
        await page.EvaluateAsync("document.querySelectorAll('img').forEach(image => { image.loading = 'eager'; })");
        await page.EvaluateAsync("Promise.all([...document.images].map(image => image.decode()))");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = !isDialog });
    }

    /// <summary>What can be pressed but is lower than a fingertip; text links and what only screen readers see aside.</summary>
    private static Task<string[]> TooSmallAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll('button, input:not([type=radio], [type=checkbox]), select, summary, nav a, .button')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)
        """);
}
