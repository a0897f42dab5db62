using Npgsql;
using NpgsqlTypes;

namespace Cafe.Extraction;

/// <summary>The route groups in the database. Every statement ends within seconds, or throws.</summary>
internal sealed class RouteStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 3;

    /// <summary>Enters the groups that the database doesn't know yet, in the mode in which they start.</summary>
    public async Task AddMissingAsync(IEnumerable<string> groups, RouteMode startAt, CancellationToken cancel)
    {
        await using var insert = Command("""
            WITH added AS (
                INSERT INTO route_groups (name, mode)
                SELECT name, @mode FROM unnest(@names) AS name
                ON CONFLICT (name) DO NOTHING
                RETURNING name)
            INSERT INTO route_changes (group_name, to_mode, who, why)
            SELECT name, @mode, 'gateway', 'first start' FROM added
            """);
        insert.Parameters.AddWithValue("names", groups.ToArray());
        insert.Parameters.AddWithValue("mode", Sides.Word(startAt));
        await insert.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Every group's mode, and on which of its sides a write is known.</summary>
    public async Task<IReadOnlyList<(string Group, RouteMode Mode, bool OnMonolith, bool OnService)>> ReadAsync(CancellationToken cancel)
    {
        await using var select = Command("""
            SELECT name, mode,
                   EXISTS (SELECT FROM accepted_writes WHERE group_name = name AND side = 'monolith'),
                   EXISTS (SELECT FROM accepted_writes WHERE group_name = name AND side = 'service')
            FROM route_groups
            """);
        return await ReadAsync(select, row => (row.GetString(0), Mode(row, 1), row.GetBoolean(2), row.GetBoolean(3)), cancel).ConfigureAwait(false);
    }

    /// <summary>The last changes, newest first.</summary>
    public async Task<IReadOnlyList<RouteChange>> HistoryAsync(int limit, CancellationToken cancel)
    {
        await using var select = Command("""
            SELECT group_name, from_mode, to_mode, at, who, why, hidden
            FROM route_changes ORDER BY id DESC LIMIT @limit
            """);
        select.Parameters.AddWithValue("limit", limit);
        return await ReadAsync(select, row => new RouteChange(
            row.GetString(0), row.IsDBNull(1) ? null : Mode(row, 1), Mode(row, 2), row.GetFieldValue<DateTimeOffset>(3),
            row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6)), cancel).ConfigureAwait(false);
    }

    /// <summary>What both sides of all groups have accepted.</summary>
    public async Task<IReadOnlyList<HiddenWrites>> WritesAsync(CancellationToken cancel)
    {
        await using var select = Command($"SELECT * FROM ({AllWrites}) AS writes ORDER BY since");
        return await ReadAsync(select, Writes, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Records that a write is about to be sent to the side, unless the group's mode has just become another one.
    /// The lock on the group's row makes a change of mode see the mark, or the mark see the change.
    /// </summary>
    /// <returns>The group's mode: the write was marked if its side is the one that was asked for.</returns>
    public async Task<RouteMode> MarkAsync(Guid id, string group, Side side, CancellationToken cancel)
    {
        await using var insert = Command("""
            WITH current AS (SELECT name, mode FROM route_groups WHERE name = @group FOR SHARE),
                 mark AS (INSERT INTO write_marks (id, group_name, side)
                          SELECT @id, name, @side FROM current WHERE mode = @side)
            SELECT mode FROM current
            """);
        insert.Parameters.AddWithValue("id", id);
        insert.Parameters.AddWithValue("group", group);
        insert.Parameters.AddWithValue("side", Sides.Word(side));
        return Sides.Parse<RouteMode>((string)(await insert.ExecuteScalarAsync(cancel).ConfigureAwait(false))!);
    }

    /// <summary>Takes a mark back: nothing was written.</summary>
    public async Task UnmarkAsync(Guid id, CancellationToken cancel)
    {
        await using var delete = Command("DELETE FROM write_marks WHERE id = @id");
        delete.Parameters.AddWithValue("id", id);
        await delete.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Counts writes that were accepted. Where one is known, marks say nothing more.</summary>
    /// <param name="group">Whose data they changed.</param>
    /// <param name="side">Who accepted them.</param>
    /// <param name="what">What went around the gateway; empty for requests.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task AddAcceptedAsync(string group, Side side, string what, long count, CancellationToken cancel)
    {
        await using var insert = Command("""
            WITH marks AS (DELETE FROM write_marks WHERE group_name = @group AND side = @side RETURNING at)
            INSERT INTO accepted_writes (group_name, side, what, count, first_at, last_at)
            SELECT @group, @side, @what, @count, coalesce(min(at), now()), now() FROM marks
            ON CONFLICT (group_name, side, what) DO UPDATE
            SET count = accepted_writes.count + excluded.count, last_at = excluded.last_at
            """);
        insert.Parameters.AddWithValue("group", group);
        insert.Parameters.AddWithValue("side", Sides.Word(side));
        insert.Parameters.AddWithValue("what", what);
        insert.Parameters.AddWithValue("count", count);
        await insert.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Changes the mode, unless writes would become invisible and that isn't wanted.</summary>
    /// <param name="group">The group.</param>
    /// <param name="to">Its new mode.</param>
    /// <param name="who">Who wants it.</param>
    /// <param name="why">For what reason.</param>
    /// <param name="withoutData">Whether writes may become invisible.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<ChangeOutcome> ChangeAsync(
        RouteGroup group, RouteMode to, string who, string why, bool withoutData, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);

        // In one order, so that two changes at once wait for each other instead of deadlocking.
        await using var lockRows = Command(
            "SELECT name, mode FROM route_groups WHERE name = ANY(@shown) ORDER BY name FOR UPDATE", connection);
        lockRows.Parameters.AddWithValue("shown", group.Shown);
        var modes = await ReadAsync(lockRows, row => (Name: row.GetString(0), Mode: Mode(row, 1)), cancel).ConfigureAwait(false);
        var from = modes.Single(row => row.Name == group.Name).Mode;
        if (from == to)
            return new(to, Changed: false, []);

        await using var select = Command(
            $"SELECT * FROM ({AllWrites}) AS writes WHERE group_name = ANY(@shown) AND side = @other ORDER BY since", connection);
        select.Parameters.AddWithValue("shown", group.Shown);
        select.Parameters.AddWithValue("other", Sides.Word(to.Side().Other()));
        var hidden = await ReadAsync(select, Writes, cancel).ConfigureAwait(false);
        if (hidden.Count > 0 && !withoutData)
            return new(from, Changed: false, hidden);

        await using var update = Command("""
            WITH changed AS (UPDATE route_groups SET mode = @to WHERE name = @group)
            INSERT INTO route_changes (group_name, from_mode, to_mode, who, why, hidden)
            VALUES (@group, @from, @to, @who, @why, @hidden)
            """, connection);
        update.Parameters.AddWithValue("group", group.Name);
        update.Parameters.AddWithValue("from", Sides.Word(from));
        update.Parameters.AddWithValue("to", Sides.Word(to));
        update.Parameters.AddWithValue("who", who);
        update.Parameters.AddWithValue("why", why);
        update.Parameters.AddWithValue("hidden", NpgsqlDbType.Text, hidden.Count > 0 ? string.Join("; ", hidden) : DBNull.Value);
        await update.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return new(to, Changed: true, hidden);
    }

    private const string AllWrites = """
        SELECT group_name, side, nullif(what, '') AS what, count, first_at AS since FROM accepted_writes
        UNION ALL
        SELECT group_name, side, NULL, 0, min(at) FROM write_marks GROUP BY group_name, side
        """;

    private static HiddenWrites Writes(NpgsqlDataReader row) => new(
        row.GetString(0), Sides.Parse<Side>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2),
        row.GetInt64(3), row.GetFieldValue<DateTimeOffset>(4));

    private static RouteMode Mode(NpgsqlDataReader row, int column) => Sides.Parse<RouteMode>(row.GetString(column));

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows;
    }

    private NpgsqlCommand Command(string sql, NpgsqlConnection? connection = null)
    {
        var command = connection is null ? database.CreateCommand(sql) : new NpgsqlCommand(sql, connection);
        command.CommandTimeout = TimeoutSeconds;
        return command;
    }
}
