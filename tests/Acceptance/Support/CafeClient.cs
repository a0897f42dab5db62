using System.Text;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// A guest or a member of staff: first what they can ask of the API, then what they do in the café. Every answer is
/// checked against the rules that all answers keep (<see cref="HouseRules"/>).
/// </summary>
public sealed class CafeClient(HttpClient http, Action<string> itemAdded)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, JsonNode body, params (string Name, string Value)[] headers) =>
        Post(path, body.ToJsonString(), headers);

    public Task<Answer> Post(string path, string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Json(json), headers);

    public Task<Answer> Put(string path, JsonNode body, params (string Name, string Value)[] headers) =>
        Put(path, body.ToJsonString(), headers);

    public Task<Answer> Put(string path, string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, Json(json), headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, null, headers);

    public async Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
        var answer = await SendAsIs(request);
        HouseRules.BrokenBy(answer).ShouldBeNull(answer.ToString());
        return answer;
    }

    /// <summary>Sends the request and leaves every judgement to the caller.</summary>
    public async Task<Answer> SendAsIs(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        if (answer.Status == 201 && answer.Header("Location") is { } location && location.Contains("/menu/items/"))
            itemAdded(location);
        return answer;
    }

    public Task<Menu> GetMenu() => Get("/api/menu").Expect<Menu>(200);

    public async Task<long> AnyCategory() => (await GetMenu()).Categories[0].Id;

    public async Task<Item> AddItem(string name = "Test scone", decimal price = 3.50m, bool available = true)
    {
        var body = Bodies.Item(await AnyCategory(), name, price);
        body["available"] = available;
        return await Post("/api/menu/items", body).Expect<Item>(201);
    }

    public async Task<string> ETagOf(Item item) =>
        (await Get($"/api/menu/items/{item.Id}").Expect(200)).Header("ETag").ShouldNotBeNull();

    /// <summary>Changes the item, whatever its version, to what the record now says.</summary>
    public Task<Item> Change(Item item) =>
        Put($"/api/menu/items/{item.Id}", Bodies.Item(item), ("If-Match", "*")).Expect<Item>(200);

    public Task Archive(Item item) => Delete($"/api/menu/items/{item.Id}", ("If-Match", "*")).Expect(204);

    public Task<Order> PlaceOrder(string customer, params (Item Item, int Quantity)[] lines) =>
        Post("/api/orders", Bodies.Order(customer, lines)).Expect<Order>(201);

    public Task<Answer> SetStatus(Order order, string status) =>
        Post($"/api/orders/{order.Id}/status", new JsonObject { ["status"] = status });

    public Task<Order> GetOrder(Guid id) => Get($"/api/orders/{id}").Expect<Order>(200);

    /// <summary>All orders that the query asks for, page by page.</summary>
    public async Task<IReadOnlyList<Order>> ListOrders(string query)
    {
        var orders = new List<Order>();
        for (var more = ""; more is not null;)
        {
            var page = await Get($"/api/orders?limit=200&{query}{more}").Expect<OrderPage>(200);
            orders.AddRange(page.Orders);
            more = page.Next is null ? null : $"&after={Uri.EscapeDataString(page.Next)}";
        }

        return orders;
    }

    public static HttpContent Json(string text)
    {
        var content = new ByteArrayContent(Utf8.GetBytes(text));
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
