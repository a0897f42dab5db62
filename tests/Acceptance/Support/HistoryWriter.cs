using System.Globalization;
using Npgsql;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Puts orders into the past, which the API can't: reports need some. This is the one place that writes around the
/// API, so it alone changes when the orders move.
/// </summary>
public sealed class HistoryWriter(CafeTarget cafe)
{
    /// <summary>
    /// Writes the orders, in one transaction. What the same <paramref name="owner"/> wrote in an earlier run against
    /// this café is removed first, so that figures don't add up from run to run.
    /// </summary>
    /// <param name="owner">Names the test; all its orders carry it as their customer.</param>
    public async Task<IReadOnlyList<Guid>> WriteAsync(string owner, params IReadOnlyList<PastOrder> orders)
    {
        await using var connection = await cafe.OrdersDatabase.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        var customer = $"History: {owner}";

        batch.Add(
            """
            DELETE FROM order_lines WHERE order_number IN
                (SELECT number FROM orders WHERE customer = $1 AND placed_at < '2016-01-01')
            """,
            customer);
        batch.Add("DELETE FROM orders WHERE customer = $1 AND placed_at < '2016-01-01'", customer);

        var ids = new List<Guid>();
        foreach (var order in orders)
        {
            var id = Guid.CreateVersion7(order.PlacedAt);
            ids.Add(id);
            batch.Add(
                """
                INSERT INTO orders (id, status, placed_at, customer, total, version)
                VALUES ($1, $2, $3, $4, $5, 1)
                """,
                id, order.Status, order.PlacedAt, customer, order.Lines.Sum(line => line.Quantity * line.UnitPrice));
            foreach (var (number, line) in order.Lines.Index())
            {
                batch.Add(
                    """
                    INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity)
                    SELECT number, $2, $3, $4, $5, $6 FROM orders WHERE id = $1
                    """,
                    id, number + 1, line.ItemId, line.Name, line.UnitPrice, line.Quantity);
            }
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return ids;
    }
}

/// <summary>An order of the past: its lines carry name and price as sold.</summary>
public sealed record PastOrder(DateTimeOffset PlacedAt, IReadOnlyList<PastLine> Lines, string Status = "collected")
{
    /// <param name="instant">In UTC, such as <c>2009-03-29T00:59:59.999999Z</c>.</param>
    /// <param name="lines">Sold for what the items cost today.</param>
    public static PastOrder At(string instant, params IEnumerable<(Item Item, int Quantity)> lines) => new(
        DateTimeOffset.ParseExact(
            instant, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        [.. lines.Select(line => new PastLine(line.Item.Id, line.Item.Name, line.Item.Price, line.Quantity))]);

    public PastOrder Cancelled() => this with { Status = "cancelled" };
}

public sealed record PastLine(long ItemId, string Name, decimal UnitPrice, int Quantity);

file static class Batches
{
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
