namespace Cafe.Events;

/// <summary>
/// A change of an aggregate: the whole aggregate as it is after the change. On the wire it is a CloudEvent 1.0 in JSON
/// with the extension attributes <c>position</c>, <c>aggregateversion</c> and <c>traceparent</c>; in a message also <c>stream</c>.
/// </summary>
/// <param name="Type">What has changed, such as <c>order.changed</c>.</param>
/// <param name="Subject">The aggregate's id.</param>
/// <param name="Version">The aggregate's version: what is not newer than what a consumer has, it ignores.</param>
/// <param name="Position">The place in the publisher's stream; 0 in a snapshot.</param>
/// <param name="Time">When the change was made.</param>
/// <param name="TraceParent">The W3C trace context of whoever made it; <c>null</c> where there was none.</param>
/// <param name="Data">The aggregate as JSON in UTF-8. Valid only while the event is being handled: the memory is used
/// again afterwards.</param>
public sealed record CloudEvent(
    string Type, string Subject, long Version, long Position, DateTimeOffset Time, string? TraceParent, ReadOnlyMemory<byte> Data);

/// <summary>A place in a publisher's stream of events.</summary>
/// <param name="Stream">Changes when the publisher's tables were written without events; then positions say nothing.</param>
/// <param name="Position">Counts up without gaps, from 1; 0 is the place before the first event.</param>
public readonly record struct StreamPosition(Guid Stream, long Position)
{
    /// <summary>The place so many events later.</summary>
    internal StreamPosition Plus(long events) => this with { Position = Position + events };
}

/// <summary>Some events in their order, and where the stream was when they were read.</summary>
/// <param name="events">The events.</param>
/// <param name="head">The publisher's last position, or one shortly before.</param>
/// <param name="next">Of a snapshot's page: where the next one begins; <c>null</c> after the last.</param>
/// <param name="memory">What the events' data lie in; given back when the page is disposed of.</param>
public sealed class EventPage(IReadOnlyList<CloudEvent> events, StreamPosition head, string? next, IDisposable? memory) : IDisposable
{
    /// <summary>The events.</summary>
    public IReadOnlyList<CloudEvent> Events => events;

    /// <summary>The publisher's stream and its last position.</summary>
    public StreamPosition Head => head;

    /// <summary>Of a snapshot's page: where the next one begins; <c>null</c> after the last.</summary>
    public string? Next => next;

    /// <summary>Gives the memory of the events' data back.</summary>
    public void Dispose() => memory?.Dispose();
}
