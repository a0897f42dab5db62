using Npgsql;

namespace Cafe.Cli.Sales;

/// <summary>What the café sells, at the price of today.</summary>
internal sealed record MenuItem(long Id, string Category, string Name, decimal Price, bool Available)
{
    /// <summary>The menu, by id; what has left it is left out.</summary>
    public static async Task<IReadOnlyList<MenuItem>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            """
            SELECT i.id, c.name, i.name, i.price, i.available
            FROM menu_items i JOIN menu_categories c ON c.id = i.category_id
            WHERE i.archived_at IS NULL
            ORDER BY i.id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var menu = new List<MenuItem>();
        while (await reader.ReadAsync(cancellation))
            menu.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetDecimal(3), reader.GetBoolean(4)));
        return menu;
    }
}
