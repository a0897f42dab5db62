using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

[Collection(GatewayTests.Name)]
public sealed class ModeTests(GatewayDatabases databases) : GatewayTest(databases)
{
    [Fact]
    public async Task The_initial_mode_is_configured_once_and_a_change_is_seen_by_the_other_gateway_within_a_second()
    {
        var gateways = new[]
        {
            await GatewayAsync(settings: ("Extraction__StartAt", "monolith")), await GatewayAsync(settings: ("Extraction__StartAt", "service")),
        };
        foreach (var gateway in gateways)
            (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("monolith");
        foreach (var (mode, served) in new[] { ("service", "orders"), ("monolith", "monolith"), ("service", "orders") })
        {
            (await gateways[0].RouteAsync("orders", mode)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var watch = Stopwatch.StartNew();
            (await gateways[0].Http.GetStringAsync("/api/orders/1")).ShouldBe(served);

            await Eventually.GetAsync("the other one follows", () => gateways[1].Http.GetStringAsync("/api/orders/1"), answer => answer == served, pause: 10);

            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task No_request_fails_while_the_mode_changes_two_hundred_times()
    {
        AnswersTakeAMoment();
        var gateway = await GatewayAsync();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var served = new List<string>();
            while (!stop.IsCancellationRequested)
            {
                using var answer = await gateway.Http.GetAsync("/api/orders/1");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
                served.Add(answer.Headers.GetValues("X-Served-By").Single());
            }

            return served;
        })).ToList();

        for (var change = 0; change < 200; change++)
            (await gateway.RouteAsync("orders", change % 2 == 0 ? "monolith" : "service")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await stop.CancelAsync();
        var served = (await Task.WhenAll(clients)).SelectMany(each => each).ToList();
        served.Count(by => by == "monolith").ShouldBeGreaterThan(100);
        served.Count(by => by == "orders").ShouldBeGreaterThan(100);

        // So that requests are under way while the mode changes.
        void AnswersTakeAMoment()
        {
            foreach (var backend in new[] { Monolith, Orders })
            {
                var answer = backend.Answer;
                backend.Answer = async http =>
                {
                    await Task.Delay(Random.Shared.Next(1, 20), http.RequestAborted);
                    await answer(http);
                };
            }
        }
    }

    [Fact]
    public async Task The_history_says_who_changed_what_and_why()
    {
        var gateway = await GatewayAsync();
        await gateway.RouteAsync("orders", "monolith");
        await gateway.RouteAsync("orders", "monolith"); // Nothing new.

        var history = (await gateway.StateAsync()).GetProperty("history").EnumerateArray()
            .Where(change => change.GetProperty("group").GetString() == "orders").ToList();

        history.Count.ShouldBe(2);
        history[0].GetProperty("from").GetString().ShouldBe("service");
        history[0].GetProperty("to").GetString().ShouldBe("monolith");
        history[0].GetProperty("who").GetString().ShouldBe("Martha");
        history[0].GetProperty("why").GetString().ShouldBe("to see whether it works");
    }

    [Fact]
    public async Task A_change_that_makes_no_sense_is_refused()
    {
        var gateway = await GatewayAsync();
        foreach (var (group, body, status) in new[]
        {
            ("orders", "{}", HttpStatusCode.BadRequest),
            ("orders", """{"mode":"shadow","who":"Martha"}""", HttpStatusCode.BadRequest),
            ("orders", """{"mode":"monolith"}""", HttpStatusCode.BadRequest),
            ("tables", """{"mode":"monolith","who":"Martha"}""", HttpStatusCode.NotFound),
        })
        {
            using var answer = await gateway.Admin.PutAsync($"/groups/{group}", new StringContent(body, MediaTypeHeaderValue.Parse("application/json")));
            answer.StatusCode.ShouldBe(status, body);
        }

        (await gateway.Http.GetStringAsync("/api/orders/1")).ShouldBe("orders");
    }
}
