using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Cafe.Bench.Harness;

/// <summary>The order that every benchmark places: two lines, no note, no idempotency key.</summary>
internal sealed record Orders(string Json, IReadOnlyList<Orders.Item> Items)
{
    public const string Path = "/api/orders";

    internal sealed record Item(long Id, string Name, decimal Price, bool Available);

    private sealed record Category(IReadOnlyList<Item> Items);

    private sealed record Menu(IReadOnlyList<Category> Categories);

    public static async Task<Orders> OfMenuAsync(RunningCafe cafe, CancellationToken cancel)
    {
        using var client = new HttpClient();
        var menu = await client.GetFromJsonAsync<Menu>(new Uri(cafe.Gateway, "/api/menu"), cancel);
        var items = menu!.Categories.SelectMany(category => category.Items).Where(item => item.Available).Take(2).ToList();
        var lines = items.Select((item, index) => new { itemId = item.Id, quantity = index + 1 });
        return new(JsonSerializer.Serialize(new { customer = "Ada Lovelace", lines }), items);
    }

    public HttpRequestMessage To(Uri url) => new(HttpMethod.Post, new Uri(url, Path)) { Content = new StringContent(Json, Encoding.UTF8, "application/json") };
}
