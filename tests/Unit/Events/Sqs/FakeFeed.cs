using System.Buffers;
using System.Text;
using System.Text.Json;
using Cafe.Events;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>A publisher of events 1, 2, 3 …, as its feed tells of them and as messages.</summary>
internal sealed class FakeFeed : IEventSource
{
    private int _asked;

    public Guid Stream { get; set; } = Guid.NewGuid();

    public int Last { get; set; }

    public bool IsAway { get; set; }

    public int Asked => _asked;

    /// <summary>What the consumer had passed when it asked last.</summary>
    public long Passed { get; private set; }

    public static CloudEvent Event(long position) => new(
        "tea.changed", $"{position % 7}", position, position, DateTimeOffset.UnixEpoch, null, Encoding.UTF8.GetBytes($$"""{"n":{{position}}}"""));

    public string Message(long position, bool withData = true) =>
        Message(Stream, withData ? Event(position) : Event(position) with { Data = default });

    public static string Message(Guid stream, CloudEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            EventJson.WriteEvent(json, "teas", e, stream);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public async Task<EventPage> ReadAsync(string consumer, StreamPosition after, long passed, TimeSpan wait, CancellationToken cancel)
    {
        Interlocked.Increment(ref _asked);
        await Task.Yield();
        if (IsAway)
            throw new HttpRequestException("nobody listens");
        if (after.Stream != Stream)
            throw new EventsGoneException("another stream");
        Passed = passed;
        // As a feed does, at most so many at a time.
        return new([.. Enumerable.Range((int)after.Position + 1, Last).TakeWhile(p => p <= Last).Take(20).Select(p => Event(p))], new(Stream, Last), null, null);
    }

    public Task<EventPage> ReadSnapshotAsync(string consumer, string? after, CancellationToken cancel) => throw new NotSupportedException();

    public Task ForgetAsync(string consumer, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
