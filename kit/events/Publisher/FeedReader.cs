using System.Collections.Concurrent;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Cafe.Events;

internal enum FeedOutcome
{
    /// <summary>The page was written.</summary>
    Written,

    /// <summary>Nothing was written: the stream doesn't go on from there.</summary>
    Gone,

    /// <summary>Nothing was written: there is no stream yet.</summary>
    NotStarted,
}

/// <summary>Writes pages of the outbox, and of the snapshot, straight from the database to the response.</summary>
internal sealed class FeedReader(
    NpgsqlDataSource database, FeedSignal signal, ISnapshotSource snapshot, OutboxOptions options, TimeProvider time)
{
    /// <summary>A page ends at this size, in bytes, however few events it has.</summary>
    private const int LargestPage = 16 * 1024 * 1024;

    private const int FlushAt = 64 * 1024;

    /// <summary>The feed is looked at so often even if no signal comes: one may be lost with a connection, and a change
    /// of the stream makes none.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>What a consumer has passed is noted so often: it only decides what may be removed. That it is still there
    /// is noted more seldom.</summary>
    private static readonly TimeSpan NotePause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SeenPause = TimeSpan.FromMinutes(1);

    private static readonly JsonWriterOptions Writing = new() { SkipValidation = true };

    /// <summary>Everything that is committed before this is in the snapshot, everything after it gets a higher position.</summary>
    private const string Register =
        """
        INSERT INTO outbox_consumers (name, position, seen_at)
        SELECT $1, (SELECT coalesce(max(position), 0) FROM outbox), now() FROM outbox_stream
        ON CONFLICT (name) DO UPDATE SET position = excluded.position, seen_at = excluded.seen_at
        RETURNING (SELECT id FROM outbox_stream), position
        """;

    private readonly ConcurrentDictionary<string, (long Passed, long At)> _noted = [];

    /// <summary>Writes the events after a position; waits for some if there are none, until <paramref name="hurry"/>.
    /// Up to <paramref name="passed"/> the consumer will never ask again: so far events need not be kept for it.</summary>
    public async Task<FeedOutcome> FollowAsync(
        HttpResponse response, string consumer, StreamPosition from, long passed, int limit, TimeSpan wait,
        CancellationToken hurry, CancellationToken cancel)
    {
        for (var started = time.GetTimestamp(); ;)
        {
            var next = signal.Next;
            var left = wait - time.GetElapsedTime(started);
            var mayWait = left > TimeSpan.Zero && !hurry.IsCancellationRequested;
            var outcome = await TryWriteAsync(response, from, limit, mayWait, cancel).ConfigureAwait(false);
            if (outcome is null or FeedOutcome.Written)
                await NoteAsync(consumer, passed, cancel).ConfigureAwait(false);
            if (outcome is { } done)
                return done;
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(hurry, cancel);
            await next.WaitAsync(left < LongestSleep ? left : LongestSleep, time, waiting.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes a page of the snapshot; before the first one, notes where the stream is.</summary>
    public async Task<FeedOutcome> SnapshotAsync(
        HttpResponse response, string consumer, string? after, int limit, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        if (await HeadAsync(connection, after is null ? consumer : null, cancel).ConfigureAwait(false) is not { } head)
            return FeedOutcome.NotStarted;

        await using var json = Start(response, head);
        var (rows, key) = (0, after);
        await foreach (var row in snapshot.ReadAsync(after, limit, connection, cancel).ConfigureAwait(false))
        {
            EventJson.WriteEvent(json, options.Source, new(row.Type, row.Subject, row.Version, 0, row.Time, null, row.Data));
            (rows, key) = (rows + 1, row.Key);
            await FlushAsync(json, response, cancel).ConfigureAwait(false);
            if (json.BytesCommitted >= LargestPage)
                break;
        }

        var isFull = rows == limit || json.BytesCommitted >= LargestPage;
        EventJson.WriteEnd(json, isFull ? key : null);
        await json.FlushAsync(cancel).ConfigureAwait(false);
        return FeedOutcome.Written;
    }

    /// <summary>The consumer needs no events any longer.</summary>
    public async Task ForgetAsync(string consumer, CancellationToken cancel)
    {
        await using var forget = database.CreateCommand("DELETE FROM outbox_consumers WHERE name = $1");
        forget.Parameters.Add(new() { Value = consumer });
        await forget.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        _noted.TryRemove(consumer, out _);
    }

    /// <returns><c>null</c> if there is nothing to write and the caller may wait.</returns>
    private async Task<FeedOutcome?> TryWriteAsync(
        HttpResponse response, StreamPosition from, int limit, bool mayWait, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        OutboxQueries.AddRead(batch, from.Position, limit);
        await using var reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancel).ConfigureAwait(false))
            return FeedOutcome.NotStarted;
        var head = new StreamPosition(reader.GetGuid(0), reader.GetInt64(1));
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var any = await reader.ReadAsync(cancel).ConfigureAwait(false);

        // Positions have no gaps: one there would be the trace of events that are gone.
        var goesOn = head.Stream == from.Stream && (any ? reader.GetInt64(0) == from.Position + 1 : head.Position == from.Position);
        if (!goesOn)
            return FeedOutcome.Gone;
        if (!any && mayWait)
            return null;

        await using var json = Start(response, head);
        while (any && json.BytesCommitted < LargestPage)
        {
            EventJson.WriteEvent(json, options.Source, OutboxQueries.EventOf(reader));
            await FlushAsync(json, response, cancel).ConfigureAwait(false);
            any = await reader.ReadAsync(cancel).ConfigureAwait(false);
        }

        EventJson.WriteEnd(json, next: null);
        await json.FlushAsync(cancel).ConfigureAwait(false);
        return FeedOutcome.Written;
    }

    private static Utf8JsonWriter Start(HttpResponse response, StreamPosition head)
    {
        response.ContentType = MediaTypeNames.Application.Json;
        var json = new Utf8JsonWriter(response.BodyWriter, Writing);
        EventJson.WriteStart(json, head);
        return json;
    }

    private static async ValueTask FlushAsync(Utf8JsonWriter json, HttpResponse response, CancellationToken cancel)
    {
        if (json.BytesPending < FlushAt)
            return;
        json.Flush();
        await response.BodyWriter.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Where the stream is now; registers the consumer, if one is given, at that position.</summary>
    private static async Task<StreamPosition?> HeadAsync(NpgsqlConnection connection, string? register, CancellationToken cancel)
    {
        await using var head = new NpgsqlCommand(register is null ? OutboxQueries.Head : Register, connection);
        if (register is not null)
            head.Parameters.Add(new() { Value = register });
        await using var reader = await head.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) ? new(reader.GetGuid(0), reader.GetInt64(1)) : null;
    }

    private async Task NoteAsync(string consumer, long passed, CancellationToken cancel)
    {
        var now = time.GetTimestamp();
        if (_noted.TryGetValue(consumer, out var noted)
            && time.GetElapsedTime(noted.At, now) < (noted.Passed == passed ? SeenPause : NotePause))
            return;
        await using var note = database.CreateCommand(OutboxQueries.Note);
        note.Parameters.Add(new() { Value = consumer });
        note.Parameters.Add(new() { Value = passed });
        await note.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        _noted[consumer] = (passed, now);
    }
}
