using System.Net;
using System.Text.Json;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Monolith;

[Collection(MonolithTests.Name)]
public class LogTests(MonolithDatabases databases)
{
    private const string Customer = "Wilhelmina Marker", Note = "allergic to marker nuts", WrongPassword = "marker-password";

    [Fact]
    public Task The_log_tells_of_every_request_and_of_no_person() => LogOfEverythingAsync("simple");

    [Fact]
    public async Task The_json_log_does_so_too_and_is_one_object_a_line()
    {
        var end = await LogOfEverythingAsync("json");

        end.Errors.ShouldBeEmpty();
        var lines = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(10);
        foreach (var line in lines)
            JsonSerializer.Deserialize<JsonElement>(line).GetProperty("LogLevel").GetString().ShouldNotBeNull();
    }

    private async Task<Ended> LogOfEverythingAsync(string formatter)
    {
        var database = await databases.CreateMigratedAsync();
        await using var monolith = await MonolithProcess.ServeAsync(database, ("Logging__Console__FormatterName", formatter));

        var secrets = await UseEverythingAsync(monolith.Client, database);
        monolith.Send(Signal.Terminate);
        var end = (await monolith.EndAsync(seconds: 20)).Succeeded();

        end.Everything.ShouldContain("POST /api/orders");
        end.Everything.ShouldContain("GET /api/orders/{id:guid} 200");
        end.Everything.ShouldContain("A request failed unexpectedly");
        foreach (var secret in secrets)
            end.Everything.ShouldNotContain(secret);
        return end;
    }

    /// <summary>What guests and staff do, what goes wrong with it, and what nobody has foreseen.</summary>
    /// <returns>What must not be in the log.</returns>
    private static async Task<IReadOnlyList<string>> UseEverythingAsync(CafeClient client, string database)
    {
        var order = await client.OrderAsync(Customer, Note);
        await client.ReadAsync(order);
        await StatusAsync(HttpStatusCode.NotFound, client.GetAsync($"/api/orders/{order.Id}/nothing?customer={Customer}"));
        await StatusAsync(HttpStatusCode.BadRequest, client.SendAsync(
            HttpMethod.Post, "/api/orders", new StringContent($$"""{"customer":"{{Customer}}","note":"{{Note}}",""", null, "application/json")));
        await StatusAsync(HttpStatusCode.UnprocessableEntity, client.PostAsync(
            "/api/orders", new { customer = Customer, note = Note, lines = new[] { new { itemId = 999_999, quantity = 1 } } }));
        await StatusAsync(HttpStatusCode.Unauthorized, client.PostAsync("/api/staff/token", new { password = WrongPassword }));
        var token = await client.SignInAsync(MonolithProcess.StaffPassword);
        await StatusAsync(HttpStatusCode.OK, client.PostAsync($"/api/orders/{order.Id}/status", new { status = "preparing" }));
        await StatusAsync(HttpStatusCode.OK, client.GetAsync("/api/orders"));

        // The database's own message quotes the whole row that it refuses.
        await Sql.ExecuteAsync(database, "ALTER TABLE orders ADD CONSTRAINT unforeseen CHECK (total < 0) NOT VALID");
        var item = (await client.MenuAsync())[0].Id;
        await StatusAsync(HttpStatusCode.InternalServerError, client.PostAsync(
            "/api/orders", new { customer = Customer, note = Note, lines = new[] { new { itemId = item, quantity = 1 } } }));

        return
        [
            Customer, "Wilhelmina", Note, WrongPassword, MonolithProcess.StaffPassword, token, $"{order.Id}",
            new NpgsqlConnectionStringBuilder(database).Password!,
        ];
    }

    private static async Task StatusAsync(HttpStatusCode expected, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
    }
}
