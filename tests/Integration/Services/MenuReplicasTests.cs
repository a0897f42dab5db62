using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cafe.Tests.Integration.Support;

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
