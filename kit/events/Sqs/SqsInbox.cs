using System.Text.Json;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Cafe.Events;

/// <summary>
/// What a queue has brought and what isn't applied yet, by position. Messages are received ahead, as many as there is room
/// for, stay hidden as long as they are held here, and are deleted once they are done with.
/// </summary>
internal sealed partial class SqsInbox : IAsyncDisposable
{
    private const int ReceivesAtOnce = 4;
    private const int MostHeld = 2000;
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostStrangersTold = 1000;

    /// <summary>A message is hidden anew when a third of its time is over.</summary>
    private static readonly TimeSpan HideAgainAfter = SqsQueue.Hidden / 3;

    /// <summary>What is no event is seen again after this: a few times, until the queue puts it aside. Less would be a loop
    /// where the queue has nowhere to put it, more would hold up the messages of a FIFO group.</summary>
    private static readonly TimeSpan StrangerPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly SqsQueue _queue;
    private readonly string _source;
    private readonly ConsumerMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    private readonly Lock _lock = new();
    private readonly Dictionary<StreamPosition, SqsMessage> _held = [];
    private readonly List<string> _done = [];
    private long _bytes;

    /// <summary>Something has arrived.</summary>
    private readonly FeedSignal _arrived = new();

    /// <summary>Something is to be deleted, and there may be room again.</summary>
    private readonly FeedSignal _left = new();

    private readonly HashSet<string> _strangers = [];
    private bool _toldEnvelope;

    /// <summary>Begins to receive.</summary>
    public SqsInbox(SqsQueue queue, string source, ConsumerMetrics metrics, TimeProvider time, ILogger log)
    {
        (_queue, _source, _metrics, _time, _log) = (queue, source, metrics, time, log);
        var (receiving, upkeep) = (new Outage(log, $"The queue of {source}"), new Outage(log, $"The upkeep of the queue of {source}"));
        _work = Task.WhenAll(
            receiving.RunAsync(stop => ReceiveAsync(receiving, stop), _end.Token),
            upkeep.RunAsync(stop => KeepUpAsync(upkeep, stop), _end.Token));
    }

    /// <summary>Completes when something arrives. Taken before the inbox is looked at, it can't be missed.</summary>
    public Task Arrived => _arrived.Next;

    /// <summary>Whether nothing is received any longer until something is done with.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
                return !HasRoom(1);
        }
    }

    /// <summary>The events that follow a position without a gap, up to one that has come without its data.</summary>
    public IReadOnlyList<CloudEvent> Run(StreamPosition after, int most)
    {
        var run = new List<CloudEvent>();
        lock (_lock)
        {
            while (run.Count < most && _held.TryGetValue(after.Plus(run.Count + 1), out var next) && !next.Event.Data.IsEmpty)
                run.Add(next.Event);
        }

        return run;
    }

    /// <summary>The event at a position, if it is held.</summary>
    public CloudEvent? Find(StreamPosition position)
    {
        lock (_lock)
            return _held.GetValueOrDefault(position)?.Event;
    }

    /// <returns>The highest position of the stream that is held; 0 for none.</returns>
    public long Highest(Guid stream)
    {
        lock (_lock)
            return _held.Keys.Where(key => key.Stream == stream).Select(key => key.Position).DefaultIfEmpty().Max();
    }

    /// <returns>What is held of other streams.</returns>
    public IReadOnlyList<StreamPosition> OfOtherStreams(Guid stream)
    {
        lock (_lock)
            return [.. _held.Keys.Where(key => key.Stream != stream)];
    }

    /// <summary>All up to the position is applied, and deleted soon.</summary>
    public void Done(StreamPosition passed)
    {
        lock (_lock)
            Done([.. _held.Keys.Where(key => key.Stream == passed.Stream && key.Position <= passed.Position)]);
    }

    /// <summary>These are deleted soon.</summary>
    public void Done(IReadOnlyList<StreamPosition> positions)
    {
        if (positions.Count == 0)
            return;
        lock (_lock)
        {
            foreach (var position in positions)
            {
                if (Remove(position) is { } message)
                    _done.Add(message.Receipt);
            }
        }

        _left.Set();
    }

    /// <summary>Forgets the half that is wanted last, to receive others; it is seen in the queue again when its time is over.</summary>
    public void MakeRoom(StreamPosition after)
    {
        lock (_lock)
        {
            StreamPosition[] last = [.. _held.Keys.OrderByDescending(key => key.Stream != after.Stream).ThenByDescending(key => key.Position)
                .Take(_held.Count / 2)];
            foreach (var position in last)
                Remove(position);
        }

        _left.Set();
    }

    /// <summary>Receives no more, deletes what is done with and gives the rest back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _queue.DeleteAsync(_done, patience.Token).ConfigureAwait(false);
            await _queue.HideAsync([.. _held.Values.Select(message => message.Receipt)], TimeSpan.Zero, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            LogLeftHidden(_log, _source, e.GetBaseException().Message);
        }

        _end.Dispose();
    }

    private async Task ReceiveAsync(Outage outage, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var calls = new List<Task<IReadOnlyList<Message>>>();
        try
        {
            while (true)
            {
                var left = _left.Next;
                while (calls.Count < ReceivesAtOnce && MayReceive(calls.Count + 1))
                    calls.Add(_queue.ReceiveAsync(end.Token));
                if (calls.Count == 0)
                {
                    await left.WaitAsync(stop).ConfigureAwait(false);
                    continue;
                }

                var call = await Task.WhenAny(calls).ConfigureAwait(false);
                calls.Remove(call);
                await TakeAsync(await call.ConfigureAwait(false), stop).ConfigureAwait(false);
                outage.Over();
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(calls)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool MayReceive(int calls)
    {
        lock (_lock)
            return HasRoom(calls);
    }

    private bool HasRoom(int calls) => _held.Count + (calls * SqsQueue.MostMessages) <= MostHeld && _bytes < MostBytes;

    private async Task TakeAsync(IReadOnlyList<Message> messages, CancellationToken stop)
    {
        var strange = new List<string>();
        foreach (var message in messages)
        {
            try
            {
                Hold(SqsMessage.Read(message));
            }
            catch (JsonException e)
            {
                strange.Add(message.ReceiptHandle);
                Tell(message, e);
            }
        }

        if (strange.Count < messages.Count)
            _arrived.Set();
        await _queue.HideAsync(strange, StrangerPause, stop).ConfigureAwait(false);
    }

    private void Hold(SqsMessage message)
    {
        message.HiddenAt = _time.GetTimestamp();
        lock (_lock)
        {
            if (!_held.TryGetValue(message.Position, out var held))
            {
                _held.Add(message.Position, message);
                _bytes += message.Bytes;
            }
            else if (held.Id == message.Id)
            {
                (held.Receipt, held.HiddenAt) = (message.Receipt, message.HiddenAt);
            }
            else
            {
                // Published twice; the first one stays in the queue until it is applied.
                _done.Add(message.Receipt);
                _left.Set();
            }
        }
    }

    private void Tell(Message message, JsonException error)
    {
        if (!_toldEnvelope && SqsMessage.IsEnvelope(message))
        {
            _toldEnvelope = true;
            LogEnvelope(_log, _source);
        }

        if (_strangers.Count >= MostStrangersTold)
            _strangers.Clear();
        if (!_strangers.Add(message.MessageId))
            return;
        _metrics.Stranger(_source);
        LogStranger(_log, message.MessageId, _source, error.Message);
    }

    private async Task KeepUpAsync(Outage outage, CancellationToken stop)
    {
        while (true)
        {
            var left = _left.Next;
            string[] done;
            SqsMessage[] due;
            lock (_lock)
            {
                done = [.. _done];
                due = [.. _held.Values.Where(message => _time.GetElapsedTime(message.HiddenAt) >= HideAgainAfter)];
            }

            await _queue.DeleteAsync(done, stop).ConfigureAwait(false);
            await _queue.HideAsync([.. due.Select(message => message.Receipt)], SqsQueue.Hidden, stop).ConfigureAwait(false);
            lock (_lock)
            {
                _done.RemoveRange(0, done.Length);
                foreach (var message in due)
                    message.HiddenAt = _time.GetTimestamp();
            }

            outage.Over();
            await left.WaitAsync(LookPause, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }

    private SqsMessage? Remove(StreamPosition position)
    {
        if (_held.Remove(position, out var message))
            _bytes -= message.Bytes;
        return message;
    }

    [LoggerMessage(LogLevel.Error,
        "Raw delivery is off: the queue of {Source} gets the envelopes of SNS in place of events. Set RawMessageDelivery of its subscription")]
    private static partial void LogEnvelope(ILogger logger, string source);

    [LoggerMessage(LogLevel.Error, "The message {Id} in the queue of {Source} is no event and is left to the dead-letter queue: {Reason}")]
    private static partial void LogStranger(ILogger logger, string id, string source, string reason);

    [LoggerMessage(LogLevel.Information, "Messages in the queue of {Source} are seen again only when their time is over: {Reason}")]
    private static partial void LogLeftHidden(ILogger logger, string source, string reason);
}
