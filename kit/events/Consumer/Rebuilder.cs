using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Builds the read model of a source anew beside the one that serves: tables in a schema of their own, filled from the
/// snapshot in one transaction, brought up to date by the feed, and put in the place of the old ones in another
/// transaction. A rebuild that is killed leaves the old model as it is, and a schema that the next one removes.
/// </summary>
internal sealed partial class Rebuilder(
    NpgsqlDataSource database, IServiceProvider services, ConsumerMetrics metrics, TimeProvider time, ILogger<Rebuilder> log)
{
    private const int SwapTries = 30;

    /// <summary>In seconds.</summary>
    private const int LongestStatement = 3600;

    /// <summary>What a rebuild has besides the handler's tables: its own position, its own dead letters.</summary>
    private static readonly string[] OwnTables = ["event_positions", "dead_letters"];

    private const string MakeTables =
        """
        SELECT format('CREATE TABLE %I.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)%s', $1, name, name,
            ' WITH (' || array_to_string(reloptions, ', ') || ')')
        FROM unnest($2) AS name LEFT JOIN pg_class ON relname = name AND relnamespace = 'public'::regnamespace
        """;

    /// <summary>With the names that migrations know, which LIKE would not keep.</summary>
    private const string MakeIndexes =
        """
        SELECT CASE WHEN key.oid IS NULL
            THEN regexp_replace(pg_get_indexdef(i.indexrelid), ' ON (public\.)?', format(' ON %I.', $1))
            ELSE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', $1, t.relname, key.conname, pg_get_constraintdef(key.oid)) END
        FROM pg_index i
        JOIN pg_class t ON t.oid = i.indrelid
        LEFT JOIN pg_constraint key ON key.conindid = i.indexrelid AND key.conrelid = t.oid
        WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY ($2) AND i.indisunique = $3
        ORDER BY i.indexrelid
        """;

    /// <summary>Rebuilds, and swaps.</summary>
    /// <returns>False if another rebuild of the source is under way.</returns>
    /// <exception cref="EventsGoneException">The publisher's tables were written without events meanwhile.</exception>
    /// <exception cref="TimeoutException">The old tables were in use all the time.</exception>
    public async Task<bool> RunAsync(Subscription subscription, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var held = await SessionLock.TryTakeAsync(connection, subscription.RebuildLock, cancel).ConfigureAwait(false);
        if (held is null)
            return false;

        LogBegins(log, subscription.Source);
        var source = subscription.NewSource(services);
        var handler = subscription.NewHandler(services);
        var projection = new Projection(subscription, handler, metrics, time, log);
        // The schema comes first and goes last: where there is one, there may be a registration to take back.
        var schema = $"\"{subscription.RebuildSchema}\"";
        await connection.ExecuteAsync(
            $"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}; SET search_path = {schema}, public", cancel)
            .ConfigureAwait(false);
        var position = await LoadAsync(subscription, source, handler, projection, connection, cancel).ConfigureAwait(false);
        position = await CatchUpAsync(subscription, source, projection, connection, position, null, cancel).ConfigureAwait(false);
        position = await SwapAsync(subscription, source, projection, connection, position, cancel).ConfigureAwait(false);
        LogSwapped(log, subscription.Source, position.Position);
        await TidyAsync(subscription, source, connection, position, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Removes what a rebuild has left behind that was killed; nothing where one is under way.</summary>
    public async Task SweepAsync(Subscription subscription, IEventSource source, StreamPosition live, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var find = new NpgsqlCommand("SELECT to_regnamespace($1) IS NOT NULL", connection)
        {
            Parameters = { new() { Value = $"\"{subscription.RebuildSchema}\"" } },
        };
        if (!(bool)(await find.ExecuteScalarAsync(cancel).ConfigureAwait(false))!)
            return;
        await using var held = await SessionLock.TryTakeAsync(connection, subscription.RebuildLock, cancel).ConfigureAwait(false);
        if (held is not null)
            await TidyAsync(subscription, source, connection, live, cancel).ConfigureAwait(false);
    }

    /// <summary>All in one transaction: whatever ends it early leaves an empty schema.</summary>
    private async Task<StreamPosition> LoadAsync(
        Subscription subscription, IEventSource source, IEventHandler handler, Projection projection,
        NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await MakeTablesAsync(subscription, connection, cancel).ConfigureAwait(false);
            await MakeIndexesAsync(subscription, connection, unique: true, cancel).ConfigureAwait(false);
            StreamPosition? position = null;
            await handler.LoadAsync(PagesAsync(), connection, cancel).ConfigureAwait(false);
            var loaded = position ?? throw new InvalidOperationException($"{handler.GetType().Name}.LoadAsync hasn't read the snapshot.");
            await NoteAsync(subscription, connection, loaded, cancel).ConfigureAwait(false);
            await FinishTablesAsync(subscription, connection, cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return loaded;

            async IAsyncEnumerable<IReadOnlyList<CloudEvent>> PagesAsync()
            {
                await foreach (var page in source.SnapshotAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false))
                {
                    position ??= page.Head;
                    yield return page.Events;
                }
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is not EventsGoneException && Poison.Is(e, connection))
        {
            LogPoison(log, subscription.Source, Projection.ErrorText(e));
            return await LoadPageByPageAsync(subscription, source, projection, connection, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The slow way, on which what can't be applied becomes a dead letter.</summary>
    private static async Task<StreamPosition> LoadPageByPageAsync(
        Subscription subscription, IEventSource source, Projection projection, NpgsqlConnection connection, CancellationToken cancel)
    {
        StreamPosition? position = null;
        await foreach (var page in source.SnapshotAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false))
        {
            if (position is null)
            {
                position = page.Head;
                await MakeTablesAsync(subscription, connection, cancel).ConfigureAwait(false);
                await MakeIndexesAsync(subscription, connection, unique: true, cancel).ConfigureAwait(false);
                await NoteAsync(subscription, connection, page.Head, cancel).ConfigureAwait(false);
            }

            if (page.Events.Count > 0)
                await projection.ApplyAsync(connection, position.Value, page.Events, cancel).ConfigureAwait(false);
        }

        await FinishTablesAsync(subscription, connection, cancel).ConfigureAwait(false);
        return position!.Value;
    }

    /// <summary>By the feed, to its end or, where <paramref name="until"/> is given, at least to there.</summary>
    private static async Task<StreamPosition> CatchUpAsync(
        Subscription subscription, IEventSource source, Projection projection, NpgsqlConnection connection,
        StreamPosition position, long? until, CancellationToken cancel)
    {
        if (until <= position.Position)
            return position;
        await foreach (var page in source.FollowAsync(subscription.RebuildConsumer, position, TimeSpan.Zero, cancel).ConfigureAwait(false))
        {
            if (page.Events.Count > 0)
            {
                await projection.ApplyAsync(connection, position, page.Events, cancel).ConfigureAwait(false);
                position = position with { Position = page.Events[^1].Position };
            }

            if (position.Position >= (until ?? page.Head.Position))
                break;
        }

        return position;
    }

    private async Task<StreamPosition> SwapAsync(
        Subscription subscription, IEventSource source, Projection projection, NpgsqlConnection connection,
        StreamPosition position, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TrySwapAsync().ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (tries == SwapTries)
                    throw new TimeoutException($"The new read model of {subscription.Source} can't take the place of the old one: its tables are in use.", e);
                await Task.Delay(Outage.Pause(tries), time, cancel).ConfigureAwait(false);
            }
        }

        async Task<StreamPosition> TrySwapAsync()
        {
            await using var swap = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var transaction = await swap.BeginTransactionAsync(cancel).ConfigureAwait(false);
            // Longer than the second after which the server sends autovacuum away, shorter than the two in which a
            // report could be ended for a deadlock, and before the reports that wait pile up.
            await swap.ExecuteAsync("SET LOCAL lock_timeout = '1500ms'", cancel).ConfigureAwait(false);

            // Holds the live consumer off: it moves its position first. The model never steps back.
            await using (var hold = new NpgsqlCommand("SELECT stream, position FROM event_positions WHERE source = $1 FOR UPDATE", swap))
            {
                hold.Parameters.Add(new() { Value = subscription.Source });
                StreamPosition? live = null;
                await using (var reader = await hold.ExecuteReaderAsync(cancel).ConfigureAwait(false))
                {
                    if (await reader.ReadAsync(cancel).ConfigureAwait(false))
                        live = new(reader.GetGuid(0), reader.GetInt64(1));
                }

                if (live is { } old && old.Stream == position.Stream)
                    position = await CatchUpAsync(subscription, source, projection, connection, position, old.Position, cancel).ConfigureAwait(false);
            }

            await swap.ExecuteAsync(SwapSql(subscription), cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return position;
        }
    }

    private static string SwapSql(Subscription subscription)
    {
        var schema = $"\"{subscription.RebuildSchema}\"";
        var tables = string.Join(", ", subscription.Tables.Select(table => $"public.\"{table}\""));
        var moves = subscription.Tables.Select(table => $"ALTER TABLE {schema}.\"{table}\" SET SCHEMA public;");
        return $"""
            LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE;
            DROP TABLE {tables};
            {string.Join('\n', moves)}
            DELETE FROM dead_letters WHERE source = '{subscription.Source}';
            INSERT INTO dead_letters (source, position, type, subject, version, occurred_at, traceparent, data, error, failed_at)
                SELECT source, position, type, subject, version, occurred_at, traceparent, data, error, failed_at
                FROM {schema}.dead_letters ORDER BY id;
            INSERT INTO event_positions (source, stream, position, moved_at)
                SELECT source, stream, position, moved_at FROM {schema}.event_positions
                ON CONFLICT (source) DO UPDATE
                SET stream = excluded.stream, position = excluded.position, moved_at = excluded.moved_at
            """;
    }

    private async Task TidyAsync(
        Subscription subscription, IEventSource source, NpgsqlConnection connection, StreamPosition live, CancellationToken cancel)
    {
        try
        {
            // The live consumer is registered before the rebuild isn't any longer: no event is removed in between.
            (await source.ReadAsync(subscription.Consumer, live, live.Position, TimeSpan.Zero, cancel).ConfigureAwait(false)).Dispose();
            await source.ForgetAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false);
            await connection.ExecuteAsync($"DROP SCHEMA IF EXISTS \"{subscription.RebuildSchema}\" CASCADE", cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Nothing that a reader notices; the live consumer sweeps it up.
            LogLeftBehind(log, subscription.Source, e.GetBaseException().Message);
        }
    }

    private static Task MakeTablesAsync(Subscription subscription, NpgsqlConnection connection, CancellationToken cancel) =>
        RunEachAsync(connection, MakeTables, cancel, subscription.RebuildSchema, (string[])[.. subscription.Tables, .. OwnTables]);

    private static Task MakeIndexesAsync(Subscription subscription, NpgsqlConnection connection, bool unique, CancellationToken cancel) =>
        RunEachAsync(connection, MakeIndexes, cancel, subscription.RebuildSchema, (string[])[.. subscription.Tables, .. OwnTables], unique);

    private static async Task FinishTablesAsync(Subscription subscription, NpgsqlConnection connection, CancellationToken cancel)
    {
        await MakeIndexesAsync(subscription, connection, unique: false, cancel).ConfigureAwait(false);
        await RunLongAsync(connection, $"ANALYZE {string.Join(", ", subscription.Tables.Select(table => $"\"{table}\""))}", cancel).ConfigureAwait(false);
    }

    private static Task<int> NoteAsync(Subscription subscription, NpgsqlConnection connection, StreamPosition position, CancellationToken cancel) =>
        connection.ExecuteAsync(
            "INSERT INTO event_positions (source, stream, position) VALUES ($1, $2, $3)",
            cancel, subscription.Source, position.Stream, position.Position);

    /// <summary>Runs the statements that a query makes.</summary>
    private static async Task RunEachAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        var statements = new List<string>();
        await using (var query = new NpgsqlCommand(sql, connection))
        {
            foreach (var value in values)
                query.Parameters.Add(new() { Value = value });
            await using var reader = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            while (await reader.ReadAsync(cancel).ConfigureAwait(false))
                statements.Add(reader.GetString(0));
        }

        foreach (var statement in statements)
            await RunLongAsync(connection, statement, cancel).ConfigureAwait(false);
    }

    /// <summary>For what takes its time with millions of rows.</summary>
    private static async Task RunLongAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestStatement };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Information, "The read model of {Source} is built anew from the snapshot")]
    private static partial void LogBegins(ILogger logger, string source);

    [LoggerMessage(LogLevel.Warning, "The snapshot of {Source} can't be loaded as a whole, so it is loaded page by page: {Error}")]
    private static partial void LogPoison(ILogger logger, string source, string error);

    [LoggerMessage(LogLevel.Information, "The new read model of {Source} serves, up to position {Position}")]
    private static partial void LogSwapped(ILogger logger, string source, long position);

    [LoggerMessage(LogLevel.Warning, "What the rebuild of {Source} has left behind is removed later: {Reason}")]
    private static partial void LogLeftBehind(ILogger logger, string source, string reason);
}
