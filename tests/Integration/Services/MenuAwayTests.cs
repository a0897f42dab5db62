using System.Net;
using System.Net.Http.Json;
using Cafe.Tests.Integration.Gateway;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Http;

namespace Cafe.Tests.Integration.Services;

/// <summary>What orders does while menu can't be asked.</summary>
public sealed class MenuAwayTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    private static readonly object Scones = new { customer = "Ann", lines = new[] { new { itemId = 7, quantity = 2 } } };

    [Fact]
    public async Task Orders_go_on_with_the_last_prices_for_as_long_as_is_set_and_then_say_when_to_try_again()
    {
        var maxAge = TimeSpan.FromSeconds(20);
        await using var menu = await Backend.StartAsync("menu", Scone(2.20m));
        await using var orders = await OrdersAsync(new Uri(menu.Url), maxAge);
        (await OrderAsync(orders)).Total.ShouldBe(4.40m);

        menu.Answer = Backend.Status(StatusCodes.Status500InternalServerError);

        (await OrderAsync(orders)).Total.ShouldBe(4.40m);
        using var refused = await Eventually.GetAsync(
            "what was known of the menu is too old", () => orders.Client.PostAsync("/api/orders", Scones),
            answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable, pause: 500);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        menu.Answer = Scone(2.50m);
        var again = await Eventually.GetAsync(
            "menu is asked again", () => orders.Client.PostAsync("/api/orders", Scones), answer => answer.StatusCode == HttpStatusCode.Created);
        (await CafeClient.ExpectAsync<PlacedOrder>(again, HttpStatusCode.Created)).Total.ShouldBe(5.00m);
        orders.Everything.ShouldContain("Menu answers again");
    }

    [Fact]
    public async Task Orders_that_has_never_seen_a_menu_guesses_no_price_and_one_repeated_while_menu_is_away_is_answered_by_the_first()
    {
        var port = FreePort.Find();
        await using var orders = await OrdersAsync(new Uri($"http://127.0.0.1:{port}"), TimeSpan.Zero);
        using (var answer = await RepeatAsync(orders))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        await using var menu = await Backend.StartAsync("menu", Scone(2.20m), port);
        var first = await CafeClient.ExpectAsync<PlacedOrder>(
            await Eventually.GetAsync("menu is found", () => RepeatAsync(orders), answer => answer.StatusCode != HttpStatusCode.ServiceUnavailable),
            HttpStatusCode.Created);
        menu.Answer = Backend.Break;

        (await CafeClient.ExpectAsync<PlacedOrder>(await RepeatAsync(orders), HttpStatusCode.OK)).ShouldBe(first);
    }

    private async Task<ServiceProcess> OrdersAsync(Uri menu, TimeSpan maxAge)
    {
        var database = await databases.CreateAsync();
        await ServiceProcess.MigrateAsync("orders", database);
        var orders = await ServiceProcess.ServeAsync(
            "orders", database, [("Orders__MenuMaxAge", $"{maxAge:hh\\:mm\\:ss}"), .. ServiceProcess.Discovery("menu", menu)]);
        await orders.BecomesReadyAsync();
        return orders;
    }

    private static async Task<PlacedOrder> OrderAsync(ServiceProcess orders) =>
        await CafeClient.ExpectAsync<PlacedOrder>(await orders.Client.PostAsync("/api/orders", Scones), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> RepeatAsync(ServiceProcess orders) =>
        orders.Client.SendAsync(HttpMethod.Post, "/api/orders", JsonContent.Create(Scones), ("Idempotency-Key", "one-and-the-same"));

    /// <summary>Menu's answer to orders, with one item.</summary>
    private static RequestDelegate Scone(decimal price) => http =>
        http.Response.WriteAsJsonAsync(new { items = new[] { new { id = 7, name = "Scone", price, available = true, archived = false } } });
}
