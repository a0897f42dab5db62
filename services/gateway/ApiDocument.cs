using System.Text.Json.Nodes;
using Cafe.Discovery;
using Cafe.Extraction;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.OpenApi;

namespace Cafe.Gateway;

/// <summary>
/// The OpenAPI document of all that the gateway answers: its own part, and of each group the part of whoever
/// serves it now. A backend that can't be asked is left out, and the description says so.
/// </summary>
public sealed class ApiDocument(IHttpClientFactory clients, RouteBoard board, IMemoryCache cache, IServiceProvider services)
{
    private const string Path = "/openapi/v1.json";
    private const string OwnName = "v1";
    private const string Client = "backends";
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>A backend makes its document when it is first asked, which takes a busy machine some seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MissingFor = TimeSpan.FromSeconds(1);

    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddHttpClient(Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout, MaxBytes)).AddDiscovery();
    }

    /// <summary>In place of the document that every service has of itself alone.</summary>
    public static void Map(WebApplication app) => app
        .MapGet(Path, async (ApiDocument document, CancellationToken cancel) =>
            Results.Text((await document.MergeAsync(cancel)).ToJsonString(), "application/json"))
        .WithOrder(-1).ExcludeFromDescription();

    private async Task<JsonObject> MergeAsync(CancellationToken cancel)
    {
        var own = await OwnAsync(cancel);
        own["info"]!["title"] = "Café";
        var merged = new MergedDocument(own);
        var backends = board.Groups
            .Select(group => (group.Group, Backend: group.Mode is { } mode ? Backend(group.Group, mode.Side()) : null))
            .Where(part => part.Backend is not null).ToList();
        var documents = await Task.WhenAll(backends.Select(part => OfBackendAsync(part.Backend!, cancel)));
        foreach (var ((group, backend), document) in backends.Zip(documents))
        {
            if (document is not null)
                merged.Add(backend!, document, path => group.Paths.Any(pattern => Covers(pattern, path)));
            else
                merged.SayMissing($"The part of {group.Name} is missing: {backend} can't be asked for it now.");
        }

        return merged.Json;
    }

    /// <summary>Groups that the gateway answers itself are pages.</summary>
    private static string? Backend(RouteGroup group, Side side) =>
        group.Service is null ? null : side == Side.Monolith ? "monolith" : group.Service;

    private static bool Covers(string pattern, string path)
    {
        var prefix = pattern.Split("/{")[0];
        return path == prefix || path.StartsWith($"{prefix}/", StringComparison.Ordinal);
    }

    private async Task<JsonObject> OwnAsync(CancellationToken cancel)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OwnName).GetOpenApiDocumentAsync(cancel);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel))!.AsObject();
    }

    private Task<JsonObject?> OfBackendAsync(string backend, CancellationToken cancel) =>
        cache.GetOrCreateAsync((nameof(ApiDocument), backend), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = CachedFor;
            try
            {
                using var client = clients.CreateClient(Client);
                return (await client.GetFromJsonAsync<JsonNode>($"http://{backend}{Path}", cancel))?.AsObject();
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException or InvalidOperationException
                && !cancel.IsCancellationRequested)
            {
                entry.AbsoluteExpirationRelativeToNow = MissingFor;
                return null;
            }
        });
}
