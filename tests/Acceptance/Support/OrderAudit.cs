using Npgsql;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Looks at the orders where they are kept, for what the API would never show.</summary>
public sealed class OrderAudit(CafeTarget cafe)
{
    /// <summary>The numbers of orders without lines, or whose total isn't that of their lines.</summary>
    public Task<IReadOnlyList<long>> HalfWrittenAsync() => ReadAsync<long>(
        """
        SELECT number
        FROM orders LEFT JOIN order_lines ON order_number = number
        GROUP BY number, total
        HAVING total IS DISTINCT FROM sum(unit_price * quantity)
        """);

    /// <summary>The ids of the orders whose customer begins with the marker.</summary>
    public Task<IReadOnlyList<Guid>> IdsAsync(string marker) =>
        ReadAsync<Guid>("SELECT id FROM orders WHERE starts_with(customer, $1)", marker);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, params object[] values)
    {
        await using var command = cafe.OrdersDatabase.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }
}
