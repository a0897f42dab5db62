namespace Cafe.Events;

/// <summary>Where a consumer's events come from: a transport. One that holds something gives it back when it is disposed of.</summary>
public interface IEventSource : IAsyncDisposable
{
    /// <summary>Reads a page of the snapshot. The first one registers the consumer: all later events are kept for it.</summary>
    /// <param name="consumer">Who reads.</param>
    /// <param name="after">The <see cref="EventPage.Next"/> of the page before; <c>null</c> for the first page.</param>
    /// <param name="cancel">Ends the reading.</param>
    Task<EventPage> ReadSnapshotAsync(string consumer, string? after, CancellationToken cancel);

    /// <summary>Reads the events after a position.</summary>
    /// <param name="consumer">Who reads.</param>
    /// <param name="after">The place before the first event that is wanted.</param>
    /// <param name="passed">The position up to which the consumer will never ask again.</param>
    /// <param name="wait">How long to wait if there are none.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>The events without a gap; none if there were none in time.</returns>
    /// <exception cref="EventsGoneException">Only the snapshot leads on.</exception>
    Task<EventPage> ReadAsync(string consumer, StreamPosition after, long passed, TimeSpan wait, CancellationToken cancel);

    /// <summary>Takes back the registration of a consumer that will not read again.</summary>
    Task ForgetAsync(string consumer, CancellationToken cancel);
}

/// <summary>The events after the position that was asked for are gone, or the stream is another one.</summary>
/// <param name="message">What was asked of whom.</param>
public sealed class EventsGoneException(string message) : Exception(message);
