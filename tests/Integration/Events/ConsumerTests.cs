using System.Diagnostics;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events;

public class ConsumerTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task A_new_consumer_reads_the_snapshot_then_the_feed()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 12_000);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.PriceAsync(1, 9.99m);

        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();
        await shop.PriceAsync(2, 8.88m);
        await shop.PriceAsync(20_000, 7.77m, "a \"new\" tea – naïve ☕");

        await shop.PricesAreRightAsync();
        (await shop.ConsumersAsync()).ShouldBe(["prices"]);
        consumer.Log.Count("is built anew").ShouldBe(1);
    }

    [Fact]
    public async Task A_consumer_that_was_away_goes_on_where_it_was()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.PriceAsync(1, 2.50m);
        await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url))
            await shop.PricesAreRightAsync();

        await shop.PriceManyAsync(rounds: 100, ids: 20);
        await using var again = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);

        await shop.PricesAreRightAsync();
        again.Log.Count("is built anew").ShouldBe(0);
    }

    [Fact]
    public async Task A_consumer_behind_the_removed_events_begins_with_the_snapshot_again()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.PriceAsync(1, 2.50m);
        await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url))
            await shop.PricesAreRightAsync();
        await Sql.ExecuteAsync(shop.Teas, "DELETE FROM outbox_consumers");
        for (var id = 1; id <= 3; id++)
            await shop.PriceAsync(id, 3m);
        await Eventually.GetAsync("old events are removed", shop.PublishedAsync, seen => seen.SequenceEqual(["4 3"]));

        await using var again = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);

        await shop.PricesAreRightAsync();
        again.Log.Count("is built anew").ShouldBe(1);
    }

    [Fact]
    public async Task Rows_that_were_written_past_the_events_arrive_by_the_snapshot()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 2.50m);
        await shop.PricesAreRightAsync();

        await shop.ImportAsync(100, 199);
        await shop.PriceAsync(2, 3m);

        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task A_publisher_with_a_new_database_is_another_stream()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var second = await TeaShop.OpenAsync(await databases.CreateAsync(), shop.Prices, isNew: false);
        await using (var publisher = await TestHost.PublishAsync(shop.Teas))
        await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url))
        {
            for (var id = 1; id <= 3; id++)
                await shop.PriceAsync(id, 2.50m);
            await shop.PricesAreRightAsync();
        }

        // As far as the consumer is, so that only the stream tells that these are others.
        for (var id = 7; id <= 9; id++)
            await second.PriceAsync(id, 4m);
        await using var other = await TestHost.PublishAsync(second.Teas);
        await using var consumer = await TestHost.ConsumeAsync(second.Prices, other.Url);

        await second.PricesAreRightAsync();
    }

    [Fact]
    public async Task One_replica_consumes_and_another_takes_over()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.PriceAsync(1, 2.50m);
        var first = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();
        await using var second = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(2, 2.50m);
        await shop.PricesAreRightAsync();
        second.Log.Count("consumes the events of teas").ShouldBe(0);

        await first.DisposeAsync();
        await shop.PriceAsync(3, 2.50m);

        await shop.PricesAreRightAsync(seconds: 10);
        second.Log.Count("consumes the events of teas").ShouldBe(1);
    }

    [Fact]
    public async Task Two_replicas_whose_connections_are_killed_all_the_time_miss_nothing()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var first = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await using var second = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        using var done = new CancellationTokenSource();
        var killing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await TeaShop.KillBackendsAsync(shop.Prices);
                await Task.Delay(Random.Shared.Next(100, 500));
            }
        });

        for (var change = 1; change <= 400; change++)
        {
            await shop.PriceAsync(1 + change % 30, change);
            await Task.Delay(10);
        }

        await done.CancelAsync();
        await killing;

        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task A_publisher_that_is_away_is_waited_for()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var publisher = await TestHost.PublishAsync(shop.Teas);
        var port = publisher.Url.Port;
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        using var meter = new Measurements(consumer);
        await shop.PriceAsync(1, 2.50m);
        await shop.PricesAreRightAsync();
        await Eventually.IsTrueAsync("it is up to date", () => meter.Last("cafe.events.lag_time", "teas") == 0);

        await publisher.DisposeAsync();
        await Eventually.IsTrueAsync("it isn't known to be any longer", () => meter.Last("cafe.events.lag_time", "teas") > 1);
        await shop.PriceAsync(1, 3m);
        await using var again = await TestHost.PublishAsync(shop.Teas, port: port);

        await shop.PricesAreRightAsync();
        await Eventually.IsTrueAsync("it is up to date again", () => meter.Last("cafe.events.lag_time", "teas") == 0);
        consumer.Log.Count("The consumer of teas rests").ShouldBeInRange(1, 3);
        consumer.Log.Count("The consumer of teas goes on").ShouldBe(1);
    }

    [Fact]
    public async Task What_is_placed_is_visible_soon()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();

        var latencies = new List<double>();
        for (var change = 0; change < 20; change++)
        {
            await shop.PriceAsync(1, change);
            var written = Stopwatch.GetTimestamp();
            await shop.PricesAreRightAsync();
            latencies.Add(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        }

        // The aim is 250 ms, which a benchmark looks at; without a signal on the way it would be nearly a second.
        latencies.Order().ElementAt(10).ShouldBeLessThan(600);
    }
}
