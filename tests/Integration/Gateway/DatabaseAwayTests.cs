using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>The last known modes go on while the database is away.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private Backend _monolith = null!;
    private Backend _orders = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartNewAsync();
        await GatewayProcess.MigrateAsync(_server.ConnectionString);
        _monolith = await Backend.StartAsync("monolith");
        _orders = await Backend.StartAsync("orders");
    }

    public async Task DisposeAsync()
    {
        await _monolith.DisposeAsync();
        await _orders.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_go_on_and_writes_too_where_one_is_known_already()
    {
        await using var gateway = await ServeAsync();
        await gateway.BecomesReadyAsync();
        await gateway.SignInAsync();
        await gateway.RouteAsync("menu", "monolith");
        (await gateway.Http.PostAsync("/api/orders", null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _server.StopAsync();

        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("orders");
        (await gateway.Http.GetStringAsync("/api/menu")).ShouldBe("monolith");
        (await gateway.StatusAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
        (await gateway.Http.PostAsync("/api/orders", null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // The first write of all to a side can't be recorded, so it isn't sent.
        using var first = await gateway.Http.PostAsync("/api/menu/items", null);
        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        first.Headers.RetryAfter.ShouldNotBeNull();
        _monolith.Asked.ShouldNotContain(asked => asked.Method == "POST");
        (await gateway.RouteAsync("orders", "monolith")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("orders");

        await _server.StartAsync();

        await Eventually.IsTrueAsync("both writes are counted", async () => await WritesAsync() == "2");
        (await gateway.Http.PostAsync("/api/menu/items", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.RouteAsync("orders", "monolith")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_gateway_that_never_saw_the_database_is_not_ready_until_it_does()
    {
        await _server.StopAsync();
        await using var gateway = await ServeAsync();

        (await gateway.StatusAsync("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var answer = await gateway.Http.GetAsync("/api/orders/1");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();

        await _server.StartAsync();
        await gateway.BecomesReadyAsync();
        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("orders");
    }

    [Fact]
    public async Task Writes_that_were_accepted_are_counted_before_a_gateway_ends()
    {
        await using (var gateway = await ServeAsync())
        {
            await gateway.BecomesReadyAsync();
            for (var write = 0; write < 20; write++)
                (await gateway.Http.PostAsync("/api/orders", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
            gateway.Send(Signal.Terminate);
            (await gateway.EndAsync(seconds: 10)).ExitCode.ShouldBe(0);
        }

        (await WritesAsync()).ShouldBe("20");
    }

    private Task<GatewayProcess> ServeAsync() =>
        GatewayProcess.ServeAsync(_server.ConnectionString, [("monolith", _monolith.Url), ("orders", _orders.Url)]);

    private async Task<string?> WritesAsync() => (await Sql.ReadAsync(
        _server.ConnectionString, "SELECT count::text FROM accepted_writes WHERE group_name = 'orders'")).SingleOrDefault();
}
