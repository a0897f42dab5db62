using System.Diagnostics.Metrics;

namespace Cafe.Events;

/// <summary>What the one relay of a database measures.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> _relayed;
    private volatile Seen? _seen;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(EventTelemetry.Name);
        _relayed = meter.CreateCounter<long>("cafe.events.relayed", "{event}", "Events that were given their position");
        meter.CreateObservableGauge(
            "cafe.events.unstamped", () => _seen is { } seen ? [new(seen.Unstamped)] : Array.Empty<Measurement<long>>(),
            "{event}", "Events that wait for their position");
        meter.CreateObservableGauge(
            "cafe.events.behind", () => _seen?.Lags.Select(lag => new Measurement<long>(lag.Value, new KeyValuePair<string, object?>("consumer", lag.Key))) ?? [],
            "{event}", "Events that a registered consumer has not passed yet");
    }

    private sealed record Seen(long Unstamped, IReadOnlyDictionary<string, long> Lags);

    public void Relayed(long events) => _relayed.Add(events);

    public void Saw(long unstamped, IReadOnlyDictionary<string, long> lags) => _seen = new(unstamped, lags);

    /// <summary>Another replica relays now, and measures.</summary>
    public void Forget() => _seen = null;
}
