using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cafe.Events;

/// <summary>How far behind the read models are, as the one replica knows that consumes a source.</summary>
internal sealed class ConsumerMetrics
{
    private readonly TimeProvider _time;
    private readonly Counter<long> _applied;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _supplied;
    private readonly Counter<long> _strangers;
    private readonly ConcurrentDictionary<string, Lag> _lags = [];

    public ConsumerMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(EventTelemetry.Name);
        _applied = meter.CreateCounter<long>("cafe.events.applied", "{event}", "Events that were applied to the read model");
        _deadLetters = meter.CreateCounter<long>("cafe.events.dead_letters", "{event}", "Events that could not be applied");
        _supplied = meter.CreateCounter<long>("cafe.events.supplied", "{event}", "Events that the queue didn't bring, from the feed");
        _strangers = meter.CreateCounter<long>("cafe.events.strange_messages", "{message}", "Messages in the queue that are no events");
        meter.CreateObservableGauge(
            "cafe.events.lag", () => _lags.Select(lag => new Measurement<long>(lag.Value.Events, Tag(lag.Key))),
            "{event}", "Events that are published and not applied yet");
        meter.CreateObservableGauge(
            "cafe.events.lag_time", () => _lags.Select(lag => new Measurement<double>(Seconds(lag.Value), Tag(lag.Key))),
            "s", "Since when the read model isn't known to be up to date");
    }

    /// <param name="Events">As last heard of the source.</param>
    /// <param name="Since">The instant of which the read model is; <c>null</c> where it is up to date.</param>
    private sealed record Lag(long Events, DateTimeOffset? Since);

    public void Applied(string source, long events) => _applied.Add(events, Tag(source));

    public void DeadLetter(string source) => _deadLetters.Add(1, Tag(source));

    public void Supplied(string source, long events) => _supplied.Add(events, Tag(source));

    public void Stranger(string source) => _strangers.Add(1, Tag(source));

    public void UpToDate(string source) => _lags[source] = new(0, null);

    /// <param name="source">Whose events.</param>
    /// <param name="events">How many are to be applied.</param>
    /// <param name="since">The time of the oldest of them.</param>
    public void Behind(string source, long events, DateTimeOffset since) => _lags[source] = new(events, since);

    /// <summary>From now on it isn't known whether there are events to be applied.</summary>
    public void LostTouch(string source) => _lags.AddOrUpdate(
        source, _ => new(0, _time.GetUtcNow()), (_, last) => last with { Since = last.Since ?? _time.GetUtcNow() });

    /// <summary>Another replica consumes the source now.</summary>
    public void Forget(string source) => _lags.TryRemove(source, out _);

    private double Seconds(Lag lag) => lag.Since is { } since ? Math.Max(0, (_time.GetUtcNow() - since).TotalSeconds) : 0;

    private static KeyValuePair<string, object?> Tag(string source) => new("source", source);
}
