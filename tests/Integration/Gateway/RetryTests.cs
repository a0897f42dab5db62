using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>Sent again is only what never left, what is safe, or what its Idempotency-Key makes known again.</summary>
[Collection(GatewayWriteTests.Name)]
public sealed class RetryTests(GatewayDatabases databases) : GatewayTest(databases)
{
    private const string Body = """{"customer":"Ann"}""";

    [Fact]
    public async Task A_post_without_a_key_is_never_sent_twice()
    {
        var second = await BackendAsync("orders");
        Orders.Answer = second.Answer = Backend.Break;
        var gateway = await GatewayAsync([("orders", second.Url)]);

        using var answer = await gateway.Http.PostAsync("/api/orders", new StringContent(Body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        Orders.Asked.Concat(second.Asked).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_post_with_a_key_is_sent_again_to_another_instance_with_the_same_body()
    {
        var second = await BackendAsync("orders");
        var gateway = await GatewayAsync([("orders", second.Url)]);
        Orders.Answer = BreaksTheFirst(Orders, second);
        second.Answer = BreaksTheFirst(Orders, second);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/orders") { Content = new StringContent(Body) };
        request.Headers.Add("Idempotency-Key", "k1");
        using var answer = await gateway.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        new[] { Orders, second }.ShouldAllBe(backend => backend.Asked.Single().Body == Body);
    }

    [Fact]
    public async Task A_get_is_tried_three_times_in_all()
    {
        var gateway = await GatewayAsync();
        Orders.Answer = http => Orders.Asked.Count < 3 ? Backend.Break(http) : Backend.Status(200)(http);
        (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
        Orders.Asked.Count.ShouldBe(3);

        Orders.Answer = Backend.Break;
        (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.BadGateway);
        Orders.Asked.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_post_that_never_left_goes_to_another_instance()
    {
        var gateway = await GatewayAsync([("orders", $"http://127.0.0.1:{FreePort.Find()}")]);
        for (var write = 0; write < 4; write++)
        {
            using var answer = await gateway.Http.PostAsync("/api/orders", new StringContent(Body));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Orders.Asked.Count.ShouldBe(4);
        Orders.Asked.ShouldAllBe(asked => asked.Body == Body);
    }

    [Fact]
    public async Task Where_nobody_can_be_reached_the_answer_is_503_and_hides_no_write()
    {
        var gateway = await GatewayAsync([("menu", $"http://127.0.0.1:{FreePort.Find()}")]);

        using var answer = await gateway.Http.PostAsync("/api/menu/items", new StringContent(Body));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await gateway.RouteAsync("menu", "monolith")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task A_write_without_a_body_is_not_sent_again_on_a_connection_that_was_kept(string method)
    {
        using var menu = new ClosingBackend();
        var gateway = await GatewayAsync([("menu", menu.Url)]);
        (await gateway.StatusAsync("/api/menu")).ShouldBe(HttpStatusCode.OK); // Leaves a connection behind.

        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/menu/items/1");
        using var answer = await gateway.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        menu.Asked.Count(line => line.StartsWith(method, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_of_the_backend_is_passed_on_and_never_asked_for_again()
    {
        Orders.Answer = Backend.Status(503);
        var gateway = await GatewayAsync();

        (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        Orders.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_backend_that_is_too_slow_is_left_after_the_groups_time_and_not_asked_again()
    {
        Orders.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var gateway = await GatewayAsync(settings: ("Extraction__Groups__orders__Timeout", "00:00:01"));

        (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.GatewayTimeout);

        Orders.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_instance_is_left_and_found_again()
    {
        var port = FreePort.Find();
        var second = await Backend.StartAsync("orders", port: port);
        var gateway = await GatewayAsync([("orders", second.Url)]);
        for (var request = 0; request < 10; request++)
            (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
        second.Asked.Count.ShouldBe(5);

        await second.DisposeAsync();

        for (var request = 0; request < 50; request++)
            (await gateway.StatusAsync("/api/orders/1")).ShouldBe(HttpStatusCode.OK);

        var again = await BackendAsync("orders", port);
        await Eventually.IsTrueAsync("it is used again", async () =>
        {
            await gateway.StatusAsync("/api/orders/1");
            return again.Asked.Count > 0;
        });
    }

    private static Microsoft.AspNetCore.Http.RequestDelegate BreaksTheFirst(params Backend[] backends) => http =>
        backends.Sum(backend => backend.Asked.Count) == 1 ? Backend.Break(http) : Backend.Status(201)(http);
}
