using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cafe.Discovery;

/// <summary>
/// Picks an instance of a service for a request: round-robin over those that answer. The source is asked
/// again while a service is in use; when it fails or knows nobody, the last known instances stay.
/// </summary>
public sealed class ServiceDirectory(IEndpointSource source, TimeProvider time, ILogger<ServiceDirectory> log)
{
    private readonly ConcurrentDictionary<string, DirectoryEntry> _entries = [];

    /// <summary>Picks the instance that is next in turn; one that rests only where all do.</summary>
    /// <param name="service">The logical name, such as <c>orders</c>.</param>
    /// <param name="cancel">Ends the waiting for the first look-up.</param>
    /// <returns>The instance; tell it how the request went.</returns>
    /// <exception cref="HttpRequestException">No instance is known (<see cref="HttpRequestError.NameResolutionError"/>).</exception>
    public ValueTask<ServiceEndpoint> PickAsync(string service, CancellationToken cancel)
    {
        if (!_entries.TryGetValue(service, out var entry))
            entry = _entries.GetOrAdd(service, new DirectoryEntry(service, source, time, log));
        return entry.PickAsync(cancel);
    }
}
