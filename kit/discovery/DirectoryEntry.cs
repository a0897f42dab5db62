using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>The instances of one service, as they were known a moment ago.</summary>
internal sealed partial class DirectoryEntry(
    string service, IEndpointSource source, TimeProvider time, DiscoveryMetrics metrics, ILogger log)
{
    /// <summary>Of many instances, only so many are compared: choosing costs the same however many there are.</summary>
    private const int Compared = 8;

    /// <summary>Older than this, give or take a fifth so that processes don't ask in step, what is known serves once more
    /// while the source is asked.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    /// <summary>Older than this, a request waits for the source first.</summary>
    private static readonly TimeSpan UsableFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private volatile ServiceEndpoint[] _endpoints = [];
    private Task _asking = Task.CompletedTask;
    private long _askedAt;
    private long _foundAt = time.GetTimestamp();
    private TimeSpan _freshFor = FreshFor;
    private string? _lastFailure;
    private int _turn;

    /// <summary>How many instances are known.</summary>
    public int Count => _endpoints.Length;

    /// <summary>How long ago the source last said which they are.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _foundAt));

    public ValueTask<ServiceEndpoint> PickAsync(CancellationToken cancel)
    {
        var age = time.GetElapsedTime(Volatile.Read(ref _askedAt));
        var asking = _endpoints.Length == 0 || age > _freshFor ? Ask() : Task.CompletedTask;
        return _endpoints.Length > 0 && age <= UsableFor ? new(Next()) : AfterAskingAsync(asking, cancel);
    }

    private async ValueTask<ServiceEndpoint> AfterAskingAsync(Task asking, CancellationToken cancel)
    {
        await asking.WaitAsync(cancel).ConfigureAwait(false);
        return _endpoints.Length > 0
            ? Next()
            : throw new HttpRequestException(HttpRequestError.NameResolutionError, _lastFailure);
    }

    private ServiceEndpoint Next()
    {
        var endpoints = _endpoints;
        var first = (uint)Interlocked.Increment(ref _turn);
        ServiceEndpoint? best = null;
        for (var offset = 0u; offset < endpoints.Length && (best is null || offset < Compared); offset++)
        {
            var endpoint = endpoints[(first + offset) % endpoints.Length];
            if (!endpoint.IsTrusted)
            {
                if (endpoint.TryTake())
                    return endpoint;
            }
            else if (best is null || endpoint.Outstanding < best.Outstanding)
            {
                best = endpoint;
            }
        }

        return best ?? endpoints[first % endpoints.Length];
    }

    /// <summary>One asks, whoever else comes meanwhile waits for the same answer.</summary>
    private Task Ask()
    {
        lock (_lock)
        {
            return _asking.IsCompleted ? _asking = AskAsync() : _asking;
        }
    }

    private async Task AskAsync()
    {
        string? failure = null;
        using var timeout = new CancellationTokenSource(Timeout, time);
        try
        {
            // A resolver doesn't always end when it is told to.
            var found = await source.FindAsync(service, timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
            metrics.Refreshed(service);
            if (found.Count > 0)
                Replace(found);
            else
                failure = $"No instance of '{service}' is known.";
        }
        catch (OperationCanceledException)
        {
            failure = $"The instances of '{service}' can't be looked up: no answer within {Timeout.TotalSeconds} s.";
        }
        catch (Exception e)
        {
            failure = $"The instances of '{service}' can't be looked up: {e.Message}";
        }

        if (Interlocked.Exchange(ref _lastFailure, failure) != failure && failure is not null)
            LogFailure(log, failure, _endpoints.Length);
        if (failure is not null)
            metrics.Failed(service);
        _freshFor = FreshFor * (0.8 + (0.4 * Random.Shared.NextDouble()));
        Volatile.Write(ref _askedAt, time.GetTimestamp());
    }

    /// <summary>An instance that is still there keeps its rest.</summary>
    private void Replace(IReadOnlyList<Uri> found)
    {
        Volatile.Write(ref _foundAt, time.GetTimestamp());
        var known = _endpoints.ToDictionary(endpoint => endpoint.Address);
        _endpoints = [.. found.Distinct().Select(address => known.GetValueOrDefault(address) ?? new ServiceEndpoint(address, time))];
    }

    [LoggerMessage(LogLevel.Warning, "{Failure} The last {Count} known stay")]
    private static partial void LogFailure(ILogger logger, string failure, int count);
}
