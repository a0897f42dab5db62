using Npgsql;

namespace Cafe.Tests.Integration.Support;

/// <summary>Looks into databases, and changes them behind the café's back.</summary>
internal static class Sql
{
    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>The first column, as text.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<string>(0));
        return rows;
    }

    /// <summary>Without a pool, so that no connection outlives the server that the test ends.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
