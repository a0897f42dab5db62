using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cafe.Cli.Running;

/// <param name="Mode">Who answers: <c>monolith</c> or <c>service</c>.</param>
internal sealed record RouteGroup(string Name, string Mode);

/// <param name="Changed">Whether it was another before.</param>
/// <param name="Hidden">What is not visible in this mode, in words.</param>
internal sealed record RoutedGroup(string Name, string Mode, bool Changed, IReadOnlyList<string> Hidden);

/// <summary>The admin API of a running café's gateway, as staff.</summary>
internal sealed class GatewayAdmin : IDisposable
{
    private readonly HttpClient _http;

    private GatewayAdmin(HttpClient http) => _http = http;

    private sealed record GroupList(IReadOnlyList<RouteGroup> Groups);

    private sealed record Token(string AccessToken);

    private sealed record Problem(string? Title, string? Detail);

    /// <exception cref="CafeException">No café runs there, or its gateway doesn't answer.</exception>
    public static async Task<GatewayAdmin> SignInAsync(DataFolder data, CancellationToken cancellation)
    {
        if (await StatusReport.OfAsync(data, cancellation) is not { Url: { } url, AdminUrl: { } adminUrl } report)
            throw new CafeException($"no café runs in {data.Path}; start it: ./cafe up --detach{data.Option}");

        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(adminUrl),
            Timeout = TimeSpan.FromSeconds(15),
        };
        var gateway = new GatewayAdmin(http);
        try
        {
            var password = (await File.ReadAllTextAsync(report.StaffPasswordFile, cancellation)).TrimEnd('\r', '\n');
            var token = await gateway.SendAsync<Token>(HttpMethod.Post, $"{url}/api/staff/token", new { password }, cancellation);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
            return gateway;
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    public async Task<IReadOnlyList<RouteGroup>> GroupsAsync(CancellationToken cancellation) =>
        (await SendAsync<GroupList>(HttpMethod.Get, "/groups", null, cancellation)).Groups;

    /// <summary>Moves a group's requests.</summary>
    /// <exception cref="CafeException">The gateway refuses; the message says why.</exception>
    public Task<RoutedGroup> RouteAsync(string group, string mode, string? why, bool withoutData, CancellationToken cancellation) =>
        SendAsync<RoutedGroup>(
            HttpMethod.Put, $"/groups/{Uri.EscapeDataString(group)}",
            new { mode, why, who = Environment.UserName, withoutData }, cancellation);

    /// <summary>Tells of rows that were written around the gateway.</summary>
    public Task RecordWriteAsync(string group, string side, string what, CancellationToken cancellation) =>
        SendAsync<JsonElement?>(HttpMethod.Post, $"/groups/{group}/writes", new { side, what }, cancellation);

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null) request.Content = JsonContent.Create(body);
            using var response = await _http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
                return response.StatusCode == HttpStatusCode.NoContent
                    ? default!
                    : (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation))!;
            var problem = await response.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web, cancellation);
            throw new CafeException($"the gateway refuses: {problem?.Title} {problem?.Detail}".TrimEnd());
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new CafeException($"the gateway doesn't answer: {e.Message}");
        }
    }
}
