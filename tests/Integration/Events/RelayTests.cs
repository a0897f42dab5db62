using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Events;

public class RelayTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task Positions_follow_the_commits_not_the_ids()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var slow = shop.NewDb();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        await TeaShop.PriceAsync(slow, 1, 2.50m);
        await slow.SaveChangesAsync();
        await shop.PriceAsync(2, 3m);
        await Eventually.GetAsync("the second event has its position", shop.PublishedAsync, seen => seen.Count == 1);

        await transaction.CommitAsync();

        await Eventually.GetAsync("both have", shop.PublishedAsync, seen => seen.SequenceEqual(["1 2", "2 1"]), seconds: 10);
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_is_no_event()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using (var db = shop.NewDb())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await TeaShop.PriceAsync(db, 1, 2.50m);
            await db.SaveChangesAsync();
        }

        await shop.PriceAsync(2, 3m);

        await Eventually.GetAsync("one event", shop.PublishedAsync, seen => seen.SequenceEqual(["1 2"]), seconds: 10);
    }

    [Fact]
    public async Task Another_replica_takes_over_when_the_one_that_relays_stops()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var first = await TestHost.PublishAsync(shop.Teas);
        await Eventually.IsTrueAsync("the first relays", () => first.Log.Count("relays the outbox") == 1);
        await using var second = await TestHost.PublishAsync(shop.Teas);
        await shop.PriceAsync(1, 2.50m);
        await Eventually.GetAsync("it is relayed", shop.PublishedAsync, seen => seen.Count == 1);
        second.Log.Count("relays the outbox").ShouldBe(0);

        await first.DisposeAsync();
        await shop.PriceAsync(2, 2.50m);

        await Eventually.GetAsync("the second relays", shop.PublishedAsync, seen => seen.SequenceEqual(["1 1", "2 2"]), seconds: 5);
    }

    [Fact]
    public async Task Positions_have_no_gaps_though_writers_race_and_relays_lose_their_locks()
    {
        const int writers = 4, changes = 150;
        var shop = await TeaShop.OpenAsync(databases);
        await using var first = await TestHost.PublishAsync(shop.Teas);
        await using var second = await TestHost.PublishAsync(shop.Teas);
        // Holds the events, so that all can be looked at in the end.
        await Sql.ExecuteAsync(shop.Teas, "INSERT INTO outbox_consumers VALUES ('test', 0, now())");
        using var done = new CancellationTokenSource();
        var kills = 0;
        var killing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await TeaShop.KillBackendsAsync(shop.Teas, thatHoldLocks: true);
                kills++;
                await Task.Delay(Random.Shared.Next(50, 400));
            }
        });

        var committed = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            var ids = new List<string>();
            for (var change = 0; change < changes; change++)
            {
                var id = writer * changes + change + 1;
                await using var db = shop.NewDb();
                await using var transaction = await db.Database.BeginTransactionAsync();
                await TeaShop.PriceAsync(db, id, 1m);
                await db.SaveChangesAsync();
                // Transactions that overlap, and end in another order than they wrote.
                await Task.Delay(random.Next(0, 12));
                if (random.Next(10) == 0)
                    continue;
                await transaction.CommitAsync();
                ids.Add(id.ToString(CultureInfo.InvariantCulture));
            }

            return ids;
        })));
        await done.CancelAsync();
        await killing;

        var expected = committed.SelectMany(ids => ids).Order(StringComparer.Ordinal).ToArray();
        var published = await Eventually.GetAsync("all are relayed", shop.PublishedAsync, seen => seen.Count >= expected.Length);
        kills.ShouldBeGreaterThan(5);
        published.Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal).ShouldBe(expected);
        published.Select(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, expected.Length));
    }

    [Fact]
    public async Task More_events_than_one_batch_are_relayed_in_their_order()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await Sql.ExecuteAsync(shop.Teas, "INSERT INTO outbox_consumers VALUES ('test', 0, now())");
        await Sql.ExecuteAsync(
            shop.Teas, "INSERT INTO outbox (type, subject, version, data) SELECT 'tea.changed', n, 1, '{}' FROM generate_series(1, 3500) AS n");

        await using var publisher = await TestHost.PublishAsync(shop.Teas);

        var published = await Eventually.GetAsync("all are relayed", shop.PublishedAsync, seen => seen.Count == 3500);
        published.ShouldBe(Enumerable.Range(1, 3500).Select(n => $"{n} {n}"));
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_and_the_log_says_so_once()
    {
        await using var server = await PostgresServer.StartNewAsync();
        var shop = await TeaShop.OpenAsync(server.ConnectionString, await OtherDatabaseAsync(server));
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 2.50m);
        await shop.PricesAreRightAsync();

        await server.StopAsync();
        await Eventually.IsTrueAsync("the relay notices", () => publisher.Log.Count("The relay of the outbox rests") > 0);
        await Eventually.IsTrueAsync("the consumer notices", () => consumer.Log.Count("The consumer of teas rests") > 0);
        await RefuseAsync(server.Port, times: 20);
        await server.StartAsync();
        await Eventually.IsTrueAsync("there is a new price", async () =>
        {
            try
            {
                await shop.PriceAsync(1, 3m);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false; // A connection of the pool from before.
            }
        });
        await shop.PricesAreRightAsync();

        publisher.Log.Count("The relay of the outbox goes on").ShouldBe(1);
        // A line for each kind of trouble: told to go, refused, starting up.
        publisher.Log.Count("The relay of the outbox rests").ShouldBeInRange(1, 4);
        consumer.Log.Count("The consumer of teas rests").ShouldBeInRange(1, 4);
    }

    /// <summary>In the place of the server: takes connections and closes them.</summary>
    private static async Task RefuseAsync(int port, int times)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        for (var refused = 0; refused < times; refused++)
            (await listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(20))).Dispose();
    }

    private static async Task<string> OtherDatabaseAsync(PostgresServer server)
    {
        await Sql.ExecuteAsync(server.ConnectionString, "CREATE DATABASE prices");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "prices" }.ConnectionString;
    }
}
