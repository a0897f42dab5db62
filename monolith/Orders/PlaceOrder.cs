using Cafe.Monolith.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cafe.Monolith.Orders;

/// <summary>
/// Places an order: checked and priced against the menu, and written, in one transaction. Orders with
/// the same idempotency key are one order, however many arrive at once: the key is unique in the table.
/// </summary>
public sealed class PlaceOrder(CafeDb db, CafeSettings cafe, TimeProvider time)
{
    public async Task<Results<Created<OrderView>, Ok<OrderView>, ValidationProblem, ProblemHttpResult>> RunAsync(
        ValidOrder wanted, string? idempotencyKey, CancellationToken cancel)
    {
        var hash = wanted.Hash();
        if (await FindAsync(idempotencyKey, cancel) is { } earlier)
            return Repeat(earlier, hash);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var errors = new InputErrors();
        var lines = await PriceAsync(wanted, errors, cancel);
        if (errors.Any)
            return errors.Unmet("The order can't be met.");

        var order = new Order
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            PlacedAt = Microseconds(time.GetUtcNow()),
            Customer = wanted.Customer,
            Note = wanted.Note,
            Total = lines.Sum(line => line.Total),
            IdempotencyKey = idempotencyKey,
            RequestHash = idempotencyKey is null ? null : hash,
            Lines = lines,
        };
        try
        {
            db.Add(order);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_orders_idempotency_key",
        })
        {
            // The same order arrived twice at once, and the other one was first.
            await transaction.RollbackAsync(cancel);
            return Repeat((await FindAsync(idempotencyKey, cancel))!, hash);
        }

        return TypedResults.Created($"/api/orders/{order.Id}", OrderView.Of(order, cafe.Currency));
    }

    private async Task<Order?> FindAsync(string? idempotencyKey, CancellationToken cancel) => idempotencyKey is null
        ? null
        : await db.Orders.AsNoTracking().Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.IdempotencyKey == idempotencyKey, cancel);

    private Results<Created<OrderView>, Ok<OrderView>, ValidationProblem, ProblemHttpResult> Repeat(Order earlier, byte[] hash)
    {
        if (earlier.RequestHash.AsSpan().SequenceEqual(hash))
            return TypedResults.Ok(OrderView.Of(earlier, cafe.Currency));
        var errors = new InputErrors();
        errors.Add("Idempotency-Key", "was used for another order; a new order needs a new key.");
        return errors.Unmet("The Idempotency-Key belongs to another order.");
    }

    private async Task<List<OrderLine>> PriceAsync(ValidOrder wanted, InputErrors errors, CancellationToken cancel)
    {
        var ids = wanted.Lines.Select(line => line.ItemId).Distinct().ToArray();
        // Locked, so that staff can't withdraw an item or change its price before the order is written;
        // by id, so that two orders never wait for each other in a circle.
        var menu = await db.MenuItems
            .FromSql($"SELECT * FROM menu_items WHERE id = ANY ({ids}) ORDER BY id FOR SHARE")
            .AsNoTracking().ToDictionaryAsync(item => item.Id, cancel);

        var lines = new List<OrderLine>();
        foreach (var (index, line) in wanted.Lines.Index())
        {
            if (menu.TryGetValue(line.ItemId, out var item) && item is { ArchivedAt: null, Available: true })
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
                { ArchivedAt: not null } => $"Item {item.Id} ({item.Name}) is no longer on the menu.",
                _ => $"Item {item.Id} ({item.Name}) is not available.",
            });
        }

        return lines;
    }

    /// <summary>What PostgreSQL keeps, so that the first answer and all later ones are equal.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
