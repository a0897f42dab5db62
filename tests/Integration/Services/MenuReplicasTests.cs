using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Services;

/// <summary>Each replica of menu answers from a memory of its own.</summary>
public sealed class MenuReplicasTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task What_one_replica_changes_is_in_the_answers_of_the_other()
    {
        var database = await databases.CreateAsync();
        await ServiceProcess.MigrateAsync("menu", database, "--seed-menu");
        await using var one = await ServiceProcess.ServeAsync("menu", database);
        await using var other = await ServiceProcess.ServeAsync("menu", database);
        foreach (var replica in (ServiceProcess[])[one, other])
        {
            replica.Client.UseToken(ServiceProcess.StaffToken());
            await replica.BecomesReadyAsync();
        }

        foreach (var (by, seenBy) in ((ServiceProcess, ServiceProcess)[])[(one, other), (other, one)])
        {
            var price = await RaiseAsync(by.Client);

            (await PriceAsync(by.Client)).ShouldBe(price);
            await Eventually.GetAsync("the other has it", () => PriceAsync(seenBy.Client), seen => seen == price);
        }
    }

    [Fact]
    public async Task A_replica_that_has_just_started_lets_requests_wait_for_its_first_copy()
    {
        var database = await databases.CreateAsync();
        await ServiceProcess.MigrateAsync("menu", database, "--seed-menu");
        await using var holder = new NpgsqlConnection($"{database};Pooling=false");
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE menu_items", holder))
            await hold.ExecuteNonQueryAsync();
        await using var menu = await ServiceProcess.ServeAsync("menu", database);

        var asking = menu.Client.GetAsync("/api/menu");
        using (var ready = await menu.Client.GetAsync("/health/ready"))
            (await ready.Content.ReadAsStringAsync()).ShouldContain("the menu is not read yet");
        await held.RollbackAsync();

        using var answer = await asking;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<decimal> PriceAsync(CafeClient menu) => (await menu.MenuAsync())[0].Price;

    /// <returns>The new price of the first item.</returns>
    private static async Task<decimal> RaiseAsync(CafeClient menu)
    {
        var path = $"/api/menu/items/{(await menu.MenuAsync())[0].Id}";
        var item = await menu.ReadAsync<JsonObject>(path);
        var price = item["price"]!.GetValue<decimal>() + 1;
        item["price"] = price;
        item.Remove("id");
        await CafeClient.ExpectAsync<JsonObject>(
            await menu.SendAsync(HttpMethod.Put, path, JsonContent.Create(item), ("If-Match", "*")), HttpStatusCode.OK);
        return price;
    }
}
