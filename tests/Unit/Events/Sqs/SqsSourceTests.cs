using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Cafe.Events;
using Cafe.Tests.Unit.Discovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>What comes out of a queue that does what queues may do, with a feed beside it.</summary>
public sealed class SqsSourceTests : IAsyncDisposable
{
    /// <summary>For what comes in any case, half a minute as it passes here.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(20);

    private readonly FakeFeed _feed = new();
    private readonly Lines _log = new();

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_whatever_order_how_often_and_whether_at_all_a_queue_brings_events_each_is_read_once_in_its_place(int seed)
    {
        const int events = 200;
        var random = new Random(seed);
        var time = new SwiftTime();
        var queue = new FakeQueue(time, seed);
        for (var position = 1; position <= events; position++)
        {
            // Lost, once, or published twice.
            for (var copy = random.Next(3); copy > 0; copy--)
                queue.Send($"{position}/{copy}", _feed.Message(position, withData: random.Next(10) > 0));
        }

        _feed.Last = events;
        await using var source = Source(queue, time);
        var read = new List<long>();
        await foreach (var page in source.FollowAsync("test", At(0), TimeSpan.FromSeconds(20), CancellationToken.None))
        {
            page.Events.ShouldAllBe(e => !e.Data.IsEmpty);
            read.AddRange(page.Events.Select(e => e.Position));
            if (read.Count >= events && queue.There.Count == 0)
                break;
        }

        read.ShouldBe(Enumerable.Range(1, events).Select(n => (long)n));
    }

    [Fact]
    public async Task What_is_late_is_waited_for_before_the_feed_is_asked()
    {
        var time = new FakeTime(); // stands still
        var queue = new FakeQueue(time);
        _feed.Last = 3;
        await using var source = Source(queue, time);
        (await ReadAsync(source, 0, TimeSpan.Zero)).ShouldBe([]); // The feed says that there are three.
        queue.Send("1", _feed.Message(1));
        queue.Send("3", _feed.Message(3));
        (await ReadAsync(source, 0)).ShouldBe([1]);

        var reading = ReadAsync(source, 1);
        queue.Send("2", _feed.Message(2));

        (await reading).ShouldBe([2, 3]);
        _feed.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_come_at_all_is_taken_from_the_feed()
    {
        var queue = new FakeQueue(new SwiftTime());
        queue.Send("50", _feed.Message(50));
        _feed.Last = 50;
        await using var source = Source(queue, new SwiftTime());

        var read = new List<long>();
        while (read.Count < 50)
            read.AddRange(await ReadAsync(source, read.Count));

        read.ShouldBe(Enumerable.Range(1, 50).Select(n => (long)n));
    }

    [Fact]
    public async Task What_comes_without_its_data_is_taken_from_the_feed_at_once()
    {
        var time = new FakeTime(); // stands still: nothing is waited for
        var queue = new FakeQueue(time);
        queue.Send("1", _feed.Message(1));
        queue.Send("2", _feed.Message(2, withData: false));
        _feed.Last = 2;
        await using var source = Source(queue, time);
        (await ReadAsync(source, 0)).ShouldBe([1]);

        using var page = await source.ReadAsync("test", At(1), passed: 1, Wait, CancellationToken.None);

        var one = page.Events.ShouldHaveSingleItem();
        one.Position.ShouldBe(2);
        one.Data.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_is_deleted_once_its_event_is_passed_and_not_before()
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        queue.Send("1", _feed.Message(1));
        queue.Send("2", _feed.Message(2));
        _feed.Last = 2;
        await using var source = Source(queue, time);
        await BothAreReadAsync();
        await source.ReadAsync("test", At(2), passed: 0, TimeSpan.FromSeconds(40), CancellationToken.None); // longer than a message is hidden once
        queue.There.ShouldBe(["1", "2"]);

        await source.ReadAsync("test", At(2), passed: 1, TimeSpan.Zero, CancellationToken.None);

        await UntilAsync(() => queue.There is ["2"]);
        _feed.Passed.ShouldBeLessThan(2);

        async Task BothAreReadAsync()
        {
            var last = 0;
            while (last < 2)
                last += (await ReadAsync(source, last, passed: 0)).Count;
        }
    }

    [Fact]
    public async Task A_message_that_comes_again_is_deleted_unread()
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        queue.Send("1", _feed.Message(1));
        _feed.Last = 1;
        await using var source = Source(queue, time);

        (await ReadAsync(source, 1, TimeSpan.FromSeconds(10))).ShouldBe([]);

        // Once it has arrived, the next one who reads deletes it.
        await UntilAsync(async () => (await ReadAsync(source, 1, TimeSpan.Zero)).Count == 0 && queue.There.Count == 0);
    }

    [Fact]
    public async Task While_the_feed_is_away_what_the_queue_brings_goes_on_and_the_log_says_so_once()
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        _feed.IsAway = true;
        await using var source = Source(queue, time);
        queue.Send("1", _feed.Message(1));
        queue.Send("3", _feed.Message(3));
        (await ReadAsync(source, 0)).ShouldBe([1]);
        (await ReadAsync(source, 1, TimeSpan.FromSeconds(30))).ShouldBe([]);
        await UntilAsync(async () => (await ReadAsync(source, 1, TimeSpan.Zero)).Count == 0 && _feed.Asked > 2);

        (_feed.Last, _feed.IsAway) = (3, false);

        (await ReadAsync(source, 1)).ShouldBe([2, 3]);
        _log.Count("can't be reached").ShouldBe(1);
        _log.Count("answers again").ShouldBe(1);
    }

    [Fact]
    public async Task Another_stream_is_gone_and_a_message_of_a_stream_before_is_deleted()
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        var before = _feed.Stream;
        queue.Send("old", _feed.Message(9));
        (_feed.Stream, _feed.Last) = (Guid.NewGuid(), 0);
        await using var source = Source(queue, time);

        await Should.ThrowAsync<EventsGoneException>(() => source.ReadAsync("test", new(before, 5), 5, Wait, CancellationToken.None));
        await UntilAsync(async () => (await ReadAsync(source, 0, TimeSpan.Zero)).Count == 0 && queue.There.Count == 0);
    }

    [Fact]
    public async Task A_stream_that_changes_under_way_is_found_though_the_queue_is_silent()
    {
        var time = new SwiftTime();
        await using var source = Source(new FakeQueue(time), time);
        var from = At(0);
        (await ReadAsync(source, 0, TimeSpan.Zero)).ShouldBe([]);

        _feed.Stream = Guid.NewGuid();

        await Should.ThrowAsync<EventsGoneException>(() => source.ReadAsync("test", from, 0, Wait, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_held_stays_hidden_and_is_given_back_at_the_end()
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        _feed.IsAway = true;
        queue.Send("2", _feed.Message(2));
        await using (var source = Source(queue, time))
        {
            (await ReadAsync(source, 0, TimeSpan.FromSeconds(1))).ShouldBe([]);
            await UntilAsync(() => queue.Hidings > 2);
        }

        queue.Seen.ShouldBe(["2"]);
    }

    [Theory]
    [InlineData("not even JSON", "is no event")]
    [InlineData("""{"type":"t","subject":"s","position":1,"data":{}}""", "is no event")]
    [InlineData("""{"Type":"Notification","TopicArn":"arn:aws:sns:eu-central-1:1:t","Message":"{}"}""", "Raw delivery is off")]
    public async Task What_is_no_event_is_left_to_the_dead_letter_queue_and_told_once(string body, string told)
    {
        var time = new SwiftTime();
        var queue = new FakeQueue(time);
        queue.Send("strange", body);
        queue.Send("1", _feed.Message(1));
        _feed.Last = 1;
        await using var source = Source(queue, time);

        (await ReadAsync(source, 0)).ShouldBe([1]);

        await UntilAsync(() => queue.Received("strange") >= 5);
        _log.Count(told).ShouldBe(1);
    }

    private StreamPosition At(long position) => new(_feed.Stream, position);

    private async Task<IReadOnlyList<long>> ReadAsync(SqsSource source, long after, TimeSpan? wait = null, long? passed = null)
    {
        using var page = await source.ReadAsync("test", At(after), passed ?? after, wait ?? Wait, CancellationToken.None);
        return [.. page.Events.Select(e => e.Position)];
    }

    private SqsSource Source(FakeQueue queue, TimeProvider time)
    {
        var metrics = new ConsumerMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), time);
        var inbox = new SqsInbox(new SqsQueue(queue.Client(), "https://sqs.eu-central-1.amazonaws.com/1/q"), "teas", metrics, time, _log);
        return new(_feed, inbox, "teas", metrics, time, _log);
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
            await Task.Delay(5, late.Token);
    }

    private sealed class Lines : ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));
    }
}
