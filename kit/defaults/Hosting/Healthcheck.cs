namespace Cafe.ServiceDefaults;

/// <summary>The one probe of compose and ECS: it needs no curl in the image.</summary>
internal static class Healthcheck
{
    public static async Task<int> RunAsync(IConfiguration configuration, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri(OwnAddress(configuration), "/health/live"), cancel).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }

    /// <summary>Where this program listens, seen from the same machine (<c>+</c> and <c>*</c> mean all addresses).</summary>
    private static Uri OwnAddress(IConfiguration configuration)
    {
        var url = configuration["URLS"]?.Split(';')[0].Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("*", "127.0.0.1", StringComparison.Ordinal);
        var port = configuration["HTTP_PORTS"]?.Split(';')[0] ?? "5000";
        return new(string.IsNullOrEmpty(url) ? $"http://127.0.0.1:{port}" : url);
    }
}
