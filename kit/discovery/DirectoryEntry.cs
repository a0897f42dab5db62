using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>The instances of one service, as they were known a moment ago.</summary>
internal sealed partial class DirectoryEntry(
    string service, IEndpointSource source, TimeProvider time, DiscoveryMetrics metrics, ILogger log)
{
    /// <summary>Of many instances, only so many are compared: choosing costs the same however many there are.</summary>
    private const int Compared = 8;

    /// <summary>Older than this, what is known serves once more while the source is asked.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    /// <summary>While nobody is known, the source is asked again as soon as this at first.</summary>
    private static readonly TimeSpan Hurry = TimeSpan.FromSeconds(0.1);

    /// <summary>A source that fails, perhaps because it is asked too often, is asked at least this often all the same.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Overdue for this long, as nobody needed the service, a request waits for the source first, but only for
    /// <see cref="Patience"/>: what was known long ago is still better than nothing.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private volatile ServiceEndpoint[] _endpoints = [];
    private Task _asking = Task.CompletedTask;
    private long _askedAt;
    private long _foundAt = time.GetTimestamp();
    private TimeSpan _pause;
    private int _misses;
    private string? _lastFailure;

    // Or all processes would begin with the same instance.
    private int _turn = Random.Shared.Next();

    /// <summary>How many instances are known.</summary>
    public int Count => _endpoints.Length;

    /// <summary>How long ago the source last said which they are.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _foundAt));

    /// <summary>For how long the source should have been asked again.</summary>
    private TimeSpan Late => time.GetElapsedTime(Volatile.Read(ref _askedAt)) - _pause;

    public ValueTask<ServiceEndpoint> PickAsync(CancellationToken cancel)
    {
        var late = Late;
        var asking = late > TimeSpan.Zero ? Ask() : Task.CompletedTask;
        return _endpoints.Length > 0 && late <= Overdue ? new(Next()) : AfterAskingAsync(asking, cancel);
    }

    private async ValueTask<ServiceEndpoint> AfterAskingAsync(Task asking, CancellationToken cancel)
    {
        if (_endpoints.Length == 0)
            await asking.WaitAsync(cancel).ConfigureAwait(false);
        else
            await Task.WhenAny(asking, Task.Delay(Patience, time, cancel)).ConfigureAwait(false);
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
            // An answer may have come since the caller looked.
            return !_asking.IsCompleted || Late <= TimeSpan.Zero ? _asking : _asking = AskAsync();
        }
    }

    private async Task AskAsync()
    {
        string? failure = null;
        var hasAnswered = false;
        using var timeout = new CancellationTokenSource(Timeout, time);
        try
        {
            // A resolver doesn't always end when it is told to.
            var found = await source.FindAsync(service, timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
            hasAnswered = true;
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
        _misses = failure is null ? 0 : _misses + 1;
        _pause = PauseAfter(hasAnswered);
        Volatile.Write(ref _askedAt, time.GetTimestamp());
    }

    /// <summary>Each look-up in a row that brings nothing doubles the pause, so that a source which is asked too often is
    /// asked less. Give or take a fifth, so that processes don't ask in step.</summary>
    private TimeSpan PauseAfter(bool hasAnswered)
    {
        var first = _endpoints.Length > 0 ? FreshFor : Hurry;
        var limit = hasAnswered ? FreshFor : Longest;
        var seconds = Math.Min(first.TotalSeconds * Math.Pow(2, _misses), limit.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * Random.Shared.NextDouble())));
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
