using System.Globalization;
using Npgsql;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Puts orders into the past, which the API can't: reports need some. This is the one place that writes around the
/// API: into the monolith's tables, or into those of the orders service with an event for each order, as the service
/// itself would, and then it waits until the reports have them.
/// </summary>
public sealed class HistoryWriter(CafeTarget cafe)
{
    private const string Announce =
        """
        INSERT INTO outbox (type, subject, version, data)
        SELECT 'order.changed', o.id::text, o.version, jsonb_build_object(
            'id', o.id, 'number', o.number, 'status', o.status, 'customer', o.customer, 'note', o.note, 'total', o.total,
            'placedAt', to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'version', o.version,
            'lines', (SELECT jsonb_agg(jsonb_build_object(
                          'itemId', menu_item_id, 'name', name, 'unitPrice', unit_price, 'quantity', quantity) ORDER BY line_no)
                      FROM order_lines WHERE order_number = o.number))
        FROM orders AS o
        WHERE customer = $1 AND placed_at < '2016-01-01'
        """;

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

        if (cafe.ReportingDatabase is not null)
        {
            batch.Add(
                "UPDATE orders SET status = 'cancelled', version = version + 1 WHERE customer = $1 AND placed_at < '2016-01-01'",
                customer);
            batch.Add(Announce, customer);
        }

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

        if (cafe.ReportingDatabase is not null)
            batch.Add(Announce, customer);
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        if (cafe.ReportingDatabase is { } reporting)
        {
            // A report shows an item under the menu's name.
            await ReportedAsync("menu", cafe.MenuDatabase, reporting);
            await ReportedAsync("orders", cafe.OrdersDatabase, reporting);
        }

        return ids;
    }

    private static async Task ReportedAsync(string source, NpgsqlDataSource owner, NpgsqlDataSource reporting)
    {
        var written = await ScalarAsync(owner, "SELECT coalesce(max(id), 0) FROM outbox");
        await Eventually.Get(
            () => ScalarAsync(owner, "SELECT count(*) FROM outbox WHERE position IS NULL AND id <= $1", written),
            until: unstamped => unstamped == 0);
        var position = await ScalarAsync(owner, "SELECT coalesce(max(position), 0) FROM outbox WHERE id <= $1", written);
        await Eventually.Get(
            () => ScalarAsync(reporting, "SELECT coalesce(max(position), 0) FROM event_positions WHERE source = $1", source),
            until: reported => reported >= position);
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
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
