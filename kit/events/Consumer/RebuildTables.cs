using Npgsql;

namespace Cafe.Events;

/// <summary>The tables of a rebuild: like those in the schema <c>public</c>, in a schema of their own.</summary>
/// <param name="subscription">Whose handler's tables.</param>
/// <param name="connection">Their SQL runs here; its <c>search_path</c> leads to them.</param>
internal sealed class RebuildTables(Subscription subscription, NpgsqlConnection connection)
{
    /// <summary>In seconds: an index of millions of rows takes its time.</summary>
    private const int LongestStatement = 3600;

    private const string Create =
        """
        SELECT format('CREATE TABLE %I.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)%s', $1, name, name,
            ' WITH (' || array_to_string(reloptions, ', ') || ')')
        FROM unnest($2) AS name LEFT JOIN pg_class ON relname = name AND relnamespace = 'public'::regnamespace
        """;

    /// <summary>With the names that migrations know, which LIKE would not keep.</summary>
    private const string Index =
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

    /// <summary>Besides the handler's: a position of its own, dead letters of its own.</summary>
    private readonly string[] _all = [.. subscription.Tables, "event_positions", "dead_letters"];

    private string Schema => $"\"{subscription.RebuildSchema}\"";

    /// <summary>Makes the schema anew, and leads the connection there.</summary>
    public Task BeginAsync(CancellationToken cancel) => connection.ExecuteAsync(
        $"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}; SET search_path = {Schema}, public", cancel);

    /// <summary>Makes the tables, empty, with their keys.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        await RunEachAsync(Create, cancel, subscription.RebuildSchema, _all).ConfigureAwait(false);
        await RunEachAsync(Index, cancel, subscription.RebuildSchema, _all, true).ConfigureAwait(false);
    }

    /// <summary>Makes what is better made once the tables are full.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await RunEachAsync(Index, cancel, subscription.RebuildSchema, _all, false).ConfigureAwait(false);
        await RunAsync($"ANALYZE {string.Join(", ", subscription.Tables.Select(table => $"{Schema}.\"{table}\""))}", cancel).ConfigureAwait(false);
    }

    /// <summary>Where the tables are from now on, as of the snapshot.</summary>
    public Task NoteAsync(StreamPosition position, CancellationToken cancel) => connection.ExecuteAsync(
        $"INSERT INTO {Schema}.event_positions (source, stream, position) VALUES ($1, $2, $3)",
        cancel, subscription.Source, position.Stream, position.Position);

    /// <summary>Puts the tables in the place of the old ones; for one transaction, on any connection.</summary>
    public string SwapSql()
    {
        var old = string.Join(", ", subscription.Tables.Select(table => $"public.\"{table}\""));
        var moves = subscription.Tables.Select(table => $"ALTER TABLE {Schema}.\"{table}\" SET SCHEMA public;");
        return $"""
            LOCK TABLE {old} IN ACCESS EXCLUSIVE MODE;
            DROP TABLE {old};
            {string.Join('\n', moves)}
            DELETE FROM public.dead_letters WHERE source = '{subscription.Source}';
            INSERT INTO public.dead_letters (source, position, type, subject, version, occurred_at, traceparent, data, error, failed_at)
                SELECT source, position, type, subject, version, occurred_at, traceparent, data, error, failed_at
                FROM {Schema}.dead_letters ORDER BY id;
            INSERT INTO public.event_positions (source, stream, position, moved_at)
                SELECT source, stream, position, moved_at FROM {Schema}.event_positions
                ON CONFLICT (source) DO UPDATE
                SET stream = excluded.stream, position = excluded.position, moved_at = excluded.moved_at
            """;
    }

    /// <summary>Whether a rebuild has made its schema and not dropped it yet.</summary>
    public async Task<bool> ExistAsync(CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand("SELECT to_regnamespace($1) IS NOT NULL", connection)
        {
            Parameters = { new() { Value = Schema } },
        };
        return (bool)(await find.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
    }

    /// <summary>Drops the schema with all that is left in it.</summary>
    public Task DropAsync(CancellationToken cancel) => connection.ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE", cancel);

    /// <summary>Runs the statements that a query makes.</summary>
    private async Task RunEachAsync(string query, CancellationToken cancel, params object[] values)
    {
        var statements = new List<string>();
        await using (var make = new NpgsqlCommand(query, connection))
        {
            foreach (var value in values)
                make.Parameters.Add(new() { Value = value });
            await using var reader = await make.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            while (await reader.ReadAsync(cancel).ConfigureAwait(false))
                statements.Add(reader.GetString(0));
        }

        foreach (var statement in statements)
            await RunAsync(statement, cancel).ConfigureAwait(false);
    }

    private async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestStatement };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
