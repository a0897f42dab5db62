using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Gives committed events their positions, without gaps, so that who has read up to a position has missed nothing.
/// The order of ids can't serve: an id is given when a row is written, and the transaction of a smaller id may commit later.
/// One relay works per database; its lock is held by the connection that stamps, so it can't be lost without the work
/// ending with it. The other replicas wait to take over, and hear of new events.
/// </summary>
internal sealed partial class OutboxRelay(
    NpgsqlDataSource database, FeedSignal signal, OutboxMetrics metrics, ILogger<OutboxRelay> log) : BackgroundService
{
    private const string Lock = "cafe.events relay";
    private const int BatchSize = 1000;

    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Leaves the planner one way to run <see cref="Stamp"/>, by the index and then to each row by where it is:
    /// statistics of a table that grows and shrinks all day would lead it to ways that read all of it, for every batch.</summary>
    private const string Prepare =
        """
        SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
        LISTEN outbox
        """;

    private const string MakeStream =
        "INSERT INTO outbox_stream (id) SELECT gen_random_uuid() WHERE NOT EXISTS (SELECT FROM outbox_stream)";

    /// <summary>The newest event is never removed (<see cref="OutboxCleaner"/>), so the last position is always there.
    /// Only the relay notifies, since commits that do wait for one another.</summary>
    private static readonly string Stamp =
        $"""
        WITH batch AS (
            SELECT ctid, row_number() OVER (ORDER BY id) AS place
            FROM (SELECT ctid, id FROM outbox WHERE position IS NULL ORDER BY id LIMIT {BatchSize}) AS unstamped
        ), stamped AS (
            UPDATE outbox SET position = (SELECT coalesce(max(position), 0) FROM outbox) + batch.place
            FROM batch WHERE outbox.ctid = batch.ctid
            RETURNING 1
        )
        SELECT count(*), pg_notify('outbox', '') FROM stamped HAVING count(*) > 0
        """;

    private volatile bool _leads;

    /// <summary>Whether this is the one relay of the database.</summary>
    public bool Leads => _leads;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outage = new Outage(log, "The relay of the outbox");
        return outage.RunAsync(
            async stop =>
            {
                await using var connection = await database.OpenConnectionAsync(stop).ConfigureAwait(false);
                try
                {
                    await RelayAsync(connection, outage, stop).ConfigureAwait(false);
                }
                finally
                {
                    _leads = false;
                    await connection.ResetSessionAsync().ConfigureAwait(false);
                }
            },
            stoppingToken);
    }

    private async Task RelayAsync(NpgsqlConnection connection, Outage outage, CancellationToken stop)
    {
        connection.Notification += (_, _) => signal.Set();
        await connection.ExecuteAsync(Prepare, stop).ConfigureAwait(false);
        await using var held = await TakeLockAsync(connection, outage, stop).ConfigureAwait(false);
        await connection.ExecuteAsync(MakeStream, stop).ConfigureAwait(false);
        await using var stamp = new NpgsqlCommand(Stamp, connection);
        await stamp.PrepareAsync(stop).ConfigureAwait(false);
        _leads = true;
        LogLeads(log);
        for (var pause = ShortestPause; ;)
        {
            var stamped = (long)(await stamp.ExecuteScalarAsync(stop).ConfigureAwait(false) ?? 0L);
            outage.Over();
            if (stamped > 0)
                signal.Set();
            metrics.Relayed(stamped);
            if (stamped == BatchSize)
                continue;
            pause = stamped > 0 ? ShortestPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            await Task.Delay(pause, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Until this replica is the one that relays, it only hears of new events.</summary>
    private static async Task<SessionLock> TakeLockAsync(NpgsqlConnection connection, Outage outage, CancellationToken stop)
    {
        while (true)
        {
            if (await SessionLock.TryTakeAsync(connection, Lock, stop).ConfigureAwait(false) is { } held)
                return held;
            outage.Over();
            var asked = Stopwatch.GetTimestamp();
            // Less than a millisecond would be rounded to 0, which is to wait for ever.
            while (LockPause - Stopwatch.GetElapsedTime(asked) is { TotalMilliseconds: >= 1 } left)
                await connection.WaitAsync(left, stop).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Information, "This replica relays the outbox")]
    private static partial void LogLeads(ILogger logger);
}
