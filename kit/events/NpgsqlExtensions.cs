using System.Data;
using Npgsql;

namespace Cafe.Events;

internal static class NpgsqlExtensions
{
    /// <returns>The number of rows affected.</returns>
    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Undoes settings, and gives up locks and subscriptions, so that the pool can give the connection to anybody.</summary>
    public static async Task ResetSessionAsync(this NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
            return;
        try
        {
            await connection.ExecuteAsync("RESET ALL; UNLISTEN *; SELECT pg_advisory_unlock_all()", CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The connection is lost, and its session with it.
        }
    }
}
