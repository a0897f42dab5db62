using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>
/// Picks an instance of a service for a request: of those that answer the one with the fewest requests under way, in turn
/// where several have as few. The source is asked again while a service is in use; when it fails or knows nobody, the last
/// known instances stay.
/// </summary>
public sealed class ServiceDirectory : IDisposable
{
    private readonly ConcurrentDictionary<string, DirectoryEntry> _entries = [];
    private readonly IEndpointSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly DiscoveryMetrics _metrics;

    /// <param name="source">Knows the instances.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Hears of look-ups that fail.</param>
    public ServiceDirectory(IEndpointSource source, TimeProvider time, ILogger<ServiceDirectory> log)
    {
        (_source, _time, _log) = (source, time, log);
        _metrics = new(_entries);
    }

    /// <summary>Picks an instance; one that rests only where all do.</summary>
    /// <param name="service">The logical name, such as <c>orders</c>.</param>
    /// <param name="cancel">Ends the waiting for the first look-up.</param>
    /// <returns>The instance; tell it how the request went.</returns>
    /// <exception cref="HttpRequestException">No instance is known (<see cref="HttpRequestError.NameResolutionError"/>).</exception>
    public ValueTask<ServiceEndpoint> PickAsync(string service, CancellationToken cancel)
    {
        if (!_entries.TryGetValue(service, out var entry))
            entry = _entries.GetOrAdd(service, new DirectoryEntry(service, _source, _time, _metrics, _log));
        return entry.PickAsync(cancel);
    }

    /// <summary>Its metrics end with it.</summary>
    public void Dispose() => _metrics.Dispose();
}
