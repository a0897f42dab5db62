using Npgsql;

namespace Cafe.Tests.Browser.Support;

/// <summary>Five weeks of sales up to yesterday, the same in every run but for their dates.</summary>
public static class History
{
    private const string Write =
        """
        CREATE TEMP TABLE sold AS
        SELECT gen_random_uuid() AS id, n,
            (day + (7 + (n * 37 % 90) / 10.0) * interval '1 hour') AT TIME ZONE 'Europe/London' AS placed_at
        FROM generate_series(current_date - 35, current_date - 1, interval '1 day') AS day,
            generate_series(1, CASE WHEN extract(isodow FROM day) >= 6 THEN 26 ELSE 14 END) AS n;

        INSERT INTO orders (id, status, placed_at, customer, total)
        SELECT sold.id, 'collected', placed_at, 'Somebody', price
        FROM sold JOIN menu_items ON menu_items.id = 1 + n * 7 % 26;

        INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity)
        SELECT orders.number, 1, menu_items.id, menu_items.name, menu_items.price, 1
        FROM sold JOIN orders USING (id) JOIN menu_items ON menu_items.id = 1 + n * 7 % 26;
        """;

    public static async Task WriteAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Write, connection);
        await command.ExecuteNonQueryAsync();
    }
}
