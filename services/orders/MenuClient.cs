using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.ServiceDefaults;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Cafe.Orders;

/// <summary>An item as the menu has it: what an order of it is called and costs.</summary>
public sealed record MenuItem(long Id, string Name, decimal Price, bool Available, bool Archived);

/// <summary>The menu can't be asked, and what is known of it is too old to price an order with.</summary>
public sealed class MenuUnavailableException(TimeSpan retryAfter) : Exception("The menu can't be asked.")
{
    public TimeSpan RetryAfter => retryAfter;
}

/// <param name="MaxAge">How long orders are priced with the last known menu while menu is down.</param>
public sealed record MenuSettings(TimeSpan MaxAge)
{
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static MenuSettings Read(IConfiguration configuration)
    {
        const string key = "Orders:MenuMaxAge";
        var text = configuration[key] is { Length: > 0 } given ? given : "00:05:00";
        return TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var maxAge)
            ? new(maxAge)
            : throw new ConfigurationException($"{key}: '{text}' is not a duration like 00:05:00.");
    }
}

/// <summary>
/// Asks menu for names and prices. Every order is priced by an answer that was asked for after the order arrived:
/// orders that arrive while one request is on its way, or shortly after the last, share the next one, so that many at
/// once cost few requests, and mostly the answer is 304. While menu is down, the last known menu serves for
/// <see cref="MenuSettings.MaxAge"/>.
/// </summary>
public sealed partial class MenuClient(
    IHttpClientFactory clients, MenuSettings settings, TimeProvider time, ILogger<MenuClient> log)
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(2);

    /// <summary>Menu isn't asked again sooner: under load, an order waits a little for others to share the request.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    // From the outside in: all tries together, again after a failure, not at all for a while after many, one try.
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(TimeSpan.FromSeconds(3))
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            FailureRatio = 0.5,
            MinimumThroughput = 6,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = Break,
        })
        .AddTimeout(TimeSpan.FromSeconds(1))
        .Build();

    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task<Copy>? _next;
    private long? _lastAskedAt;
    private Copy? _copy;
    private bool _isDown;

    private sealed record Copy(EntityTagHeaderValue? ETag, IReadOnlyDictionary<long, MenuItem> Items, long AskedAt);

    private sealed record Answer(IReadOnlyList<MenuItem> Items);

    /// <summary>All items that ever were on the menu, by id.</summary>
    /// <exception cref="MenuUnavailableException">Menu is down for too long.</exception>
    public async Task<IReadOnlyDictionary<long, MenuItem>> ItemsAsync(CancellationToken cancel) =>
        (await NextAnswerAsync().WaitAsync(cancel)).Items;

    private Task<Copy> NextAnswerAsync()
    {
        lock (_gate)
        {
            return _next ??= AskAfterAsync(_running);
        }
    }

    private async Task<Copy> AskAfterAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (_lastAskedAt is { } last && Pace - time.GetElapsedTime(last) is { Ticks: > 0 } pause)
            await Task.Delay(pause, time);
        Task<Copy> mine;
        lock (_gate)
        {
            _lastAskedAt = time.GetTimestamp();
            _running = mine = AskAsync();
            _next = null;
        }

        return await mine;
    }

    private async Task<Copy> AskAsync()
    {
        try
        {
            // Nobody's request: others may share it when the one that began it has gone.
            _copy = await _pipeline.ExecuteAsync(async cancel => await AskOnceAsync(cancel), CancellationToken.None);
            if (_isDown)
                LogUp(log);
            _isDown = false;
            return _copy;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException)
        {
            if (!_isDown)
                LogDown(log, settings.MaxAge, e.Message);
            _isDown = true;
            return _copy is { } copy && time.GetElapsedTime(copy.AskedAt) <= settings.MaxAge
                ? copy
                : throw new MenuUnavailableException(Break);
        }
    }

    private async Task<Copy> AskOnceAsync(CancellationToken cancel)
    {
        var askedAt = time.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/items");
        if (_copy?.ETag is { } known)
            request.Headers.IfNoneMatch.Add(known);
        using var response = await clients.CreateClient("menu").SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.NotModified && _copy is { } copy)
            return copy with { AskedAt = askedAt };
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, cancel);
        return new(response.Headers.ETag, answer!.Items.ToDictionary(item => item.Id), askedAt);
    }

    [LoggerMessage(LogLevel.Warning, "Menu can't be asked; orders are priced with the last known menu for up to {MaxAge}: {Reason}")]
    private static partial void LogDown(ILogger logger, TimeSpan maxAge, string reason);

    [LoggerMessage(LogLevel.Information, "Menu answers again")]
    private static partial void LogUp(ILogger logger);
}
