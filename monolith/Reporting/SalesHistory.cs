using Cafe.Monolith.Orders;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Monolith.Reporting;

/// <summary>Reads the orders that reports are made of, from the live tables.</summary>
public sealed class SalesHistory(CafeDb db, CafeSettings cafe)
{
    /// <summary>The orders of the local days from <paramref name="first"/> to <paramref name="last"/>, less the cancelled ones.</summary>
    public IAsyncEnumerable<Order> OrdersAsync(DateOnly first, DateOnly last)
    {
        var from = cafe.StartOf(first);
        var to = cafe.StartOf(last.AddDays(1));
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5)); // as long as a report may take
        return db.Orders.AsNoTracking()
            .Where(o => o.PlacedAt >= from && o.PlacedAt < to && o.Status != OrderStatus.Cancelled)
            .Include(o => o.Lines)
            .AsAsyncEnumerable();
    }

    /// <summary>What items are called today, those that left the menu included.</summary>
    public Task<Dictionary<long, string>> ItemNamesAsync(CancellationToken cancel) =>
        db.MenuItems.AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Name, cancel);
}

/// <summary>Adds up orders, units and revenue.</summary>
public sealed class Tally
{
    public int Orders { get; private set; }
    public long Units { get; private set; }
    public decimal Revenue { get; private set; }

    public void AddOrder(Order order)
    {
        Orders++;
        Units += order.Lines.Sum(line => (long)line.Quantity);
        Revenue += order.Total;
    }

    /// <summary>The part of one order that is of one item.</summary>
    public void AddLines(IEnumerable<OrderLine> lines)
    {
        Orders++;
        foreach (var line in lines)
        {
            Units += line.Quantity;
            Revenue += line.Total;
        }
    }
}

/// <summary>One tally for each key, made when the key is first seen.</summary>
public sealed class Tallies<TKey> : SortedDictionary<TKey, Tally>
    where TKey : notnull
{
    public Tallies(params IEnumerable<TKey> keys)
    {
        foreach (var key in keys)
            Add(key, new());
    }

    public Tally Of(TKey key)
    {
        if (!TryGetValue(key, out var tally))
            Add(key, tally = new());
        return tally;
    }
}
