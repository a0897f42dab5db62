using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Cafe.Events;

/// <summary>Reads a source page by page; the next page, if there is one, is under way while one is being handled.</summary>
internal static class EventPages
{
    private const int Tries = 5;

    /// <summary>A source that stops answers at once instead of waiting; it isn't asked again at that speed.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>The snapshot's pages, each valid until the next one is asked for. A page that can't be had is tried again a few times.</summary>
    /// <exception cref="EventsGoneException">The publisher's tables were written without events meanwhile.</exception>
    public static async IAsyncEnumerable<EventPage> SnapshotAsync(
        this IEventSource source, string consumer, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ahead = new ReadAhead(cancel);
        Guid? stream = null;
        ahead.Start(token => ReadSnapshotAsync(source, consumer, null, token));
        while (ahead.HasStarted)
        {
            using var page = await ahead.TakeAsync().ConfigureAwait(false);
            if ((stream ??= page.Head.Stream) != page.Head.Stream)
                throw new EventsGoneException("The stream has changed while its snapshot was read");
            if (page.Next is { } key)
                ahead.Start(token => ReadSnapshotAsync(source, consumer, key, token));
            yield return page;
        }
    }

    /// <summary>The events after a position, without end: pages without events too. Who asks for the next page has passed
    /// the one before.</summary>
    /// <exception cref="EventsGoneException">Only the snapshot leads on.</exception>
    public static async IAsyncEnumerable<EventPage> FollowAsync(
        this IEventSource source, string consumer, StreamPosition after, TimeSpan wait, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ahead = new ReadAhead(cancel);
        // Not waited for: the first page tells where the stream is.
        var first = after;
        ahead.Start(token => source.ReadAsync(consumer, first, first.Position, TimeSpan.Zero, token));
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            using var page = await ahead.TakeAsync().ConfigureAwait(false);
            if (page.Events.Count == 0 && wait > TimeSpan.Zero && Stopwatch.GetElapsedTime(asked) < ShortestWait)
                await Task.Delay(ShortestWait, cancel).ConfigureAwait(false);
            var passed = after.Position;
            if (page.Events.Count > 0)
                after = after with { Position = page.Events[^1].Position };
            var (position, isMore) = (after, page.Head.Position > after.Position);
            if (isMore)
                ahead.Start(token => source.ReadAsync(consumer, position, passed, wait, token));
            yield return page;
            if (!isMore)
                ahead.Start(token => source.ReadAsync(consumer, position, position.Position, wait, token));
        }
    }

    private static async Task<EventPage> ReadSnapshotAsync(IEventSource source, string consumer, string? after, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await source.ReadSnapshotAsync(consumer, after, cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (tries < Tries && e is HttpRequestException or TimeoutException or IOException)
            {
                await Task.Delay(Outage.Pause(tries), cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One page that is under way. Who leaves before taking it leaves nothing behind.</summary>
    private sealed class ReadAhead(CancellationToken cancel) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        private Task<EventPage>? _page;

        public bool HasStarted => _page is not null;

        public void Start(Func<CancellationToken, Task<EventPage>> read) => _page = read(_end.Token);

        public Task<EventPage> TakeAsync()
        {
            var page = _page!;
            _page = null;
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync().ConfigureAwait(false);
            if (_page is { } page)
            {
                await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (page.IsCompletedSuccessfully)
                    (await page.ConfigureAwait(false)).Dispose();
            }

            _end.Dispose();
        }
    }
}
