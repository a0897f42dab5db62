using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Cli.Sales;

/// <summary>Writes orders with their lines by <c>COPY</c>.</summary>
internal static class OrderCopy
{
    /// <summary>PostgreSQL notes each line in memory until its COPY ends and its foreign keys are checked.</summary>
    public const int OrdersAtOnce = 10_000;

    /// <summary>Writes them while the next ones are being made.</summary>
    /// <param name="wrote">Hears of each lot how many there were.</param>
    /// <returns>How many lines there were.</returns>
    public static async Task<long> WriteAsync(
        NpgsqlConnection connection, IEnumerable<SoldOrder> orders, Action<int> wrote, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var made = Channel.CreateBounded<SoldOrder[]>(4);
        var making = Task.Run(() => MakeAsync(orders, made.Writer, stop.Token), CancellationToken.None);
        try
        {
            var lines = 0L;
            await foreach (var some in made.Reader.ReadAllAsync(cancellation))
            {
                var numbers = await ReserveAsync(connection, some.Length, cancellation);
                await WriteOrdersAsync(connection, some, numbers, cancellation);
                lines += await WriteLinesAsync(connection, some, numbers, cancellation);
                wrote(some.Length);
            }

            return lines;
        }
        finally
        {
            await stop.CancelAsync();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task MakeAsync(IEnumerable<SoldOrder> orders, ChannelWriter<SoldOrder[]> made, CancellationToken cancellation)
    {
        try
        {
            foreach (var some in orders.Chunk(OrdersAtOnce)) await made.WriteAsync(some, cancellation);
            made.Complete();
        }
        catch (Exception e)
        {
            made.Complete(e);
        }
    }

    // From the sequence itself, so that orders that customers place meanwhile get others.
    private static Task<long[]> ReserveAsync(NpgsqlConnection connection, int count, CancellationToken cancellation) => connection.ScalarAsync<long[]>(
        """
        SELECT array_agg(number)
        FROM (SELECT nextval(pg_get_serial_sequence('orders', 'number')) AS number FROM generate_series(1, $1)) AS reserved
        """,
        cancellation, count);

    private static async Task WriteOrdersAsync(
        NpgsqlConnection connection, SoldOrder[] orders, long[] numbers, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY orders (number, id, status, placed_at, customer, total, idempotency_key, version) FROM STDIN (FORMAT binary)", cancellation);
        foreach (var (index, order) in orders.Index())
        {
            copy.StartRow();
            copy.Write(numbers[index], NpgsqlDbType.Bigint);
            copy.Write(order.Id, NpgsqlDbType.Uuid);
            copy.Write(order.Status, NpgsqlDbType.Text);
            copy.Write(order.PlacedAt, NpgsqlDbType.TimestampTz);
            copy.Write(order.Customer, NpgsqlDbType.Text);
            copy.Write(order.Total, NpgsqlDbType.Numeric);
            if (order.IdempotencyKey is null) copy.WriteNull();
            else copy.Write(order.IdempotencyKey, NpgsqlDbType.Text);
            copy.Write(1L, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task<long> WriteLinesAsync(
        NpgsqlConnection connection, SoldOrder[] orders, long[] numbers, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity) FROM STDIN (FORMAT binary)", cancellation);
        foreach (var (index, order) in orders.Index())
        {
            foreach (var (before, line) in order.Lines.Index())
            {
                copy.StartRow();
                copy.Write(numbers[index], NpgsqlDbType.Bigint);
                copy.Write(before + 1, NpgsqlDbType.Integer);
                copy.Write(line.Item.Id, NpgsqlDbType.Bigint);
                copy.Write(line.Item.Name, NpgsqlDbType.Text);
                copy.Write(line.Item.Price, NpgsqlDbType.Numeric);
                copy.Write(line.Quantity, NpgsqlDbType.Integer);
            }
        }

        return (long)await copy.CompleteAsync(cancellation);
    }
}
