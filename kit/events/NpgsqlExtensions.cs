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
}
