using System.Data;
using Cafe.Reporting.Projection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Cafe.Reporting.Reports;

/// <summary>Reads the sums that reports are made of. No report reads more rows than its days have hours and items.</summary>
public sealed class SalesHistory(ReportingDb db, ReadModel model)
{
    private const string Lock = "LOCK TABLE sales_by_hour, sales_by_item, sold_items, item_names, sales_zone IN ACCESS SHARE MODE";

    /// <summary>
    /// Until it is disposed of, all that is read is of one moment, and the tables are not swapped for those of a rebuild:
    /// they are locked before the first look, which is the moment that counts.
    /// </summary>
    /// <exception cref="ReadModelException">There is nothing to look at yet.</exception>
    public async Task<IAsyncDisposable> LookAsync(CancellationToken cancel)
    {
        var look = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)look.GetDbTransaction())
        {
            BatchCommands = { new(Lock), new(ReadModel.State) },
        };
        await using var state = await batch.ExecuteReaderAsync(cancel);
        await state.ReadAsync(cancel);
        if (model.WhyNot(state) is not { } reason)
            return look;
        await look.DisposeAsync();
        throw new ReadModelException($"There are no reports now: {reason}.");
    }

    /// <summary>The hours with sales of the local days from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public IAsyncEnumerable<SalesByHour> HoursAsync(DateOnly first, DateOnly last) =>
        db.SalesByHour.AsNoTracking().Where(s => s.Day >= first && s.Day <= last).AsAsyncEnumerable();

    /// <summary>The items sold on each of the local days from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public IAsyncEnumerable<SalesByItem> ItemsAsync(DateOnly first, DateOnly last) =>
        db.SalesByItem.AsNoTracking().Where(s => s.Day >= first && s.Day <= last).AsAsyncEnumerable();

    /// <summary>What the items that were ever sold are called today; before the menu has told it, as they were sold last.</summary>
    public Task<Dictionary<long, string>> ItemNamesAsync(CancellationToken cancel) =>
        db.SoldItems.AsNoTracking()
            .LeftJoin(db.ItemNames, sold => sold.ItemId, item => item.ItemId,
                (sold, item) => new { sold.ItemId, Name = item == null ? sold.Name : item.Name })
            .ToDictionaryAsync(item => item.ItemId, item => item.Name, cancel);
}

/// <summary>Adds up orders, units and revenue.</summary>
public sealed class Tally
{
    public int Orders { get; private set; }
    public long Units { get; private set; }
    public decimal Revenue { get; private set; }

    public void Add(SalesByHour sales) => Add(sales.Orders, sales.Units, sales.Revenue);

    public void Add(SalesByItem sales) => Add(sales.Orders, sales.Units, sales.Revenue);

    private void Add(int orders, long units, decimal revenue) =>
        (Orders, Units, Revenue) = (Orders + orders, Units + units, Revenue + revenue);
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
