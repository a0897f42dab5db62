using Cafe.Events;

namespace Cafe.Tests.Unit.Events;

public class EventPagesTests
{
    private static readonly Guid Stream = Guid.NewGuid();

    [Fact]
    public async Task What_is_not_applied_yet_is_not_passed()
    {
        var source = new FakeSource();
        source.Pages.Enqueue(Page(head: 6, 1, 2));
        source.Pages.Enqueue(Page(head: 6, 3, 4));
        source.Pages.Enqueue(Page(head: 6, 5, 6));
        source.Pages.Enqueue(Page(head: 6));

        var seen = new List<string>();
        await foreach (var page in source.FollowAsync("test", new(Stream, 0), TimeSpan.FromSeconds(20), CancellationToken.None))
        {
            // While the page is being applied.
            seen.Add($"{string.Join(' ', page.Events.Select(e => e.Position))}: {source.Asked.LastOrDefault()}");
            if (seen.Count == 4)
                break;
        }

        seen.ShouldBe(["1 2: after 2 passed 0", "3 4: after 4 passed 2", "5 6: after 4 passed 2", ": after 6 passed 6"]);
        source.Asked.ShouldBe(["after 0 passed 0", "after 2 passed 0", "after 4 passed 2", "after 6 passed 6"]);
    }

    [Fact]
    public async Task A_page_under_way_is_given_back_when_the_reader_leaves()
    {
        var disposed = 0;
        var source = new FakeSource();
        source.Pages.Enqueue(Page(head: 4, 1, 2));
        source.Pages.Enqueue(new([Event(3)], new(Stream, 4), null, new OnDispose(() => disposed++)));

        await foreach (var page in source.FollowAsync("test", new(Stream, 0), TimeSpan.Zero, CancellationToken.None))
            break;

        disposed.ShouldBe(1);
    }

    [Fact]
    public async Task A_snapshot_ends_with_the_page_that_names_no_next_one()
    {
        var source = new FakeSource();
        source.Pages.Enqueue(new([Event(0)], new(Stream, 4), "a", null));
        source.Pages.Enqueue(new([Event(0)], new(Stream, 5), "b", null));
        source.Pages.Enqueue(new([], new(Stream, 5), null, null));

        var pages = 0;
        await foreach (var page in source.SnapshotAsync("test", CancellationToken.None))
            pages++;

        pages.ShouldBe(3);
        source.Asked.ShouldBe(["snapshot", "snapshot a", "snapshot b"]);
    }

    [Fact]
    public async Task A_snapshot_of_two_streams_is_none()
    {
        var source = new FakeSource();
        source.Pages.Enqueue(new([Event(0)], new(Stream, 4), "a", null));
        source.Pages.Enqueue(new([Event(0)], new(Guid.NewGuid(), 4), null, null));

        await Should.ThrowAsync<EventsGoneException>(async () =>
        {
            await foreach (var page in source.SnapshotAsync("test", CancellationToken.None))
                page.Events.Count.ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_page_of_a_snapshot_that_fails_is_asked_for_again_a_few_times()
    {
        var source = new FakeSource { Failures = 2 };
        source.Pages.Enqueue(new([], new(Stream, 4), null, null));
        await foreach (var page in source.SnapshotAsync("test", CancellationToken.None))
            page.Head.Position.ShouldBe(4);
        source.Asked.Count.ShouldBe(3);

        var broken = new FakeSource { Failures = int.MaxValue };
        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            await foreach (var page in broken.SnapshotAsync("test", CancellationToken.None))
                page.Dispose();
        });
        broken.Asked.Count.ShouldBe(5);
    }

    private static CloudEvent Event(long position) => new("t", "s", 1, position, default, null, default);

    private static EventPage Page(long head, params long[] positions) =>
        new([.. positions.Select(Event)], new(Stream, head), null, null);

    private sealed class OnDispose(Action action) : IDisposable
    {
        public void Dispose() => action();
    }

    private sealed class FakeSource : IEventSource
    {
        public Queue<EventPage> Pages { get; } = [];

        public List<string> Asked { get; } = [];

        public int Failures { get; set; }

        public Task<EventPage> ReadSnapshotAsync(string consumer, string? after, CancellationToken cancel)
        {
            Asked.Add($"snapshot {after}".TrimEnd());
            return Failures-- > 0 ? throw new HttpRequestException("no") : Task.FromResult(Pages.Dequeue());
        }

        public Task<EventPage> ReadAsync(string consumer, StreamPosition after, long passed, TimeSpan wait, CancellationToken cancel)
        {
            Asked.Add($"after {after.Position} passed {passed}");
            return Task.FromResult(Pages.Dequeue());
        }

        public Task ForgetAsync(string consumer, CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
