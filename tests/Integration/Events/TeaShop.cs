using Cafe.Events;
using Cafe.Tests.Integration.Support;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Tests.Integration.Events;

/// <summary>The two databases of a test, the publisher's and the consumer's, and what a test does with them.</summary>
internal sealed class TeaShop
{
    private readonly DbContextOptions<TeaDb> _options;

    private TeaShop(string teas, string prices)
    {
        (Teas, Prices) = (teas, prices);
        _options = new DbContextOptionsBuilder<TeaDb>().UseNpgsql(teas).Options;
    }

    /// <summary>The publisher's database.</summary>
    public string Teas { get; }

    /// <summary>The consumer's database.</summary>
    public string Prices { get; }

    public static async Task<TeaShop> OpenAsync(ScratchDatabases databases) =>
        await OpenAsync(await databases.CreateAsync(), await databases.CreateAsync());

    public static async Task<TeaShop> OpenAsync(string teas, string prices, bool isNew = true)
    {
        var shop = new TeaShop(teas, prices);
        await using var publisher = shop.NewDb();
        await publisher.Database.EnsureCreatedAsync();
        if (!isNew)
            return shop;
        await using var consumer = new PriceListDb(new DbContextOptionsBuilder<PriceListDb>().UseNpgsql(prices).Options);
        await consumer.Database.EnsureCreatedAsync();
        return shop;
    }

    public TeaDb NewDb() => new(_options);

    /// <summary>Adds a tea, or changes its price, with an event.</summary>
    public async Task PriceAsync(long id, decimal price, string? name = null)
    {
        await using var db = NewDb();
        await PriceAsync(db, id, price, name);
        await db.SaveChangesAsync();
    }

    /// <summary>The same within a unit of work.</summary>
    public static async Task PriceAsync(TeaDb db, long id, decimal price, string? name = null)
    {
        var tea = await db.Teas.FindAsync(id);
        if (tea is null)
            db.Add(tea = new() { Id = id, Name = name ?? $"tea {id}", Price = price, Version = 1 });
        else
            (tea.Price, tea.Name, tea.Version) = (price, name ?? tea.Name, tea.Version + 1);
        db.AddEvent("tea.changed", $"{id}", tea.Version, new { tea.Id, tea.Name, tea.Price });
    }

    /// <summary>Many events in little time: each tea changes once a round.</summary>
    public Task PriceManyAsync(int rounds, int ids) => Sql.ExecuteAsync(Teas,
        $"""
        DO $$ BEGIN
            FOR round IN 1..{rounds} LOOP
                INSERT INTO teas AS t (id, name, price, version) SELECT id, 'tea ' || id, round, 1 FROM generate_series(1, {ids}) AS id
                    ON CONFLICT (id) DO UPDATE SET price = excluded.price, version = t.version + 1;
                INSERT INTO outbox (type, subject, version, data)
                    SELECT 'tea.changed', id, version, json_build_object('id', id, 'name', name, 'price', price)
                    FROM teas WHERE id <= {ids} ORDER BY id;
                COMMIT;
            END LOOP;
        END $$
        """);

    /// <summary>Adds teas past the events, as an import does.</summary>
    /// <param name="tellConsumers">Whether in the same transaction as is due.</param>
    public Task ImportAsync(long from, long to, bool tellConsumers = true) => Sql.ExecuteAsync(Teas,
        $"""
        INSERT INTO teas (id, name, price, version) SELECT id, 'tea ' || id, 2.50, 1 FROM generate_series({from}, {to}) AS id;
        {(tellConsumers ? "UPDATE outbox_stream SET id = gen_random_uuid()" : "")}
        """);

    /// <summary>Returns when the consumer has everything that the publisher has.</summary>
    /// <exception cref="OperationCanceledException">It is not to be waited for any longer.</exception>
    public async Task PricesAreRightAsync(int seconds = 30, CancellationToken cancel = default)
    {
        var right = await Sql.ReadAsync(Teas, "SELECT concat_ws('|', id, name, price, version) FROM teas ORDER BY id");
        await Eventually.GetAsync(
            "the price list has all teas as they are", ListAsync,
            list => list.SequenceEqual(right) || cancel.IsCancellationRequested, seconds, pause: 20);
        cancel.ThrowIfCancellationRequested();
    }

    public Task<IReadOnlyList<string>> ListAsync() =>
        Sql.ReadAsync(Prices, "SELECT concat_ws('|', tea_id, name, price, version) FROM price_list ORDER BY tea_id");

    /// <summary>The outbox's events that have a position, in its order.</summary>
    public Task<IReadOnlyList<string>> PublishedAsync() =>
        Sql.ReadAsync(Teas, "SELECT position || ' ' || subject FROM outbox WHERE position IS NOT NULL ORDER BY position");

    public Task<IReadOnlyList<string>> ConsumersAsync() => Sql.ReadAsync(Teas, "SELECT name FROM outbox_consumers ORDER BY name");

    public async Task<Guid> StreamAsync() => Guid.Parse((await Eventually.GetAsync(
        "there is a stream", () => Sql.ReadAsync(Teas, "SELECT id::text FROM outbox_stream"), rows => rows.Count == 1))[0]);

    /// <summary>Ends the server's processes that hold or ask for an advisory lock, or all of the database's.</summary>
    public static Task KillBackendsAsync(string database, bool thatHoldLocks = false) => Sql.ExecuteAsync(database,
        $"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          {(thatHoldLocks ? "AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')" : "")}
        """);
}
