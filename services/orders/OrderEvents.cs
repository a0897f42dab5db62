using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cafe.Events;
using Cafe.ServiceDefaults;
using Npgsql;

namespace Cafe.Orders;

/// <summary>The event of an order, <c>order.changed</c>: the whole order as it is after the change.</summary>
public sealed record OrderChanged(
    Guid Id, long Number, OrderStatus Status, DateTimeOffset PlacedAt, string Customer, string? Note, decimal Total,
    long Version, IReadOnlyList<OrderChangedLine> Lines)
{
    public const string Type = "order.changed";

    public static readonly JsonSerializerOptions Json = ServiceDefaults.Json.NewOptions();

    public static OrderChanged Of(Order o, long version) => new(
        o.Id, o.Number, o.Status, o.PlacedAt, o.Customer, o.Note, o.Total, version,
        [.. o.Lines.OrderBy(l => l.LineNo).Select(l => new OrderChangedLine(l.MenuItemId, l.Name, l.UnitPrice, l.Quantity))]);
}

public sealed record OrderChangedLine(long ItemId, string Name, decimal UnitPrice, int Quantity);

/// <summary>
/// All orders as events, in the order of their numbers. It moves a whole history, so it reads orders and lines as two
/// streams in one round trip, and writes each order into one buffer.
/// </summary>
public sealed class OrderSnapshot : ISnapshotSource
{
    private readonly record struct OrderRow(
        long Number, Guid Id, string Status, DateTimeOffset PlacedAt, string Customer, string? Note, decimal Total, long Version);

    private const string Orders =
        """
        SELECT number, id, status, placed_at, customer, note, total, version
        FROM orders
        WHERE number > $1
        ORDER BY number
        LIMIT $2
        """;

    private const string Lines =
        """
        SELECT order_number, menu_item_id, name, unit_price, quantity
        FROM order_lines
        WHERE order_number > $1
          AND order_number <= (SELECT max(number) FROM (SELECT number FROM orders WHERE number > $1 ORDER BY number LIMIT $2) AS page)
        ORDER BY order_number, line_no
        """;

    public async IAsyncEnumerable<SnapshotRow> ReadAsync(
        string? after, int limit, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = after is null ? 0 : long.Parse(after, CultureInfo.InvariantCulture);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { Orders, Lines })
        {
            batch.BatchCommands.Add(new(sql)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = last }, new NpgsqlParameter<long> { TypedValue = limit } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var orders = new List<OrderRow>(limit);
        while (await reader.ReadAsync(cancel))
        {
            orders.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetDecimal(6), reader.GetInt64(7)));
        }

        await reader.NextResultAsync(cancel);
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer);
        var hasLine = await reader.ReadAsync(cancel);
        foreach (var order in orders)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            WriteOrder(json, order);
            // Lines of an order that was committed between the two statements have no order here.
            for (; hasLine && reader.GetInt64(0) <= order.Number; hasLine = await reader.ReadAsync(cancel))
            {
                if (reader.GetInt64(0) == order.Number)
                    WriteLine(json, reader);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancel);
            yield return new(
                order.Number.ToString(CultureInfo.InvariantCulture), OrderChanged.Type, order.Id.ToString(), order.Version,
                order.PlacedAt, buffer.WrittenMemory);
        }
    }

    // As OrderChanged is written, without an object for each line.
    private static void WriteOrder(Utf8JsonWriter json, in OrderRow order)
    {
        json.WriteStartObject();
        json.WriteString("id", order.Id);
        json.WriteNumber("number", order.Number);
        json.WriteString("status", order.Status);
        json.WriteString("placedAt", order.PlacedAt.UtcDateTime);
        json.WriteString("customer", order.Customer);
        json.WriteString("note", order.Note);
        json.WriteNumber("total", order.Total);
        json.WriteNumber("version", order.Version);
        json.WriteStartArray("lines");
    }

    private static void WriteLine(Utf8JsonWriter json, NpgsqlDataReader line)
    {
        json.WriteStartObject();
        json.WriteNumber("itemId", line.GetInt64(1));
        json.WriteString("name", line.GetString(2));
        json.WriteNumber("unitPrice", line.GetDecimal(3));
        json.WriteNumber("quantity", line.GetInt32(4));
        json.WriteEndObject();
    }
}
