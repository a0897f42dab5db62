using Npgsql;

namespace Cafe.Events;

/// <summary>What everybody who passes events on asks of the outbox.</summary>
internal static class OutboxQueries
{
    /// <summary>The stream and its last position; no row where no relay has worked yet.</summary>
    public const string Head = "SELECT id, (SELECT coalesce(max(position), 0) FROM outbox) FROM outbox_stream";

    /// <summary>A consumer and what it has passed.</summary>
    public const string Note =
        """
        INSERT INTO outbox_consumers (name, position, seen_at) VALUES ($1, $2, now())
        ON CONFLICT (name) DO UPDATE SET position = excluded.position, seen_at = excluded.seen_at
        """;

    /// <summary>Without gaps, as many positions are as many events; a limit instead could lead to a sort of all that follow.</summary>
    private const string Events =
        """
        SELECT position, type, subject, version, occurred_at, traceparent, data
        FROM outbox WHERE position > $1 AND position <= $1 + $2 ORDER BY position
        """;

    /// <summary>Two results: <see cref="Head"/>, and the events after a position, each for <see cref="EventOf"/>.</summary>
    public static void AddRead(NpgsqlBatch batch, long after, int limit)
    {
        batch.BatchCommands.Add(new(Head));
        batch.BatchCommands.Add(new(Events) { Parameters = { new() { Value = after }, new() { Value = limit } } });
    }

    public static CloudEvent EventOf(NpgsqlDataReader row) => new(
        row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(4),
        row.IsDBNull(5) ? null : row.GetString(5), row.GetFieldValue<byte[]>(6));
}
