using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Publishes the events of the outbox to a topic, in the order of their positions and each at least once. One replica does
/// so at a time. It is a consumer of the outbox like any other, so events are kept until they are published.
/// </summary>
internal sealed partial class SnsPublisher(
    NpgsqlDataSource database, FeedSignal signal, SnsTopic topic, TimeProvider time, ILogger<SnsPublisher> log) : BackgroundService
{
    /// <summary>Its name among the consumers of the outbox; those that ask the feed have small letters.</summary>
    public const string Consumer = "SNS";

    private const string Lock = "cafe.events sns";
    private const int EventsPerRead = 100;
    private const int BatchesAtOnce = 8;

    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);

    /// <summary>The outbox is looked at so often even if no signal comes.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>That it is still there is noted so often.</summary>
    private static readonly TimeSpan SeenPause = TimeSpan.FromMinutes(1);

    /// <summary>It begins where the stream is when it is first seen; never ahead of it, as after the restoring of a backup.</summary>
    private const string Register =
        """
        INSERT INTO outbox_consumers AS c (name, position, seen_at)
        SELECT $1, (SELECT coalesce(max(position), 0) FROM outbox), now() FROM outbox_stream
        ON CONFLICT (name) DO UPDATE SET position = least(c.position, excluded.position), seen_at = excluded.seen_at
        RETURNING position
        """;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outage = new Outage(log, "The publishing to SNS");
        return outage.RunAsync(
            async stop =>
            {
                await using var connection = await database.OpenConnectionAsync(stop).ConfigureAwait(false);
                await using var held = await SessionLock.TryTakeAsync(connection, Lock, stop).ConfigureAwait(false);
                if (held is not null && await RegisterAsync(connection, stop).ConfigureAwait(false) is { } from)
                {
                    LogPublishes(log, from);
                    await PublishAsync(connection, from, outage, stop).ConfigureAwait(false);
                }

                outage.Over();
                await Task.Delay(LockPause, time, stop).ConfigureAwait(false);
            },
            stoppingToken);
    }

    /// <returns>What is published already; <c>null</c> where no relay has worked on the database yet.</returns>
    private static async Task<long?> RegisterAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var register = new NpgsqlCommand(Register, connection) { Parameters = { new() { Value = Consumer } } };
        return (long?)await register.ExecuteScalarAsync(stop).ConfigureAwait(false);
    }

    private async Task PublishAsync(NpgsqlConnection connection, long position, Outage outage, CancellationToken stop)
    {
        for (var noted = time.GetTimestamp(); ;)
        {
            var next = signal.Next;
            var (stream, events) = await ReadAsync(connection, position, stop).ConfigureAwait(false);
            foreach (var batches in topic.Batches(stream, events).Chunk(topic.IsFifo ? 1 : BatchesAtOnce))
            {
                position = await SendAsync(connection, batches, position, stop).ConfigureAwait(false);
                noted = time.GetTimestamp();
            }

            outage.Over();
            if (events.Count > 0)
                continue;
            if (time.GetElapsedTime(noted) > SeenPause)
            {
                await NoteAsync(connection, position, stop).ConfigureAwait(false);
                noted = time.GetTimestamp();
            }

            await next.WaitAsync(LongestSleep, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }

    private static async Task<(Guid Stream, List<CloudEvent> Events)> ReadAsync(NpgsqlConnection connection, long after, CancellationToken stop)
    {
        await using var batch = connection.CreateBatch();
        OutboxQueries.AddRead(batch, after, EventsPerRead);
        await using var reader = await batch.ExecuteReaderAsync(stop).ConfigureAwait(false);
        await reader.ReadAsync(stop).ConfigureAwait(false);
        var stream = reader.GetGuid(0);
        await reader.NextResultAsync(stop).ConfigureAwait(false);
        var events = new List<CloudEvent>();
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
            events.Add(OutboxQueries.EventOf(reader));
        return (stream, events);
    }

    /// <summary>Sends several batches at once, and moves on as far as all events were accepted.</summary>
    /// <returns>The new position.</returns>
    private async Task<long> SendAsync(
        NpgsqlConnection connection, IReadOnlyList<SnsMessage>[] batches, long position, CancellationToken stop)
    {
        var sent = batches.Select(batch => topic.SendAsync(batch, stop)).ToArray();
        var all = Task.WhenAll(sent);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (batches.Where((_, i) => sent.Take(i + 1).All(task => task.IsCompletedSuccessfully)).LastOrDefault() is [.., var last])
        {
            position = last.Event.Position;
            await NoteAsync(connection, position, stop).ConfigureAwait(false);
        }

        await all.ConfigureAwait(false);
        return position;
    }

    private static Task<int> NoteAsync(NpgsqlConnection connection, long position, CancellationToken stop) =>
        connection.ExecuteAsync(OutboxQueries.Note, stop, Consumer, position);

    [LoggerMessage(LogLevel.Information, "This replica publishes the events after position {Position} to SNS")]
    private static partial void LogPublishes(ILogger logger, long position);
}
