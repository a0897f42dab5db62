using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cafe.Tests.Integration.Gateway;

[Collection(GatewayTests.Name)]
public sealed class ApiDocumentTests(OpenGateway open) : IClassFixture<OpenGateway>
{
    private static object Document(string path, string schema, string property) => new
    {
        openapi = "3.1.1",
        info = new { title = "x", version = "1" },
        paths = new Dictionary<string, object>
        {
            [path] = new { get = new { responses = new { ok = Reference(schema) } } },
            ["/internal/items"] = new { get = new { } },
        },
        components = new
        {
            schemas = new Dictionary<string, object> { [schema] = new { type = "object", properties = new Dictionary<string, object> { [property] = new { } } } },
        },
    };

    private static Dictionary<string, object> Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    [Fact]
    public async Task The_document_joins_the_parts_of_all_that_answer_now()
    {
        open.Orders.Answer = Json(Document("/api/orders/{id}", "View", "total"));
        open.Monolith.Answer = Json(Document("/api/menu", "View", "price"));
        await open.Gateway.RouteAsync("menu", "monolith");

        var document = await open.Gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        document.GetProperty("paths").EnumerateObject().Select(path => path.Name)
            .ShouldBe(["/api/staff/token", "/api/menu", "/api/orders/{id}"], ignoreOrder: true);
        document.GetProperty("info").GetProperty("description").GetString()
            .ShouldBe("The part of reporting is missing: reporting can't be asked for it now.");

        // Two schemas of one name stay two.
        var schemas = document.GetProperty("components").GetProperty("schemas");
        PropertyOf("/api/menu").ShouldBe("price");
        PropertyOf("/api/orders/{id}").ShouldBe("total");

        string PropertyOf(string path)
        {
            var reference = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses")
                .GetProperty("ok").GetProperty("$ref").GetString()!;
            return schemas.GetProperty(reference.Split('/')[^1]).GetProperty("properties").EnumerateObject().Single().Name;
        }
    }

    [Fact]
    public async Task Swagger_shows_it_to_people()
    {
        using var page = await open.Gateway.Http.GetAsync("/swagger/index.html");

        page.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src 'self' 'unsafe-inline'");
    }

    private static RequestDelegate Json(object body) => http => http.Response.WriteAsJsonAsync(body);
}
