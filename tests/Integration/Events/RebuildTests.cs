using System.Diagnostics;
using Cafe.Events;
using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Events;

public class RebuildTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task The_old_model_serves_and_goes_on_while_the_new_one_is_built()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();
        // What a rebuild is for: something in the model is wrong.
        await Sql.ExecuteAsync(shop.Prices, "DELETE FROM price_list WHERE tea_id = 5");
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var meddling = new Meddling
        {
            BeforeLoad = () =>
            {
                begun.TrySetResult();
                return goOn.Task;
            },
        };
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url, meddling);

        var rebuilding = EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None);
        await begun.Task;
        await shop.PriceAsync(1, 9m);
        await Eventually.GetAsync("the old model goes on", shop.ListAsync, list => list.Count == 9 && list[0] == "1|tea 1|9.00|2");
        (await shop.ConsumersAsync()).ShouldBe(["prices", "prices-rebuild"]);
        goOn.SetResult();

        (await rebuilding).ShouldBe(0);
        await shop.PricesAreRightAsync(seconds: 1);
        await shop.PriceAsync(2, 8m);
        await shop.PricesAreRightAsync();
        await NothingIsLeftBehindAsync(shop);
    }

    [Fact]
    public async Task The_new_tables_are_like_the_old_ones_by_every_name()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await Sql.ExecuteAsync(shop.Prices,
            """
            ALTER TABLE price_list SET (fillfactor = 70), ADD CONSTRAINT ck_price CHECK (price >= 0), ADD COLUMN no bigint GENERATED ALWAYS AS IDENTITY;
            CREATE UNIQUE INDEX "ix_price list_ON name" ON price_list (lower(name)) WHERE price > 0;
            CREATE TABLE "kept" AS SELECT 1 AS n
            """);
        const string shape =
            """
            SELECT indexdef FROM pg_indexes WHERE tablename = 'price_list'
            UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'price_list'::regclass
            UNION ALL SELECT concat_ws(' ', column_name, data_type, is_nullable, is_identity, column_default) FROM information_schema.columns WHERE table_name = 'price_list'
            UNION ALL SELECT relname || ' ' || array_to_string(reloptions, ',') FROM pg_class WHERE relname = 'price_list'
            ORDER BY 1
            """;
        var before = await Sql.ReadAsync(shop.Prices, shape);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 2.50m);
        await shop.StreamAsync();

        (await EventVerbs.RebuildAsync(verb.App, ["teas"], CancellationToken.None)).ShouldBe(0);

        before.Count.ShouldBeGreaterThan(9);
        (await Sql.ReadAsync(shop.Prices, shape)).ShouldBe(before);
        await NothingIsLeftBehindAsync(shop);
    }

    [Fact]
    public async Task A_rebuild_waits_for_reports_and_does_not_hold_them_up()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();
        await using var reports = NpgsqlDataSource.Create(shop.Prices);
        await using var slow = await reports.OpenConnectionAsync();
        var transaction = await slow.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM price_list", slow))
            await read.ExecuteScalarAsync();
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);

        var rebuilding = EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None);
        await Eventually.IsTrueAsync("the swap waits", async () => (await Sql.ReadAsync(
            shop.Prices, "SELECT mode FROM pg_locks WHERE relation = 'price_list'::regclass AND NOT granted")).Count > 0);
        var watch = Stopwatch.StartNew();
        (await shop.ListAsync()).Count.ShouldBe(10);
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(3);
        await transaction.DisposeAsync();

        (await rebuilding).ShouldBe(0);
        await NothingIsLeftBehindAsync(shop);
    }

    [Fact]
    public async Task The_model_never_steps_back_behind_the_live_one()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 0m);
        await shop.PricesAreRightAsync();
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var price = 1m; !done.IsCancellationRequested; price++)
                await shop.PriceAsync(1, price);
        });
        var steps = new List<string>();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                steps.AddRange(await Sql.ReadAsync(shop.Prices, "SELECT lpad(version::text, 9) || ' ' || lpad(position::text, 9) FROM price_list, event_positions"));
        });

        for (var rebuild = 0; rebuild < 5; rebuild++)
            (await EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None)).ShouldBe(0);
        await done.CancelAsync();
        await Task.WhenAll(writing, watching);

        steps.Distinct().Count().ShouldBeGreaterThan(10);
        steps.ShouldBe(steps.Order(StringComparer.Ordinal));
        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task Events_read_before_the_swap_are_not_applied_after_it()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        var (held, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var meddling = new Meddling();
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, meddling);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();
        await Eventually.IsTrueAsync("it follows", () => consumer.Log.Count("consumes the events of teas") == 1);
        meddling.BeforeAnswer = _ =>
        {
            held.TrySetResult();
            return goOn.Task;
        };
        await shop.PriceAsync(1, 2m);
        await held.Task;

        for (var price = 3; price < 6; price++)
            await shop.PriceAsync(1, price);
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);
        (await EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None)).ShouldBe(0);
        await Sql.ExecuteAsync(shop.Teas, "UPDATE outbox_consumers SET position = 5");
        await Eventually.GetAsync("old events are removed", shop.PublishedAsync, seen => seen.SequenceEqual(["5 1"]));
        goOn.SetResult();

        await Eventually.IsTrueAsync("it goes on from the new position", () => consumer.Log.Count("from position 5 on") == 1);
        // Stepped back, it would have found the events gone.
        consumer.Log.Count("is built anew").ShouldBe(1);
        await shop.PriceAsync(1, 6m);
        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task Of_two_rebuilds_at_once_both_succeed_one_after_the_other()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.StreamAsync();
        await using var first = TestHost.NewConsumer(shop.Prices, publisher.Url);
        await using var second = TestHost.NewConsumer(shop.Prices, publisher.Url);

        var exitCodes = await Task.WhenAll(
            EventVerbs.RebuildAsync(first.App, [], CancellationToken.None), EventVerbs.RebuildAsync(second.App, [], CancellationToken.None));

        exitCodes.ShouldBe([0, 0]);
        await shop.PricesAreRightAsync(seconds: 1);
        await NothingIsLeftBehindAsync(shop);
    }

    [Fact]
    public async Task What_changes_while_the_snapshot_is_read_is_not_lost()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10_001);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.StreamAsync();
        var loads = 0;
        var meddling = new Meddling
        {
            // Of the first page, while the second of three is under way.
            BeforeLoad = async () =>
            {
                if (++loads > 1)
                    return;
                await shop.PriceAsync(1, 9.99m);
                await Eventually.GetAsync("it is relayed", shop.PublishedAsync, seen => seen.Count == 1);
            },
        };

        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, meddling);

        await Eventually.IsTrueAsync("all pages are loaded", () => loads == 3);
        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task A_stream_that_changes_during_the_snapshot_begins_it_again()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1001, 7000);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.StreamAsync();
        var loads = 0;
        var meddling = new Meddling
        {
            // Below the key that the snapshot has passed by then: only the stream tells of them.
            BeforeLoad = () => ++loads == 1 ? shop.ImportAsync(1, 10) : Task.CompletedTask,
        };
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, meddling);

        await Eventually.IsTrueAsync("the snapshot is read again", () => loads > 2);
        await shop.PricesAreRightAsync();
    }

    [Fact]
    public async Task A_source_that_is_not_subscribed_to_is_refused()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var verb = TestHost.NewConsumer(shop.Prices, new("http://127.0.0.1:1"));

        (await EventVerbs.RebuildAsync(verb.App, ["coffees"], CancellationToken.None)).ShouldBe(2);
    }

    internal static async Task NothingIsLeftBehindAsync(TeaShop shop)
    {
        (await Sql.ReadAsync(shop.Prices, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'rebuild%'")).ShouldBeEmpty();
        (await shop.ConsumersAsync()).ShouldBe(["prices"]);
    }
}
