using System.Net;
using System.Net.Http.Json;

namespace Cafe.Tests.Containers;

/// <summary>A database that has no room left, on a volume that is full.</summary>
[Collection(OneCafe.Name)]
public sealed class FullVolumeTests(CafeInContainers cafe)
{
    private const string Password = "of-a-database-on-a-small-volume";
    private const string Ballast = "/data/ballast";

    // More than what the server has set aside for rows of orders on a new cluster.
    private const int MostOrders = 500;

    [Fact]
    public async Task Orders_that_find_no_room_are_refused_whole_and_go_through_once_there_is_some()
    {
        var name = $"small-{Guid.NewGuid():N}";
        await using var postgres = await LoneContainer.RunAsync(
            cafe.Project, "default", "--network-alias", name, "--user", "postgres", "--tmpfs", "/var/run/postgresql", "--tmpfs", "/data:size=160m,mode=1777",
            "--env", "PGDATA=/data/cluster", "--env", $"POSTGRES_PASSWORD={Password}", "postgres:17", "postgres", "-c", "max_wal_size=32MB");
        await Eventually.IsTrueAsync(
            "PostgreSQL accepts", async () => (await Shell.TryAsync("docker", ["exec", postgres.Id, "pg_isready", "--quiet", "--host=127.0.0.1"])).ExitCode == 0);
        await using var orders = await LoneContainer.RunAsync(
            cafe.Project, "default", "--env", $"ConnectionStrings__orders=Host={name};Database=postgres;Username=postgres;Password={Password}",
            "--env", $"Auth__Key={cafe.Secrets["CAFE_AUTH_KEY"]}", "--env", "Discovery__Provider=dns", "cafe/orders");
        await orders.ExecuteAsync("dotnet", "Cafe.Orders.dll", "migrate");
        await Eventually.IsTrueAsync("orders is ready", async () => await orders.Client.StatusOfAsync("/health/ready") == HttpStatusCode.OK);
        var item = (await cafe.Client.MenuAsync())[0];

        // It ends with an error, when nothing is free any more.
        await Shell.TryAsync("docker", ["exec", postgres.Id, "dd", "if=/dev/zero", $"of={Ballast}", "bs=4k"]);
        var accepted = 0;
        while (accepted < MostOrders && await OrderAsync(orders.Client, item, $"key-{accepted}") == HttpStatusCode.Created)
            accepted++;

        accepted.ShouldBeLessThan(MostOrders, "there was room for all");
        (await OrderAsync(orders.Client, item, $"key-{accepted}")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await orders.SaysAsync("No space left on device");

        await postgres.ExecuteAsync("rm", Ballast);
        await Eventually.IsTrueAsync(
            "orders are accepted again", async () => await OrderAsync(orders.Client, item, $"key-{accepted}") is HttpStatusCode.Created or HttpStatusCode.OK);
        var rows = await postgres.ExecuteAsync(
            "psql", "--no-psqlrc", "--tuples-only", "--no-align", "--username=postgres", "--command",
            "SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM order_lines)");
        rows.Lines.ShouldHaveSingleItem().ShouldBe($"{accepted + 1}|{accepted + 1}");
    }

    private static async Task<HttpStatusCode> OrderAsync(CafeClient orders, MenuItem item, string key)
    {
        var order = JsonContent.Create(new { customer = "Ann", note = new string('x', 500), lines = new[] { new { itemId = item.Id, quantity = 2 } } });
        using var answer = await orders.SendAsync(HttpMethod.Post, "/api/orders", order, ("Idempotency-Key", key));
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            answer.Headers.RetryAfter.ShouldNotBeNull();
        return answer.StatusCode;
    }
}
