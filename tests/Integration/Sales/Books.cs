using System.Globalization;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Sales;

/// <summary>What a café's database says, asked in SQL.</summary>
/// <param name="database">The connection string.</param>
internal sealed class Books(string database)
{
    public static async Task<Books> OfAsync(TestCafe cafe) => new(await cafe.DatabaseAsync());

    /// <summary>All that a bulk load may write to; order numbers that were only taken count as well.</summary>
    public Task<string> StateAsync() => AskAsync(
        """
        SELECT concat_ws(' ',
            (SELECT count(*) FROM orders), (SELECT count(*) FROM order_lines),
            (SELECT last_value FROM orders_number_seq), (SELECT count(*) FROM menu_items), (SELECT count(*) FROM menu_categories))
        """);

    /// <summary>The orders as sentences, by time, which is London's.</summary>
    public Task<IReadOnlyList<string>> OrdersAsync() => Sql.ReadAsync(database,
        """
        SELECT to_char(placed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI:SS') || ' ' || status || ' ' || total || ' ' || customer || ': '
               || string_agg(quantity || ' ' || name || ' ' || unit_price, ', ' ORDER BY line_no)
        FROM orders JOIN order_lines ON order_number = number
        GROUP BY number
        ORDER BY placed_at
        """);

    /// <param name="sql">With one row of one text.</param>
    public async Task<string> AskAsync(string sql) => (await Sql.ReadAsync(database, sql)).ShouldHaveSingleItem();

    public async Task<long> CountAsync(string from) =>
        long.Parse(await AskAsync($"SELECT count(*)::text FROM {from}"), CultureInfo.InvariantCulture);

    /// <summary>Nobody else can write to the table until the result is disposed of.</summary>
    public async Task<IAsyncDisposable> LockAsync(string table)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async Task<bool> SomebodyWaitsAsync() => await CountAsync("pg_locks WHERE NOT granted") > 0;
}
