using Microsoft.Extensions.Logging;

namespace Cafe.Events;

/// <summary>
/// The events of a service from a queue, which may bring them in any order, late and again. Positions have no gaps, so here
/// they are put back in their order, and what the queue doesn't bring is asked of the feed. The feed also says, now and
/// then, where the stream is and whether it is the same; while it can't be reached, what the queue brings goes on.
/// </summary>
/// <param name="feed">The publisher's.</param>
/// <param name="inbox">What the queue brings; ends with this.</param>
/// <param name="source">Whose events.</param>
/// <param name="metrics">Where the events are counted that the queue didn't bring.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told that the feed can't be reached.</param>
internal sealed partial class SqsSource(
    IEventSource feed, SqsInbox inbox, string source, ConsumerMetrics metrics, TimeProvider time, ILogger log) : IEventSource
{
    private const int EventsPerPage = 1000;

    /// <summary>What is missing may be on its way so long; then the feed is asked.</summary>
    private static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FeedPause = TimeSpan.FromSeconds(30);

    /// <summary>The first page waits so long for the feed, to tell where the stream is.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(5);

    /// <summary>Time passes in such steps.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _end = new();
    private Question? _question;
    private StreamPosition? _head;
    private long? _heardAt;
    private long? _gapSince;
    private int _failures;
    private (long At, TimeSpan For) _silence;

    /// <param name="After">From where the feed was asked.</param>
    /// <param name="IsForGap">Whether its events are wanted, not only where the stream is.</param>
    /// <param name="OfOtherStreams">What was held then of other streams: old, if the feed goes on from there.</param>
    /// <param name="Answer">What the feed says.</param>
    private sealed record Question(StreamPosition After, bool IsForGap, IReadOnlyList<StreamPosition> OfOtherStreams, Task<EventPage> Answer);

    public Task<EventPage> ReadSnapshotAsync(string consumer, string? after, CancellationToken cancel) =>
        feed.ReadSnapshotAsync(consumer, after, cancel);

    public Task ForgetAsync(string consumer, CancellationToken cancel) => feed.ForgetAsync(consumer, cancel);

    public async Task<EventPage> ReadAsync(string consumer, StreamPosition after, long passed, TimeSpan wait, CancellationToken cancel)
    {
        // Applied, and committed: only now the messages may go.
        inbox.Done(after with { Position = passed });
        for (var started = time.GetTimestamp(); ;)
        {
            var arrived = inbox.Arrived;
            var run = inbox.Run(after, EventsPerPage);
            _gapSince = run.Count > 0 || Head(after) == after.Position ? null : _gapSince ?? time.GetTimestamp();
            var fromFeed = await AnswerAsync(after, isWanted: run.Count == 0).ConfigureAwait(false);
            Ask(consumer, after, passed);
            if (fromFeed is not null)
                return fromFeed;
            if (run.Count > 0)
                return Page(run, after);

            var patience = _head is null && _failures == 0 && wait < FirstPatience ? FirstPatience : wait;
            var left = patience - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return Page([], after);
            await WaitAsync(arrived, left < Tick ? left : Tick, cancel).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_question is { Answer: var answer })
        {
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (answer.IsCompletedSuccessfully)
                (await answer.ConfigureAwait(false)).Dispose();
        }

        await inbox.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Asks the feed, if there is a reason to and it hasn't just failed. Nobody waits for the answer: a publisher that
    /// is down doesn't hold up what the queue brings.</summary>
    private void Ask(string consumer, StreamPosition after, long passed)
    {
        if (_question is not null || (_failures > 0 && time.GetElapsedTime(_silence.At) < _silence.For))
            return;
        var isDue = _heardAt is not { } heard || time.GetElapsedTime(heard) >= FeedPause;
        var isMissed = _gapSince is { } gap
            && (time.GetElapsedTime(gap) >= GapPatience || inbox.Find(after.Plus(1)) is { Data.IsEmpty: true });
        var others = inbox.OfOtherStreams(after.Stream);
        if (isDue || isMissed || others.Count > 0)
            _question = new(after, isMissed, others, feed.ReadAsync(consumer, after, passed, TimeSpan.Zero, _end.Token));
    }

    /// <summary>Takes the feed's answer, if it is there.</summary>
    /// <returns>Its events, where they are wanted and are those that follow.</returns>
    /// <exception cref="EventsGoneException">Only the snapshot leads on.</exception>
    private async Task<EventPage?> AnswerAsync(StreamPosition after, bool isWanted)
    {
        if (_question is not { Answer.IsCompleted: true } question)
            return null;
        _question = null;
        EventPage page;
        try
        {
            page = await question.Answer.ConfigureAwait(false);
        }
        catch (EventsGoneException)
        {
            (_heardAt, _head, _gapSince) = (null, null, null);
            // What the queue has brought since may have been removed from the feed: asked again from where it is now.
            if (question.After == after)
                throw;
            return null;
        }
        catch (Exception e) when (!_end.IsCancellationRequested)
        {
            if (_failures == 0)
                LogFeedAway(log, source, e.GetBaseException().Message);
            _silence = (time.GetTimestamp(), Outage.Pause(_failures++));
            if (_gapSince is not null && inbox.IsFull)
                inbox.MakeRoom(after);
            return null;
        }

        if (_failures > 0)
            LogFeedBack(log, source);
        (_failures, _heardAt, _head) = (0, time.GetTimestamp(), page.Head);
        inbox.Done(question.OfOtherStreams);
        if (isWanted && question.IsForGap && Following(page, after) is { Count: > 0 } events)
        {
            // The clock of the gap goes on: what else is missing is asked for at once.
            metrics.Supplied(source, events.Count(e => inbox.Find(after with { Position = e.Position }) is not { Data.IsEmpty: false }));
            return new(events, page.Head, null, page);
        }

        if (question.IsForGap)
            _gapSince = null;
        page.Dispose();
        return null;
    }

    private static List<CloudEvent> Following(EventPage page, StreamPosition after)
    {
        List<CloudEvent> events = [.. page.Events.Where(e => e.Position > after.Position)];
        return events is [var first, ..] && first.Position == after.Position + 1 ? events : [];
    }

    private EventPage Page(IReadOnlyList<CloudEvent> events, StreamPosition after) =>
        new(events, after with { Position = Math.Max(Head(after), after.Position + events.Count) }, null, null);

    /// <returns>The stream's last position as far as feed and queue have told.</returns>
    private long Head(StreamPosition after) => Math.Max(
        after.Position, Math.Max(inbox.Highest(after.Stream), _head is { } head && head.Stream == after.Stream ? head.Position : 0));

    private async Task WaitAsync(Task arrived, TimeSpan atMost, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(arrived, _question?.Answer ?? arrived, Task.Delay(atMost, time, end.Token)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }

    [LoggerMessage(LogLevel.Warning, "The feed of {Source} can't be reached; what its queue brings is applied meanwhile: {Reason}")]
    private static partial void LogFeedAway(ILogger logger, string source, string reason);

    [LoggerMessage(LogLevel.Information, "The feed of {Source} answers again")]
    private static partial void LogFeedBack(ILogger logger, string source);
}
