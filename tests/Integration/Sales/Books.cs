using System.Globalization;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Sales;

/// <summary>What the databases of orders and menu say, asked in SQL.</summary>
/// <param name="orders">The connection string.</param>
/// <param name="menu">The connection string.</param>
internal sealed class Books(string orders, string menu)
{
    public static async Task<Books> OfAsync(TestCafe cafe) => new(await cafe.DatabaseAsync("orders"), await cafe.DatabaseAsync("menu"));

    /// <summary>All that a bulk load may write to; order numbers that were only taken count as well.</summary>
    public async Task<string> StateAsync() => await AskAsync(
        "SELECT concat_ws(' ', (SELECT count(*) FROM orders), (SELECT count(*) FROM order_lines), (SELECT last_value FROM orders_number_seq))")
        + await MenuAsync();

    public async Task<string> MenuAsync() => (await Sql.ReadAsync(
        menu, "SELECT concat_ws(' ', (SELECT count(*) FROM menu_items), (SELECT count(*) FROM menu_categories))")).ShouldHaveSingleItem();

    /// <summary>The orders of a year as sentences, by time, which is London's.</summary>
    public Task<IReadOnlyList<string>> OrdersAsync(int year) => Sql.ReadAsync(orders,
        $"""
        SELECT to_char(placed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI:SS') || ' ' || status || ' ' || total || ' ' || customer || ': '
               || string_agg(quantity || ' ' || name || ' ' || unit_price, ', ' ORDER BY line_no)
        FROM orders JOIN order_lines ON order_number = number
        WHERE extract(year FROM placed_at) = {year}
        GROUP BY number
        ORDER BY placed_at
        """);

    /// <param name="sql">Of the orders' database, with one row of one text.</param>
    public async Task<string> AskAsync(string sql) => (await Sql.ReadAsync(orders, sql)).ShouldHaveSingleItem();

    public async Task<long> CountAsync(string from) =>
        long.Parse(await AskAsync($"SELECT count(*)::text FROM {from}"), CultureInfo.InvariantCulture);

    /// <summary>Nobody else can write to the orders' table until the result is disposed of.</summary>
    public async Task<IAsyncDisposable> LockAsync(string table)
    {
        var connection = new NpgsqlConnection($"{orders};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async Task<bool> SomebodyWaitsAsync() => await CountAsync("pg_locks WHERE NOT granted AND locktype = 'relation'") > 0;
}
