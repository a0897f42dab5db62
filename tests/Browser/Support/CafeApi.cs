using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cafe.Tests.Browser.Support;

public sealed record Order(Guid Id, long Number, string Status, string Customer, decimal Total);

public sealed record MenuItem(long Id, long CategoryId, string Name, string? Description, decimal Price, bool Available, string? Image);

public sealed record BakingRow(string Name, int Expected, int Low, int High);

public sealed record SalesRow(string Key, string Name, int Orders, long Units, decimal Revenue);

/// <summary>The few requests that tests of the pages need, as staff.</summary>
public sealed class CafeApi(HttpClient client, string token) : IDisposable
{
    public string Token => token;

    public static async Task<CafeApi> SignInAsync(Uri url, string password)
    {
        var client = new HttpClient { BaseAddress = url };
        using var answer = await client.PostAsJsonAsync("/api/staff/token", new { password });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new CafeApi(client, token);
    }

    public async Task<Order> OrderAsync(string customer, long itemId = 16, int quantity = 1)
    {
        using var answer = await client.PostAsJsonAsync("/api/orders", new { customer, lines = new[] { new { itemId, quantity } } });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Order>())!;
    }

    public async Task<IReadOnlyList<Order>> OrdersOfAsync(string customer)
    {
        var page = await client.GetFromJsonAsync<JsonElement>("/api/orders?limit=200");
        var orders = page.GetProperty("orders").Deserialize<List<Order>>(JsonSerializerOptions.Web)!;
        return [.. orders.Where(order => order.Customer == customer)];
    }

    public async Task SetStatusAsync(Order order, params string[] statuses)
    {
        foreach (var status in statuses)
        {
            using var answer = await client.PostAsJsonAsync($"/api/orders/{order.Id}/status", new { status });
            answer.EnsureSuccessStatusCode();
        }
    }

    public async Task<MenuItem> ItemAsync(long id) => (await client.GetFromJsonAsync<MenuItem>($"/api/menu/items/{id}"))!;

    public async Task ChangeAsync(MenuItem item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/menu/items/{item.Id}") { Content = JsonContent.Create(item) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<SalesRow>> SalesAsync(string query) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/reports/sales?{query}"))
            .GetProperty("rows").Deserialize<List<SalesRow>>(JsonSerializerOptions.Web)!;

    public async Task<IReadOnlyList<BakingRow>> BakingPlanAsync() =>
        (await client.GetFromJsonAsync<JsonElement>("/api/reports/daily"))
            .GetProperty("bakingPlan").Deserialize<List<BakingRow>>(JsonSerializerOptions.Web)!;

    /// <summary>Whether the gateway answers, and is ready to.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => client.Dispose();
}
