using System.Diagnostics;
using System.Text.Json;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Orders;

/// <summary>
/// Places an order: priced by the menu, then written with its lines and its event in one statement, which is one
/// transaction and one round trip. Orders with the same idempotency key are one order, however many arrive at
/// once: the key is unique in the table.
/// </summary>
public sealed class PlaceOrder(
    NpgsqlDataSource database, IServiceScopeFactory scopes, MenuClient menu, CafeSettings cafe, TimeProvider time)
{
    public const string Insert =
        """
        WITH placed AS (
            INSERT INTO orders (id, status, placed_at, customer, note, total, idempotency_key, request_hash, version)
            VALUES ($1, 'placed', $2, $3, $4, $5, $6, $7, 1)
            ON CONFLICT (idempotency_key) DO NOTHING
            RETURNING number
        ), lines AS (
            INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity)
            SELECT number, line_no, menu_item_id, name, unit_price, quantity
            FROM placed, unnest($8, $9, $10, $11) WITH ORDINALITY AS line (menu_item_id, name, unit_price, quantity, line_no)
        ), event AS (
            INSERT INTO outbox (type, subject, version, data, traceparent)
            SELECT $12, $13, 1, $14 || jsonb_build_object('number', number), $15
            FROM placed
        )
        SELECT number FROM placed
        """;

    public async Task<Results<Created<OrderView>, Ok<OrderView>, ValidationProblem, ProblemHttpResult>> RunAsync(
        ValidOrder wanted, string? idempotencyKey, CancellationToken cancel)
    {
        var hash = idempotencyKey is null ? null : wanted.Hash();
        var errors = new InputErrors();
        List<OrderLine> lines;
        try
        {
            lines = Price(wanted, await menu.ItemsAsync(cancel), errors);
        }
        catch (MenuUnavailableException) when (idempotencyKey is not null)
        {
            // An order that was placed already has its prices.
            if (await FindAsync(idempotencyKey, cancel) is { } known)
                return Repeat(known, hash);
            throw;
        }

        if (errors.Any)
        {
            // Placed while the items were still to be had?
            return await FindAsync(idempotencyKey, cancel) is { } known
                ? Repeat(known, hash)
                : errors.Unmet("The order can't be met.");
        }

        var now = time.GetUtcNow();
        var order = new Order
        {
            Id = Guid.CreateVersion7(now),
            PlacedAt = Microseconds(now),
            Customer = wanted.Customer,
            Note = wanted.Note,
            Total = lines.Sum(line => line.Total),
            IdempotencyKey = idempotencyKey,
            RequestHash = hash,
            Version = 1,
            Lines = lines,
        };
        if (await InsertAsync(order, cancel) is not { } number)
            return Repeat((await FindAsync(idempotencyKey, cancel))!, hash);
        return TypedResults.Created($"/api/orders/{order.Id}", OrderView.Of(order, cafe.Currency) with { Number = number });
    }

    /// <returns>The order's number; <c>null</c> where there is an order with that idempotency key, and nothing was written.</returns>
    private async Task<long?> InsertAsync(Order order, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Insert);
        var values = command.Parameters;
        values.Add(new() { Value = order.Id });
        values.Add(new() { Value = order.PlacedAt });
        values.Add(new() { Value = order.Customer });
        values.Add(new() { Value = (object?)order.Note ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        values.Add(new() { Value = order.Total });
        values.Add(new() { Value = (object?)order.IdempotencyKey ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        values.Add(new() { Value = (object?)order.RequestHash ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        values.Add(new() { Value = order.Lines.Select(line => line.MenuItemId).ToArray() });
        values.Add(new() { Value = order.Lines.Select(line => line.Name).ToArray() });
        values.Add(new() { Value = order.Lines.Select(line => line.UnitPrice).ToArray() });
        values.Add(new() { Value = order.Lines.Select(line => line.Quantity).ToArray() });
        values.Add(new() { Value = OrderChanged.Type });
        values.Add(new() { Value = order.Id.ToString() });
        values.Add(new() { Value = JsonSerializer.Serialize(OrderChanged.Of(order, order.Version), OrderChanged.Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        values.Add(new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return (long?)await command.ExecuteScalarAsync(cancel);
    }

    private async Task<Order?> FindAsync(string? idempotencyKey, CancellationToken cancel)
    {
        if (idempotencyKey is null)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrdersDb>();
        return await db.Orders.AsNoTracking().Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.IdempotencyKey == idempotencyKey, cancel);
    }

    private Results<Created<OrderView>, Ok<OrderView>, ValidationProblem, ProblemHttpResult> Repeat(Order earlier, byte[]? hash)
    {
        if (earlier.RequestHash.AsSpan().SequenceEqual(hash))
            return TypedResults.Ok(OrderView.Of(earlier, cafe.Currency));
        var errors = new InputErrors();
        errors.Add("Idempotency-Key", "was used for another order; a new order needs a new key.");
        return errors.Unmet("The Idempotency-Key belongs to another order.");
    }

    private static List<OrderLine> Price(ValidOrder wanted, IReadOnlyDictionary<long, MenuItem> menu, InputErrors errors)
    {
        var lines = new List<OrderLine>();
        foreach (var (index, line) in wanted.Lines.Index())
        {
            if (menu.TryGetValue(line.ItemId, out var item) && item is { Archived: false, Available: true })
            {
                lines.Add(new()
                {
                    LineNo = index + 1, MenuItemId = item.Id, Name = item.Name, UnitPrice = item.Price, Quantity = line.Quantity,
                });
                continue;
            }

            errors.Add($"lines[{index}].itemId", item switch
            {
                null => $"There is no item {line.ItemId} on the menu.",
                { Archived: true } => $"Item {item.Id} ({item.Name}) is no longer on the menu.",
                _ => $"Item {item.Id} ({item.Name}) is not available.",
            });
        }

        return lines;
    }

    /// <summary>What PostgreSQL keeps, so that the first answer and all later ones are equal.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
