using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>What comes in from outside, and what doesn't.</summary>
[Collection(GatewayTests.Name)]
public sealed class BorderTests(GatewayDatabases databases, OpenGateway open) : GatewayTest(databases), IClassFixture<OpenGateway>
{
    [Fact]
    public async Task What_is_internal_cannot_be_reached_from_outside()
    {
        open.Monolith.Forget();
        open.Orders.Forget();
        foreach (var path in new[]
        {
            "/events", "/events/snapshot", "/internal/items",
            "/health/secret", "/metrics", "/api/orders/../../internal/items",
            "/api/orders/%2e%2e/%2e%2e/internal/items", "/api/orders/%252e%252e/%252e%252e/internal/items", "/api/orders/..%2f..%2finternal/items",
            "/api/orders/..%5c..%5cinternal/items", "//orders/events", "/groups",
            "/groups/orders",
        })
        {
            var before = open.Orders.Asked.Count;
            var answer = await RawAsync(open.Gateway, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            if (open.Orders.Asked.Count > before)
                continue; // As a path of orders, which only orders can judge.
            answer.ShouldStartWith("HTTP/1.1 404 ", customMessage: path);
            answer.ShouldContain("application/problem+json", customMessage: path);
        }

        open.Monolith.Asked.ShouldBeEmpty();
        open.Orders.Asked.ShouldAllBe(asked => asked.Path.StartsWith("/api/orders/"));
    }

    [Fact]
    public async Task The_admin_port_answers_staff_alone_and_nothing_but_its_own()
    {
        var address = open.Gateway.Admin.BaseAddress!;
        using var guest = GatewayProcess.NewClient(address);

        (await guest.GetAsync("/groups")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await guest.GetAsync("/api/orders/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // A Host header is what a client says, not where it is.
        using var pretender = new HttpRequestMessage(HttpMethod.Get, "/groups") { Headers = { Host = address.Authority } };
        pretender.Headers.Authorization = open.Gateway.Admin.DefaultRequestHeaders.Authorization;
        (await open.Gateway.Http.SendAsync(pretender)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_consoles_data_is_for_staff()
    {
        var gateway = await GatewayAsync();
        (await gateway.StatusAsync("/strangler/api/state")).ShouldBe(HttpStatusCode.Unauthorized);
        await gateway.Http.GetAsync("/api/orders/1");

        var traffic = await Eventually.GetAsync("the request is counted", async () =>
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, "/strangler/api/state");
            again.Headers.Authorization = gateway.Admin.DefaultRequestHeaders.Authorization;
            using var answer = await gateway.Http.SendAsync(again);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("groups").EnumerateArray()
                .Single(group => group.GetProperty("name").GetString() == "orders").GetProperty("sides")[1].GetProperty("traffic");
        }, traffic => Sum(traffic, "requests") > 0);

        Sum(traffic, "requests").ShouldBe(1);
        Sum(traffic, "errors").ShouldBe(0);
        Sum(traffic, "meanMilliseconds").ShouldBeGreaterThan(0);

        static double Sum(JsonElement traffic, string what) => traffic.GetProperty(what).EnumerateArray().Sum(second => second.GetDouble());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_above_the_limit_is_refused(bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/orders") { Content = new ByteArrayContent(new byte[64 * 1024 + 1]) };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Add("Idempotency-Key", "k1");

        using var answer = await open.Gateway.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Headers_above_the_limit_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/orders/1");
        request.Headers.Add("X-Long", new string('x', 31 * 1024));

        using var answer = await open.Gateway.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task Requests_above_the_limit_of_an_address_are_told_to_wait()
    {
        var gateway = await GatewayAsync(settings: ("Gateway__RequestsPerSecond", "5"));
        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 60; request++)
            statuses.Add(await gateway.StatusAsync("/api/orders/1"));

        using var refused = await gateway.Http.GetAsync("/api/orders/1");

        statuses[0].ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        refused.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_network_of_IPv6_is_limited_as_one_client()
    {
        var gateway = await GatewayAsync(settings: [("Gateway__RequestsPerSecond", "1"), ("Gateway__TrustedProxies", "127.0.0.0/8")]);
        for (var host = 1; host <= 10; host++)
            (await StatusFromAsync($"2001:db8::{host}")).ShouldBe(HttpStatusCode.OK);

        (await StatusFromAsync("2001:db8::11")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusFromAsync("2001:db8:0:1::11")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusFromAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/orders/1") { Headers = { { "X-Forwarded-For", address } } };
            using var answer = await gateway.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("", "127.0.0.1")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "203.0.113.7")]
    [InlineData("127.0.0.0/8, 203.0.113.0/24", "198.51.100.1")]
    public async Task Only_a_trusted_proxy_is_believed_about_the_client(string trusted, string seen)
    {
        var gateway = await GatewayAsync(settings: ("Gateway__TrustedProxies", trusted));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/orders/1");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("Forwarded", "for=198.51.100.1");

        (await gateway.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var headers = Orders.Asked.Single().Headers;
        headers["X-Forwarded-For"].ToString().ShouldBe(seen);
        headers["X-Forwarded-Host"].ToString().ShouldBe(gateway.Http.BaseAddress!.Authority);
        headers["Forwarded"].Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Gateway__TrustedProxies", "everybody", "Gateway:TrustedProxies: 'everybody' is not a network")]
    [InlineData("Gateway__AdminPort", "0", "Gateway:AdminPort: '0' is not a port")]
    [InlineData("Gateway__RequestsPerSecond", "-1", "Gateway:RequestsPerSecond: '-1' is not a number")]
    [InlineData("Extraction__StartAt", "canary", "Extraction:StartAt 'canary' is not monolith or service")]
    [InlineData("Extraction__Groups__orders__Reads__0", "stock", "Extraction:Groups:orders:Reads names 'stock', which is no group")]
    [InlineData("Discovery__Provider", "consul", "Discovery:Provider: 'consul' is not static, dns or cloudmap")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string error)
    {
        await using var gateway = GatewayProcess.Start(Database, [], [("ASPNETCORE_URLS", "http://127.0.0.1:0"), (key, value)]);
        var ended = await gateway.EndAsync(seconds: 30);

        ended.ExitCode.ShouldBe(1);
        ended.Errors.ShouldStartWith(error);
    }

    [Fact]
    public async Task Every_answer_carries_what_a_browser_should_know_and_who_gave_it()
    {
        foreach (var (path, servedBy) in new[] { ("/api/orders/1", "orders"), ("/", "gateway"), ("/nowhere", "gateway"), ("/strangler/", "gateway") })
        {
            using var answer = await open.Gateway.Http.GetAsync(path);
            answer.Headers.GetValues("X-Served-By").Single().ShouldBe(servedBy, path);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'", customMessage: path);
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin", path);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_pages_are_the_monoliths_or_the_gateways_own()
    {
        open.Monolith.Forget();
        (await open.Gateway.Http.GetStringAsync("/")).ShouldContain("<!doctype html>");
        (await open.Gateway.StatusAsync("/css/base.css")).ShouldBe(HttpStatusCode.OK);
        (await open.Gateway.StatusAsync("/staff/")).ShouldBe(HttpStatusCode.OK);
        (await open.Gateway.StatusAsync("/css/none.css")).ShouldBe(HttpStatusCode.NotFound);
        open.Monolith.Asked.ShouldBeEmpty();

        (await open.Gateway.RouteAsync("web", "monolith")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await open.Gateway.Http.GetStringAsync("/")).ShouldBe("monolith");
        (await open.Gateway.Http.GetStringAsync("/css/base.css")).ShouldBe("monolith");
        (await open.Gateway.StatusAsync("/strangler/css/base.css")).ShouldBe(HttpStatusCode.OK);
        open.Monolith.Asked.Count.ShouldBe(2);
        (await open.Gateway.RouteAsync("web", "service")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> RawAsync(GatewayProcess gateway, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
