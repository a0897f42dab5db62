using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting;

/// <summary>
/// <c>compare FROM TO</c>: checks this service's reports against the monolith's, day by day, and prints what differs by day
/// and field. <c>bakingPlan</c> is this service's alone.
/// </summary>
internal static class CompareVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions AsServed = Json.NewOptions();

    /// <returns>0 where all is equal, else 1.</returns>
    /// <exception cref="UsageException">Arguments that make no sense.</exception>
    /// <exception cref="IOException">The monolith doesn't answer.</exception>
    public static async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        if (arguments is not [var first, var last] || Date(first) is not { } from || Date(last) is not { } to || to < from)
            throw new UsageException("compare: two dates are needed, the first and the last day, like 2026-11-01 2026-11-20.");
        using var monolith = Client(app.Services);
        var (tokens, time) = (app.Services.GetRequiredService<StaffTokens>(), app.Services.GetRequiredService<TimeProvider>());
        var differing = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            await using var scope = app.Services.CreateAsyncScope();
            // The monolith knows no services: reports are for staff.
            monolith.DefaultRequestHeaders.Authorization = new("Bearer", tokens.Mint(time.GetUtcNow() + 2 * Patience, Policies.Staff));
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var daily = JsonSerializer.SerializeToNode(await scope.ServiceProvider.GetRequiredService<DailyReports>().MakeAsync(day, cancel), AsServed)!.AsObject();
            daily.Remove("bakingPlan");
            var byItem = JsonSerializer.SerializeToNode(await scope.ServiceProvider.GetRequiredService<SalesReports>().MakeAsync(day, day, SalesBy.Item, cancel), AsServed);
            List<string> differences =
            [
                .. Differences("", daily, await ReadAsync(monolith, $"/api/reports/daily?date={date}", cancel)),
                .. Differences("", byItem, await ReadAsync(monolith, $"/api/reports/sales?from={date}&to={date}&by=item", cancel)),
            ];
            foreach (var difference in differences)
                Console.WriteLine($"{date}  {difference}");
            differing += differences.Count > 0 ? 1 : 0;
        }

        var days = to.DayNumber - from.DayNumber + 1;
        Console.WriteLine(differing == 0 ? $"{days} days compared, all equal." : $"{days} days compared, {differing} differ.");
        return differing == 0 ? 0 : 1;
    }

    /// <summary>What differs between two reports, field by field.</summary>
    /// <param name="path">Where both stand, like <c>byItem[3]</c>.</param>
    internal static IEnumerable<string> Differences(string path, JsonNode? here, JsonNode? there) => (here, there) switch
    {
        (JsonObject a, JsonObject b) => a.Select(field => field.Key).Union(b.Select(field => field.Key))
            .SelectMany(name => Differences(path.Length == 0 ? name : $"{path}.{name}", a[name], b[name])),
        (JsonArray a, JsonArray b) => Enumerable.Range(0, Math.Max(a.Count, b.Count))
            .SelectMany(i => Differences($"{path}[{i}]", a.ElementAtOrDefault(i), b.ElementAtOrDefault(i))),
        _ when JsonNode.DeepEquals(here, there) => [],
        _ => [$"{path}: {Text(here)} here, {Text(there)} in the monolith"],
    };

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "nothing";

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static HttpClient Client(IServiceProvider services)
    {
        var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("monolith");
        client.Timeout = Patience; // the monolith reads each order of the day
        return client;
    }

    private static async Task<JsonNode?> ReadAsync(HttpClient monolith, string path, CancellationToken cancel)
    {
        try
        {
            return await JsonNode.ParseAsync(await monolith.GetStreamAsync(new Uri(path, UriKind.Relative), cancel), cancellationToken: cancel);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"compare: the monolith's {path}: {e.Message}", e);
        }
    }
}
