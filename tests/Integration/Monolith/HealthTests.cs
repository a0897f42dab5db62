using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

[Collection(MonolithTests.Name)]
public class HealthTests(MonolithDatabases databases)
{
    [Fact]
    public async Task A_process_without_a_schema_is_neither_live_nor_ready_until_migrate_has_run_and_the_healthcheck_verb_agrees()
    {
        var database = await databases.CreateAsync();
        await using var monolith = await MonolithProcess.ServeAsync(database);
        Task<Ended> Healthcheck() => MonolithProcess.RunAsync(database, ["healthcheck"], ("ASPNETCORE_URLS", $"{monolith.Client.Url}"));
        (await HealthAsync(monolith)).ShouldBe((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable));
        using var why = await monolith.Client.GetAsync("/health/ready");
        (await why.Content.ReadAsStringAsync()).ShouldContain("pending migrations");
        (await Healthcheck()).ExitCode.ShouldBe(1);

        await MonolithProcess.MigrateAsync(database);

        await monolith.BecomesReadyAsync();
        (await HealthAsync(monolith)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        (await Healthcheck()).ExitCode.ShouldBe(0);
        await monolith.Client.OrderAsync();

        monolith.Send(Signal.Terminate);
        (await monolith.EndAsync(seconds: 5)).Succeeded(); // Without a drain, an idle process ends at once.
        (await Healthcheck()).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_process_whose_database_has_gone_is_live_but_not_ready_and_recovers()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await MonolithProcess.MigrateAsync(server.ConnectionString);
        await using var monolith = await MonolithProcess.ServeAsync(server.ConnectionString);
        await monolith.BecomesReadyAsync();
        var order = await monolith.Client.OrderAsync();

        await server.StopAsync();

        (await HealthAsync(monolith)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable));
        foreach (var request in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var answer = request == HttpMethod.Get
                ? await monolith.Client.GetAsync("/api/menu")
                : await monolith.Client.PostAsync("/api/orders", new { customer = "Ann", lines = new[] { new { itemId = 1, quantity = 1 } } });
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
            answer.Headers.RetryAfter?.Delta.ShouldNotBeNull();
        }

        await server.StartAsync();

        await monolith.BecomesReadyAsync();
        await Eventually.IsTrueAsync(
            "it answers", async () => await monolith.Client.StatusOfAsync("/api/menu") == HttpStatusCode.OK);
        (await monolith.Client.ReadAsync(order)).ShouldBe(order);
        await monolith.Client.OrderAsync();
    }

    private static async Task<(HttpStatusCode? Live, HttpStatusCode? Ready)> HealthAsync(MonolithProcess monolith) =>
        (await monolith.Client.StatusOfAsync("/health/live"), await monolith.Client.StatusOfAsync("/health/ready"));
}
