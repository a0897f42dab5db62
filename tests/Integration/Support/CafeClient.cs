using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cafe.Tests.Integration.Support;

internal sealed record PlacedOrder(Guid Id, long Number, string Customer, decimal Total);

internal sealed record MenuAnswer(IReadOnlyList<MenuCategory> Categories);

internal sealed record MenuCategory(string Name, IReadOnlyList<MenuItem> Items);

internal sealed record MenuItem(long Id, string Name, decimal Price);

internal sealed record SalesAnswer(IReadOnlyList<SalesRow> Rows);

internal sealed record SalesRow(int Orders, decimal Revenue);

/// <summary>A guest of a café, over HTTP, and staff after <see cref="SignInAsync"/>.</summary>
internal sealed class CafeClient(Uri url)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private string? _token;

    public Uri Url { get; } = url;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path)) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (_token is not null)
            request.Headers.Authorization = new("Bearer", _token);
        return await Http.SendAsync(request);
    }

    public async Task<T> ReadAsync<T>(string path) => await ExpectAsync<T>(await GetAsync(path), HttpStatusCode.OK);

    /// <summary>The status, or <c>null</c> where nobody answers.</summary>
    public async Task<HttpStatusCode?> StatusOfAsync(string path)
    {
        try
        {
            using var answer = await GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Who has answered, by the name in <c>X-Served-By</c>.</summary>
    public async Task<string> ServerOfAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.Headers.GetValues("X-Served-By").Single();
    }

    public async Task<IReadOnlyList<MenuItem>> MenuAsync() =>
        [.. (await ReadAsync<MenuAnswer>("/api/menu")).Categories.SelectMany(category => category.Items)];

    /// <summary>Orders a croissant.</summary>
    public async Task<PlacedOrder> OrderAsync(string customer = "Ann", string? note = null)
    {
        var croissant = (await MenuAsync()).First(item => item.Name.Contains("Croissant", StringComparison.OrdinalIgnoreCase));
        var order = new { customer, note, lines = new[] { new { itemId = croissant.Id, quantity = 2 } } };
        return await ExpectAsync<PlacedOrder>(await PostAsync("/api/orders", order), HttpStatusCode.Created);
    }

    public Task<PlacedOrder> ReadAsync(PlacedOrder order) => ReadAsync<PlacedOrder>($"/api/orders/{order.Id}");

    /// <summary>What the reports say of yesterday, today and tomorrow, as a test may run at midnight.</summary>
    public async Task<(int Orders, decimal Revenue)> SoldAsync()
    {
        var (from, to) = (DateTime.UtcNow.AddDays(-1), DateTime.UtcNow.AddDays(1));
        var sales = await ReadAsync<SalesAnswer>($"/api/reports/sales?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&by=day");
        return (sales.Rows.Sum(day => day.Orders), sales.Rows.Sum(day => day.Revenue));
    }

    /// <returns>The token that goes with every request from now on.</returns>
    public async Task<string> SignInAsync(string password)
    {
        var answer = await ExpectAsync<JsonElement>(await PostAsync("/api/staff/token", new { password }), HttpStatusCode.OK);
        return _token = answer.GetProperty("accessToken").GetString()!;
    }

    /// <summary>It goes with every request from now on.</summary>
    public void UseToken(string token) => _token = token;

    public static async Task<T> ExpectAsync<T>(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(status, text);
            return JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!;
        }
    }
}
