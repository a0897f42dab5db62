using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Cli.Sales;

/// <summary>What an import has done, or would do.</summary>
internal sealed class ImportSummary
{
    /// <summary>How many of the bad rows are kept to be shown.</summary>
    public const int ShownBad = 20;

    public long Rows { get; set; }
    public long Voided { get; set; }
    public long Bad { get; set; }
    public List<BadRow> FirstBad { get; } = [];
    public long Tickets { get; set; }
    public long Orders { get; set; }
    public long AlreadyThere { get; set; }
    public long Units { get; set; }
    public decimal Revenue { get; set; }
    public IReadOnlyList<string> NewItems { get; set; } = [];
}

/// <summary>
/// Brings a sales file into the order history. Rows go into a temporary table as they are read, so that a file may be
/// larger than memory; what belongs to one ticket and time, wherever it stands, becomes an order there.
/// </summary>
internal sealed class SalesImport(SalesBooks books, SoldItems items, ImportSummary summary, CancellationToken cancellation)
{
    private const string Category = "Imported";

    private readonly NpgsqlConnection _orders = books.Orders;

    /// <param name="onBad">Hears of each bad row; the import goes on without it unless this throws.</param>
    public async Task StageAsync(SalesFile file, string itemColumn, Action<BadRow> onBad, Progress progress)
    {
        await _orders.ExecuteAsync(
            """
            CREATE TEMPORARY TABLE sales_rows (
                line bigint NOT NULL, key text NOT NULL, placed_at timestamptz NOT NULL, ticket text NOT NULL,
                item integer, quantity integer NOT NULL, price numeric(10,2)) ON COMMIT DROP
            """,
            cancellation);
        await using var copy = await _orders.BeginBinaryImportAsync("COPY sales_rows FROM STDIN (FORMAT binary)", cancellation);
        foreach (var (row, unreadable) in file.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(++summary.Rows, file.Share);
            var sold = row.Item is null ? null : items.Of(row.Item, row.Price);
            var bad = unreadable
                ?? (row.Item is { } name && sold is null
                    ? new BadRow(row.Line, itemColumn, name, "is not on the menu and has no price: map a price column, or give --default-price")
                    : null);
            if (bad is not null)
            {
                summary.Bad++;
                if (summary.FirstBad.Count < ImportSummary.ShownBad) summary.FirstBad.Add(bad);
                onBad(bad);
                continue;
            }

            if (row.Item is null) summary.Voided++;
            copy.StartRow();
            copy.Write(row.Line, NpgsqlDbType.Bigint);
            copy.Write(KeyOf(row), NpgsqlDbType.Text);
            copy.Write(row.PlacedAt, NpgsqlDbType.TimestampTz);
            copy.Write(row.Ticket, NpgsqlDbType.Text);
            copy.Write(sold?.Item.Index, NpgsqlDbType.Integer);
            copy.Write(row.Quantity, NpgsqlDbType.Integer);
            copy.Write(sold?.Price, NpgsqlDbType.Numeric);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Makes orders of the staged rows, leaves out those that are there already, and adds the figures
    /// up.</summary>
    public async Task GroupAsync()
    {
        await _orders.ExecuteAsync(
            """
            ANALYZE sales_rows;

            CREATE TEMPORARY TABLE sales_orders ON COMMIT DROP AS
            SELECT key, placed_at, ticket, min(line) AS line, sum(quantity) AS units, sum(quantity * price) AS total
            FROM sales_rows
            WHERE item IS NOT NULL
            GROUP BY key, placed_at, ticket;
            """,
            cancellation);
        summary.AlreadyThere = await _orders.ExecuteAsync(
            "DELETE FROM sales_orders USING orders WHERE orders.idempotency_key = sales_orders.key", cancellation);
        await _orders.ExecuteAsync("ANALYZE sales_orders", cancellation);
        summary.Tickets = await _orders.ScalarAsync<long>("SELECT count(DISTINCT key) FROM sales_rows", cancellation);
        summary.Orders = await _orders.ScalarAsync<long>("SELECT count(*) FROM sales_orders", cancellation);
        summary.Units = (long)await _orders.ScalarAsync<decimal>("SELECT coalesce(sum(units), 0) FROM sales_orders", cancellation);
        summary.Revenue = await _orders.ScalarAsync<decimal>("SELECT coalesce(sum(total), 0) FROM sales_orders", cancellation);
        summary.NewItems = [.. (await MissingAsync()).Select(item => item.Name)];
    }

    /// <summary>Writes what was grouped: items first, then all orders.</summary>
    public async Task WriteAsync()
    {
        var ids = items.All.Where(item => item.Id is not null).ToDictionary(item => item.Index, item => item.Id!.Value);
        foreach (var item in await MissingAsync()) ids[item.Index] = await AddToMenuAsync(item);

        // The identity column's default takes the numbers from the sequence, so that orders that customers place
        // meanwhile get others.
        await _orders.ExecuteAsync(
            """
            INSERT INTO orders (id, status, placed_at, customer, total, idempotency_key, version)
            SELECT -- Version 7 (RFC 9562): 48 bits of milliseconds before the random bits of a version 4, whose 0100 becomes 0111.
                   encode(
                       set_bit(set_bit(
                           overlay(uuid_send(gen_random_uuid())
                                   PLACING substring(int8send((extract(epoch FROM placed_at) * 1000)::bigint) FROM 3) FROM 1),
                           52, 1), 53, 1),
                       'hex')::uuid,
                   'collected', placed_at, 'Ticket ' || ticket, total, key, 1
            FROM sales_orders
            ORDER BY placed_at, line
            """,
            cancellation);
        await _orders.ExecuteAsync(
            """
            INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity)
            SELECT orders.number, row_number() OVER (PARTITION BY orders.number ORDER BY sold.line),
                   items.id, items.name, sold.price, sold.quantity
            FROM (SELECT key, item, price, min(line) AS line, sum(quantity) AS quantity
                  FROM sales_rows
                  WHERE item IS NOT NULL
                  GROUP BY key, item, price) AS sold
            JOIN sales_orders USING (key)
            JOIN orders ON orders.idempotency_key = sold.key
            JOIN unnest($1, $2, $3) AS items (item, id, name) USING (item)
            """,
            cancellation,
            ids.Keys.ToArray(), ids.Values.ToArray(), ids.Keys.Select(index => items.All[index].Name).ToArray());
    }

    /// <summary><c>sale-2016-10-30T10:05:34Z-2</c>: the instant in UTC, and the ticket as in a URL. With it, an order is
    /// imported once.</summary>
    internal static string KeyOf(in SalesRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"sale-{row.PlacedAt:yyyy-MM-dd'T'HH:mm:ss.FFFFFF}Z-{Uri.EscapeDataString(row.Ticket)}");

    // Those that new orders need.
    private async Task<IReadOnlyList<SoldItem>> MissingAsync()
    {
        var sold = await _orders.ScalarAsync<int[]>(
            "SELECT coalesce(array_agg(DISTINCT item), '{}') FROM sales_rows JOIN sales_orders USING (key) WHERE item IS NOT NULL", cancellation);
        return [.. sold.Select(index => items.All[index]).Where(item => item.Id is null)];
    }

    private async Task<long> AddToMenuAsync(SoldItem item) => await books.Menu.ScalarAsync<long>(
        """
        WITH present AS (
            SELECT min(id) AS id FROM menu_categories WHERE name = $1
        ), category AS (
            INSERT INTO menu_categories (id, name, position)
            SELECT coalesce(max(id), 0) + 1, $1, coalesce(max(position), 0) + 1 FROM menu_categories
            HAVING NOT bool_or(name = $1) IS TRUE
            RETURNING id
        )
        INSERT INTO menu_items (category_id, name, price, available, version)
        SELECT coalesce(present.id, category.id), $2, $3, $3 > 0, 1
        FROM present LEFT JOIN category ON true
        RETURNING id
        """,
        cancellation, Category, item.Name, item.MenuPrice);
}
