using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cafe.Discovery;

/// <summary>How well this process knows where others are: by service, the instances, the age of that knowledge, and how often
/// the source was asked and failed.</summary>
internal sealed class DiscoveryMetrics : IDisposable
{
    private readonly Meter _meter = new("Cafe.Discovery");
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _failures;

    public DiscoveryMetrics(ConcurrentDictionary<string, DirectoryEntry> entries)
    {
        _refreshes = _meter.CreateCounter<long>("cafe.discovery.refreshes", "{look-up}", "Look-ups that were answered");
        _failures = _meter.CreateCounter<long>("cafe.discovery.failures", "{look-up}", "Look-ups that failed or knew nobody");
        _meter.CreateObservableGauge(
            "cafe.discovery.instances", () => entries.Select(entry => new Measurement<int>(entry.Value.Count, Tag(entry.Key))),
            "{instance}", "Instances that are known");
        _meter.CreateObservableGauge(
            "cafe.discovery.age", () => entries.Select(entry => new Measurement<double>(entry.Value.Age.TotalSeconds, Tag(entry.Key))),
            "s", "Since the source last said which they are");
    }

    public void Refreshed(string service) => _refreshes.Add(1, Tag(service));

    public void Failed(string service) => _failures.Add(1, Tag(service));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string service) => new("service", service);
}
