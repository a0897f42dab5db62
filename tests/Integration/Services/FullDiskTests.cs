using System.Net;
using System.Net.Http.Json;
using Cafe.Tests.Integration.Gateway;
using Cafe.Tests.Integration.Support;
using Microsoft.AspNetCore.Http;

namespace Cafe.Tests.Integration.Services;

/// <summary>What orders says when PostgreSQL has no room left: the server's own error, raised where an order's second row
/// would be written.</summary>
public sealed class FullDiskTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    private static readonly object Scones = new { customer = "Ann", lines = new[] { new { itemId = 7, quantity = 2 } } };

    [Fact]
    public async Task An_order_that_finds_no_room_is_refused_whole_and_goes_through_once_there_is_some()
    {
        var database = await databases.CreateAsync();
        await ServiceProcess.MigrateAsync("orders", database);
        await using var menu = await Backend.StartAsync("menu", Scone);
        await using var orders = await ServiceProcess.ServeAsync("orders", database, [.. ServiceProcess.Discovery("menu", new Uri(menu.Url))]);
        await orders.BecomesReadyAsync();
        await Sql.ExecuteAsync(database, """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON order_lines FOR EACH ROW EXECUTE FUNCTION no_room();
            """);

        using (var refused = await OrderAsync(orders))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        (await Sql.ReadAsync(database, "SELECT count(*)::text FROM orders")).ShouldBe(["0"]);
        await Sql.ExecuteAsync(database, "DROP TRIGGER no_room ON order_lines");

        using var accepted = await OrderAsync(orders);
        accepted.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static Task<HttpResponseMessage> OrderAsync(ServiceProcess orders) =>
        orders.Client.SendAsync(HttpMethod.Post, "/api/orders", JsonContent.Create(Scones), ("Idempotency-Key", "one-and-the-same"));

    /// <summary>Menu's answer to orders, with one item.</summary>
    private static Task Scone(HttpContext http) => http.Response.WriteAsJsonAsync(
        new { items = new[] { new { id = 7, name = "Scone", price = 2.20m, available = true, archived = false } } });
}
