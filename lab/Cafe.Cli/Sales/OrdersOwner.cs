using Cafe.Cli.Running;
using Npgsql;

namespace Cafe.Cli.Sales;

/// <summary>Who owns the orders of a running café: the monolith, in its database and under its role. Where orders are
/// written in bulk is decided here alone.</summary>
internal static class OrdersOwner
{
    private const string Database = "cafe";
    private const string Password = "CAFE_DB_PASSWORD";

    /// <summary>Does all of the work in one transaction, one such work at a time: two that both look for what is there
    /// already would both miss it.</summary>
    /// <param name="work">Says whether to keep what it did.</param>
    public static async Task WriteAsync(DataFolder data, Func<NpgsqlConnection, Task<bool>> work, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync(data, cancellation));
        try
        {
            await connection.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('cafe sales'))", cancellation);
            if (!await work(connection)) return;
            // The planner would go on with the figures of an almost empty table until autovacuum comes by.
            await connection.ExecuteAsync("ANALYZE orders, order_lines", cancellation);
            // From here on there is no way back, whatever signal comes.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            throw new CafeException($"the database of {data.Path} stopped the work, and nothing was changed: {e.Message}");
        }
    }

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task<string> ConnectionStringAsync(DataFolder data, CancellationToken cancellation)
    {
        if (StatusReport.Of(data, RunState.Read(data)) is not { Url: not null, Postgres: { Host: var host, Port: { } port } })
            throw new CafeException($"no café runs in {data.Path}; start it: ./cafe up --detach{data.Option}");
        return new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = port,
            Database = Database,
            Username = Database,
            Password = (await File.ReadAllTextAsync(Path.Combine(data.Secrets, Password), cancellation)).Trim(),
            ApplicationName = "cafe sales",
            // A bulk load is one long statement.
            CommandTimeout = 0,
            Pooling = false,
        }.ConnectionString;
    }
}
