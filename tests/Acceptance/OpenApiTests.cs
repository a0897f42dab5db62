using Cafe.Tests.Acceptance.Support;

namespace Cafe.Tests.Acceptance;

/// <summary>What the café says of its own API.</summary>
public sealed class OpenApiTests(CafeTarget cafe)
{
    private readonly CafeClient _guest = cafe.CreateClient();

    [Theory]
    [InlineData("/api/menu", "get", 200, 304)]
    [InlineData("/api/menu/items/{id}", "get", 200, 304, 404)]
    [InlineData("/api/menu/items", "post", 201, 400, 401, 422)]
    [InlineData("/api/menu/items/{id}", "put", 200, 400, 401, 404, 412, 422, 428)]
    [InlineData("/api/menu/items/{id}", "delete", 204, 401, 404, 412, 428)]
    [InlineData("/api/orders", "post", 200, 201, 400, 422)]
    [InlineData("/api/orders/{id}", "get", 200, 404)]
    [InlineData("/api/orders", "get", 200, 400, 401)]
    [InlineData("/api/orders/{id}/status", "post", 200, 400, 401, 404, 409)]
    [InlineData("/api/reports/daily", "get", 200, 400, 401)]
    [InlineData("/api/reports/sales", "get", 200, 400, 401)]
    [InlineData("/api/reports/daily/{date}/deliveries", "get", 200, 401)]
    [InlineData("/api/reports/daily/{date}/deliveries", "post", 200, 400, 401, 422)]
    [InlineData("/api/staff/token", "post", 200, 400, 401, 429)]
    public async Task Every_request_is_described_with_its_answers(string path, string method, params int[] statuses)
    {
        var api = (await _guest.Get("/openapi/v1.json").Expect(200)).Json;

        var described = api.GetProperty("paths").GetProperty(path).GetProperty(method)
            .GetProperty("responses").EnumerateObject().Select(response => response.Name).ToList();

        statuses.Select(status => $"{status}").Except(described).ShouldBeEmpty();
    }

    [Fact]
    public async Task Swagger_shows_it_to_people()
    {
        var page = await _guest.Get("/swagger/index.html").Expect(200);

        page.MediaType.ShouldBe("text/html");
    }
}
