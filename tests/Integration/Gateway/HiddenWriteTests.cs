using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>Only requests are moved, not data: what would become invisible stops a change, and is named.</summary>
[Collection(GatewayWriteTests.Name)]
public sealed class HiddenWriteTests(GatewayDatabases databases) : GatewayTest(databases)
{
    [Fact]
    public async Task A_change_is_refused_after_a_write_and_names_it_but_without_data_it_is_made_and_the_history_names_what_was_hidden()
    {
        var gateway = await GatewayAsync();
        for (var write = 0; write < 41; write++)
            await WriteAsync(gateway, "/api/orders");

        using var answer = await gateway.RouteAsync("orders", "monolith");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("title").GetString().ShouldBe("orders stays in mode service.");
        problem.GetProperty("detail").GetString()!.ShouldMatch(
            @"^41 writes to orders since \d{4}-\d\d-\d\d \d\d:\d\d UTC on the service will not be visible\. Nothing was changed\.");
        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("orders");

        (await gateway.RouteAsync("orders", "monolith", withoutData: true)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("monolith");
        (await gateway.StateAsync()).GetProperty("history")[0].GetProperty("hidden").GetString()!.ShouldStartWith("41 writes to orders since ");

        // The way back hides nothing, as long as the monolith has accepted nothing.
        (await gateway.RouteAsync("orders", "service")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_group_does_not_go_where_the_data_that_it_reads_is_not_and_any_other_is_free_to_go()
    {
        var gateway = await GatewayAsync(settings: ("Extraction__StartAt", "monolith"));

        await WriteAsync(gateway, "/api/orders");
        await ReportingStaysAsync("1 write to orders at ");
        foreach (var side in new[] { "service", "monolith" })
            (await gateway.RouteAsync("menu", side)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await WriteAsync(gateway, "/api/menu/items");
        await ReportingStaysAsync("1 write to menu at ");

        async Task ReportingStaysAsync(string because)
        {
            using var answer = await gateway.RouteAsync("reporting", "service");
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(because);
        }
    }

    [Fact]
    public async Task A_write_that_was_refused_hides_nothing()
    {
        Orders.Answer = Backend.Status(422);
        var gateway = await GatewayAsync();
        (await gateway.Http.PostAsync("/api/orders", null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await gateway.RouteAsync("orders", "monolith")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_write_whose_answer_was_never_seen_is_known_as_one_that_may_have_been_accepted()
    {
        var arrived = new TaskCompletionSource();
        Orders.Answer = http =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        var gateway = await GatewayAsync();
        var write = gateway.Http.PostAsync("/api/orders", null);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));

        gateway.Send(Signal.Kill);
        await Should.ThrowAsync<HttpRequestException>(write);

        using var answer = await (await GatewayAsync()).RouteAsync("orders", "monolith");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("a write to orders that may have been accepted at ");
    }

    [Fact]
    public async Task Of_a_first_write_and_a_change_at_the_same_moment_one_sees_the_other()
    {
        var gateways = new[] { await GatewayAsync(), await GatewayAsync() };
        for (var round = 0; round < 20; round++)
        {
            foreach (var gateway in gateways)
                await ForgetWritesAsync(gateway);
            foreach (var backend in new[] { Monolith, Orders })
                backend.Answer = Backend.Status(201);

            var write = gateways[1].Http.PostAsync("/api/orders", null);
            var change = gateways[0].RouteAsync("orders", "monolith");
            var servedBy = (await write).Headers.GetValues("X-Served-By").Single();
            var isChanged = (await change).StatusCode == HttpStatusCode.OK;

            (servedBy, isChanged).ShouldBeOneOf(("orders", false), ("monolith", true));
        }
    }

    /// <summary>As if nothing had ever been written. That a gateway knows shows by the mark of a write, which is refused.</summary>
    private async Task ForgetWritesAsync(GatewayProcess gateway)
    {
        Monolith.Answer = Backend.Status(418);
        Orders.Answer = async http =>
            http.Response.StatusCode = (await Sql.ReadAsync(Database, "SELECT id::text FROM write_marks")).Count > 0 ? 400 : 418;
        await Eventually.IsTrueAsync("it marks", async () =>
        {
            await Sql.ExecuteAsync(Database, "DELETE FROM accepted_writes; UPDATE route_groups SET mode = 'service'");
            return (await gateway.Http.PostAsync("/api/orders", null)).StatusCode == HttpStatusCode.BadRequest;
        });
    }

    [Fact]
    public async Task What_is_written_around_the_gateway_can_be_told()
    {
        var gateway = await GatewayAsync(settings: ("Extraction__StartAt", "monolith"));
        (await gateway.Admin.PostAsJsonAsync("/groups/orders/writes", new { side = "monolith", what = "an import of 20,000 orders" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var answer = await gateway.RouteAsync("orders", "service");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("an import of 20,000 orders (orders, ");
    }

    private static async Task WriteAsync(GatewayProcess gateway, string path) =>
        (await gateway.Http.PostAsJsonAsync(path, new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
}
