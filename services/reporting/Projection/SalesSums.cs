using System.Runtime.InteropServices;
using Npgsql;

namespace Cafe.Reporting.Projection;

/// <summary>Adds up orders in memory by local day and item, and by local day and hour, and adds the sums to the tables.</summary>
/// <param name="zone">The zone of day and hour.</param>
public sealed class SalesSums(TimeZoneInfo zone)
{
    private readonly Dictionary<(DateOnly Day, long ItemId), Sum> _byItem = [];
    private readonly Dictionary<(DateOnly Day, int Hour), Sum> _byHour = [];
    private readonly Dictionary<long, (string Name, long OrderNumber)> _names = [];
    private bool _takesAway;

    public IReadOnlyDictionary<(DateOnly Day, long ItemId), Sum> ByItem => _byItem;

    public IReadOnlyDictionary<(DateOnly Day, int Hour), Sum> ByHour => _byHour;

    /// <param name="Orders">Of an item, how many orders contain it.</param>
    public record struct Sum(int Orders, long Units, decimal Revenue)
    {
        internal void Add(int orders, long units, decimal revenue) =>
            (Orders, Units, Revenue) = (Orders + orders, Units + units, Revenue + revenue);
    }

    /// <param name="order">All of it: its lines are what is added or taken away.</param>
    /// <param name="sign">1 for an order that begins to count, -1 for one that no longer does.</param>
    public void Add(OrderChanged order, int sign)
    {
        _takesAway |= sign < 0;
        var local = TimeZoneInfo.ConvertTime(order.PlacedAt, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var units = 0L;
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            units += line.Quantity;
            CollectionsMarshal.GetValueRefOrAddDefault(_byItem, (day, line.ItemId), out _)
                .Add(IsFirstOfItem(order.Lines, i) ? sign : 0, sign * line.Quantity, sign * line.Quantity * line.UnitPrice);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_byHour, (day, local.Hour), out _).Add(sign, sign * units, sign * order.Total);
    }

    /// <summary>Takes note of what the order's items were called.</summary>
    public void Name(OrderChanged order)
    {
        foreach (var line in order.Lines)
        {
            ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, line.ItemId, out var isKnown);
            if (!isKnown || order.Number >= name.OrderNumber)
                name = (line.Name, order.Number);
        }
    }

    /// <summary>Adds the sums to what the tables hold, in the connection's transaction. A row without orders goes away.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (_byItem.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                """
                INSERT INTO sales_by_item AS s (day, item_id, orders, units, revenue)
                SELECT * FROM unnest($1, $2, $3, $4, $5)
                ON CONFLICT (day, item_id) DO UPDATE
                SET orders = s.orders + excluded.orders, units = s.units + excluded.units, revenue = s.revenue + excluded.revenue
                """,
                [_byItem.Keys.Select(key => key.Day).ToArray(), _byItem.Keys.Select(key => key.ItemId).ToArray(), .. Columns(_byItem.Values)]));
            batch.BatchCommands.Add(Command(
                """
                INSERT INTO sales_by_hour AS s (day, hour, orders, units, revenue)
                SELECT * FROM unnest($1, $2, $3, $4, $5)
                ON CONFLICT (day, hour) DO UPDATE
                SET orders = s.orders + excluded.orders, units = s.units + excluded.units, revenue = s.revenue + excluded.revenue
                """,
                [_byHour.Keys.Select(key => key.Day).ToArray(), _byHour.Keys.Select(key => key.Hour).ToArray(), .. Columns(_byHour.Values)]));
        }

        if (_takesAway)
        {
            batch.BatchCommands.Add(Command(
                """
                DELETE FROM sales_by_item s USING unnest($1, $2) AS touched (day, item_id)
                WHERE s.day = touched.day AND s.item_id = touched.item_id AND s.orders = 0
                """,
                [_byItem.Keys.Select(key => key.Day).ToArray(), _byItem.Keys.Select(key => key.ItemId).ToArray()]));
            batch.BatchCommands.Add(Command(
                """
                DELETE FROM sales_by_hour s USING unnest($1, $2) AS touched (day, hour)
                WHERE s.day = touched.day AND s.hour = touched.hour AND s.orders = 0
                """,
                [_byHour.Keys.Select(key => key.Day).ToArray(), _byHour.Keys.Select(key => key.Hour).ToArray()]));
        }

        if (_names.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                """
                INSERT INTO sold_items AS s (item_id, name, order_number)
                SELECT * FROM unnest($1, $2, $3)
                ON CONFLICT (item_id) DO UPDATE
                SET name = excluded.name, order_number = excluded.order_number
                WHERE s.order_number < excluded.order_number
                """,
                [_names.Keys.ToArray(), _names.Values.Select(v => v.Name).ToArray(), _names.Values.Select(v => v.OrderNumber).ToArray()]));
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancel);
    }

    private static bool IsFirstOfItem(List<OrderChangedLine> lines, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (lines[i].ItemId == lines[index].ItemId)
                return false;
        }

        return true;
    }

    private static Array[] Columns(ICollection<Sum> sums) =>
        [sums.Select(sum => sum.Orders).ToArray(), sums.Select(sum => sum.Units).ToArray(), sums.Select(sum => sum.Revenue).ToArray()];

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<Array> columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        return command;
    }
}
