using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>The instances of one service, as they were known a moment ago.</summary>
internal sealed partial class DirectoryEntry(string service, IEndpointSource source, TimeProvider time, ILogger log)
{
    /// <summary>Older than this, what is known serves once more while the source is asked.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    /// <summary>Older than this, a request waits for the source first.</summary>
    private static readonly TimeSpan UsableFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private volatile ServiceEndpoint[] _endpoints = [];
    private Task _asking = Task.CompletedTask;
    private long _askedAt;
    private string? _lastFailure;
    private int _turn;

    public ValueTask<ServiceEndpoint> PickAsync(CancellationToken cancel)
    {
        var age = time.GetElapsedTime(Volatile.Read(ref _askedAt));
        var asking = _endpoints.Length == 0 || age > FreshFor ? Ask() : Task.CompletedTask;
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
        for (var offset = 0u; offset < endpoints.Length; offset++)
        {
            var endpoint = endpoints[(first + offset) % endpoints.Length];
            if (endpoint.TryTake())
                return endpoint;
        }

        return endpoints[first % endpoints.Length];
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
        Volatile.Write(ref _askedAt, time.GetTimestamp());
    }

    /// <summary>An instance that is still there keeps its rest.</summary>
    private void Replace(IReadOnlyList<Uri> found) => _endpoints =
    [
        .. found.Distinct().Select(address =>
            _endpoints.FirstOrDefault(known => known.Address == address) ?? new ServiceEndpoint(address, time)),
    ];

    [LoggerMessage(LogLevel.Warning, "{Failure} The last {Count} known stay")]
    private static partial void LogFailure(ILogger logger, string failure, int count);
}
