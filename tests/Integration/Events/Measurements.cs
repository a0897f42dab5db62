using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Tests.Integration.Events;

/// <summary>What one host measures of its events and requests.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Instrument, string Tag), double> _values = [];

    public Measurements(TestHost host)
    {
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "Cafe.Events" or "Microsoft.AspNetCore.Hosting" && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>A gauge's value now, or a counter's sum since the start of the listening; <c>null</c> where there is none.</summary>
    public double? Last(string instrument, string tag = "")
    {
        _listener.RecordObservableInstruments();
        return _values.TryGetValue((instrument, tag), out var value) ? value : null;
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _values.AddOrUpdate(
        (instrument.Name, tags.IsEmpty ? "" : $"{tags[0].Value}"),
        value, (_, last) => instrument.IsObservable ? value : last + value);
}
