using System.Text.Json;
using Cafe.Events;
using Cafe.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Reporting.Projection;

/// <summary>
/// Keeps the sums that reports are made of in step with the orders. What is not newer than what is known of an order is
/// ignored, so that late, repeated and reordered events do no harm; and the tables always belong to one time zone, the one
/// that they were begun with.
/// </summary>
public sealed class SalesProjection(CafeSettings cafe) : IEventHandler
{
    /// <summary>The tables that are made anew together.</summary>
    public static readonly string[] Tables = ["order_versions", "sales_by_item", "sales_by_hour", "sold_items", "sales_zone"];

    /// <inheritdoc/>
    public async Task ApplyAsync(IReadOnlyList<CloudEvent> events, NpgsqlConnection connection, CancellationToken cancel)
    {
        var orders = Newest(events);
        var sums = new SalesSums(await ZoneAsync(connection, cancel));
        await foreach (var (number, change) in WriteVersionsAsync(orders.Values, connection, cancel))
        {
            if (change != 0)
                sums.Add(orders[number], change);
            sums.Name(orders[number]);
        }

        await sums.WriteAsync(connection, cancel);
    }

    /// <inheritdoc/>
    /// <remarks>One COPY for all orders, while their sums are made in memory: there are as many as days have items and hours.</remarks>
    public async Task LoadAsync(IAsyncEnumerable<IReadOnlyList<CloudEvent>> pages, NpgsqlConnection connection, CancellationToken cancel)
    {
        var sums = new SalesSums(await ZoneAsync(connection, cancel));
        await using (var copy = await connection.BeginBinaryImportAsync(
            "COPY order_versions (number, version, counted) FROM STDIN (FORMAT binary)", cancel))
        {
            await foreach (var page in pages.WithCancellation(cancel))
            {
                foreach (var order in page.Where(change => change.Type == OrderChanged.Type).Select(Read))
                {
                    await copy.StartRowAsync(cancel);
                    await copy.WriteAsync(order.Number, NpgsqlDbType.Bigint, cancel);
                    await copy.WriteAsync(order.Version, NpgsqlDbType.Bigint, cancel);
                    await copy.WriteAsync(order.IsCounted, NpgsqlDbType.Boolean, cancel);
                    if (order.IsCounted)
                        sums.Add(order, 1);
                    sums.Name(order);
                }
            }

            await copy.CompleteAsync(cancel);
        }

        await sums.WriteAsync(connection, cancel);
    }

    private static OrderChanged Read(CloudEvent change) => JsonSerializer.Deserialize(change.Data.Span, EventJson.Default.OrderChanged)!;

    private static Dictionary<long, OrderChanged> Newest(IReadOnlyList<CloudEvent> events)
    {
        var orders = new Dictionary<long, OrderChanged>(events.Count);
        foreach (var order in events.Where(change => change.Type == OrderChanged.Type).Select(Read))
        {
            if (!orders.TryGetValue(order.Number, out var known) || known.Version < order.Version)
                orders[order.Number] = order;
        }

        return orders;
    }

    /// <returns>The orders of which something new is known, and whether they begin (1) or cease (-1) to count.</returns>
    private static async IAsyncEnumerable<(long Number, int Change)> WriteVersionsAsync(
        IReadOnlyCollection<OrderChanged> orders, NpgsqlConnection connection,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        // All parts of a statement see the tables as they were before it. Nobody else writes: one consumer applies at a time.
        await using var command = new NpgsqlCommand(
            """
            WITH news AS (SELECT * FROM unnest($1, $2, $3) AS news (number, version, counted)),
            written AS (
                INSERT INTO order_versions AS o (number, version, counted) SELECT * FROM news
                ON CONFLICT (number) DO UPDATE SET version = excluded.version, counted = excluded.counted
                WHERE o.version < excluded.version
                RETURNING number, counted)
            SELECT written.number, written.counted::int - coalesce(before.counted, false)::int
            FROM written LEFT JOIN order_versions AS before USING (number)
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. orders.Select(order => order.Number)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. orders.Select(order => order.Version)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. orders.Select(order => order.IsCounted)] });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return (reader.GetInt64(0), reader.GetInt32(1));
    }

    /// <summary>The zone that the tables were begun with, which is now's where they are empty.</summary>
    private async Task<TimeZoneInfo> ZoneAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH begun AS (
                INSERT INTO sales_zone (time_zone) SELECT $1 WHERE NOT EXISTS (SELECT FROM sales_zone)
                RETURNING time_zone)
            SELECT time_zone FROM begun UNION ALL SELECT time_zone FROM sales_zone
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cafe.TimeZone.Id });
        return TimeZoneInfo.FindSystemTimeZoneById((string)(await command.ExecuteScalarAsync(cancel))!);
    }
}
