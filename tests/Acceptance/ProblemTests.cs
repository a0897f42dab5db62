using System.Text;
using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>What is refused wherever it is sent to; the rest is tested with the request that refuses it.</summary>
public sealed class ProblemTests(CafeTarget cafe)
{
    private const int Limit = 64 * 1024;

    private readonly CafeClient _guest = cafe.CreateClient();
    private readonly CafeClient _staff = cafe.CreateClient(staff: true);

    /// <summary>Every request that has a body.</summary>
    public static TheoryData<string, string> WithBody => new()
    {
        { "POST", "/api/orders" },
        { "POST", "/api/orders/{order}/status" },
        { "POST", "/api/menu/items" },
        { "PUT", "/api/menu/items/{item}" },
        { "POST", "/api/reports/daily/2001-06-01/deliveries" },
        { "POST", "/api/staff/token" },
    };

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/unknown")]
    [InlineData("/api/menu/unknown")]
    [InlineData("/api/orders/x/y/z")]
    [InlineData("/api/reports")]
    [InlineData("/health/unknown")]
    public async Task A_path_that_leads_nowhere_answers_404(string path)
    {
        await _guest.Get(path).ExpectProblem(404);
        await _guest.Post(path, "{}").ExpectProblem(404);
    }

    [Theory]
    [InlineData("POST", "/api/menu")]
    [InlineData("DELETE", "/api/menu")]
    [InlineData("GET", "/api/menu/items")]
    [InlineData("PATCH", "/api/menu/items/1")]
    [InlineData("DELETE", "/api/orders")]
    [InlineData("PUT", "/api/orders/01934f7e-7b3a-7000-8000-000000000000")]
    [InlineData("GET", "/api/orders/01934f7e-7b3a-7000-8000-000000000000/status")]
    [InlineData("POST", "/api/reports/daily")]
    [InlineData("PUT", "/api/reports/sales")]
    [InlineData("DELETE", "/api/reports/daily/2009-01-01/deliveries")]
    [InlineData("GET", "/api/staff/token")]
    [InlineData("BREW", "/api/menu")]
    public async Task A_method_that_a_path_does_not_know_answers_405(string method, string path)
    {
        var answer = await _staff.Send(new HttpMethod(method), path, null);

        answer.Status.ShouldBe(405, answer.ToString());
        answer.Header("Allow").ShouldNotBeNullOrEmpty();
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Malformed_JSON_answers_400(string method, string path)
    {
        path = await Real(path);
        foreach (var body in new[] { "", " ", "{", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{} {}", "nul", "{\"a\":01}" })
            await Ask(method, path, CafeClient.Json(body)).ExpectProblem(400);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task JSON_that_is_no_object_answers_400(string method, string path)
    {
        path = await Real(path);
        foreach (var body in new[] { "null", "[]", "[{}]", "\"{}\"", "1", "true" })
            await Ask(method, path, CafeClient.Json(body)).ExpectProblem(400);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task JSON_nested_absurdly_deep_answers_400(string method, string path)
    {
        path = await Real(path);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 2_000)) + "1" + new string('}', 2_000);

        await Ask(method, path, CafeClient.Json(deep)).ExpectProblem(400);
        await Ask(method, path, CafeClient.Json(new string('[', 60_000))).ExpectProblem(400);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task What_is_not_JSON_answers_415(string method, string path)
    {
        path = await Real(path);
        foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "*/*" })
            await Ask(method, path, new StringContent("{}", Encoding.UTF8, type)).ExpectProblem(415);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "customer" } };
        await Ask(method, path, form).ExpectProblem(415);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task More_than_64_KiB_answers_413(string method, string path)
    {
        path = await Real(path);
        // Objects, so that nothing but the size is wrong: unknown members are ignored.
        var tooLarge = Encoding.ASCII.GetBytes($$"""{"unknown":"{{new string('x', Limit - 13)}}"}""");
        tooLarge.Length.ShouldBe(Limit + 1);

        await Ask(method, path, Bytes(tooLarge)).ExpectProblem(413);
        await Ask(method, path, Bytes(tooLarge), ("Transfer-Encoding", "chunked")).ExpectProblem(413);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task An_order_of_64_KiB_is_not_too_large()
    {
        var body = Bodies.Order("Ada", (await _staff.AddItem(), 1)).ToJsonString();

        await _guest.Post("/api/orders", body.PadRight(Limit)).Expect<Order>(201);
        await _guest.Post("/api/orders", body.PadRight(Limit + 1)).ExpectProblem(413);
    }

    [Trait(CafeTarget.Groups, CafeTarget.Several)]
    [Fact]
    public async Task JSON_may_say_that_it_is_UTF_8()
    {
        var body = Bodies.Order("Zoë", (await _staff.AddItem(), 1)).ToJsonString();

        var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await _guest.Send(HttpMethod.Post, "/api/orders", content).Expect<Order>(201)).Customer.ShouldBe("Zoë");
    }

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    // From the suite's own address: a malformed sign-in is no failed attempt.
    private Task<Answer> Ask(string method, string path, HttpContent body, params (string, string)[] headers) =>
        _staff.Send(new HttpMethod(method), path, body, [.. headers, ("If-Match", "*")]);

    private async Task<string> Real(string path)
    {
        var item = await _staff.AddItem();
        return path.Contains("{order}")
            ? path.Replace("{order}", $"{(await _guest.PlaceOrder("Ada", (item, 1))).Id}")
            : path.Replace("{item}", $"{item.Id}");
    }
}
