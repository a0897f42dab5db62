using Cafe.Events;
using Cafe.Tests.Integration.Support;
using Npgsql;
using Xunit.Abstractions;

namespace Cafe.Tests.Integration.Events;

/// <summary>Kills a replica after each single message that it sends, and looks whether the next one finds its way.</summary>
public class CrashTests(ScratchDatabases databases, ITestOutputHelper output) : IClassFixture<ScratchDatabases>
{
    /// <summary>More than any of these takes.</summary>
    private const int MostMessages = 500;

    [Fact]
    public async Task A_rebuild_killed_at_any_step_does_no_harm_and_the_next_one_succeeds()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        var live = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();

        for (var messages = 0; ; messages++)
        {
            messages.ShouldBeLessThan(MostMessages);
            await shop.PriceAsync(1 + messages % 10, messages);
            await using var crash = new CrashPoint(messages);
            await using var verb = TestHost.NewConsumer(Through(crash, shop.Prices), Through(crash, publisher.Url));
            var isDone = await TryAsync(() => EventVerbs.RebuildAsync(verb.App, [], crash.Crashed));
            await shop.PriceAsync(11, messages);
            await shop.PricesAreRightAsync();
            if (isDone)
            {
                output.WriteLine($"{messages} messages");
                messages.ShouldBeGreaterThan(20);
                break;
            }
        }

        // The last one that was killed may have left something; the next start of the live consumer finds it.
        await live.DisposeAsync();
        await using var again = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PricesAreRightAsync();
        await Eventually.IsTrueAsync("nothing is left behind", async () =>
            (await Sql.ReadAsync(shop.Prices, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'rebuild%'")).Count == 0
            && (await shop.ConsumersAsync()).SequenceEqual(["prices"]));
    }

    [Fact]
    public async Task What_a_killed_rebuild_has_left_behind_is_swept_up()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url))
            await Eventually.GetAsync("it follows the feed", shop.ConsumersAsync, consumers => consumers.SequenceEqual(["prices"]));
        using var kill = new CancellationTokenSource();
        await using (var verb = TestHost.NewConsumer(shop.Prices, publisher.Url, new() { BeforeLoad = kill.CancelAsync }))
            await Should.ThrowAsync<OperationCanceledException>(EventVerbs.RebuildAsync(verb.App, [], kill.Token));
        (await shop.ConsumersAsync()).ShouldBe(["prices", "prices-rebuild"]);

        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);

        await Eventually.IsTrueAsync("nothing is left behind", async () =>
            (await Sql.ReadAsync(shop.Prices, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'rebuild%'")).Count == 0
            && (await shop.ConsumersAsync()).SequenceEqual(["prices"]));
    }

    [Fact]
    public async Task A_consumer_killed_at_any_step_goes_on_right_from_its_first_load_on()
    {
        const int lanes = 4;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => KillAsync(lane, lanes)));
    }

    private async Task KillAsync(int from, int step)
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 10);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await shop.StreamAsync();
        var isDone = false;
        for (var messages = from; !isDone; messages += step)
        {
            messages.ShouldBeLessThan(MostMessages);
            await Sql.ExecuteAsync(shop.Prices, "DELETE FROM event_positions; DELETE FROM price_list");
            await using (var crash = new CrashPoint(messages))
            await using (await TestHost.ConsumeAsync(Through(crash, shop.Prices), Through(crash, publisher.Url)))
            {
                isDone = await TryAsync(async () =>
                {
                    await shop.PricesAreRightAsync(cancel: crash.Crashed);
                    await shop.PriceAsync(1 + messages % 10, messages);
                    await shop.PricesAreRightAsync(cancel: crash.Crashed);
                    return 0;
                });
            }

            await using (await TestHost.ConsumeAsync(shop.Prices, publisher.Url))
            {
                await shop.PriceAsync(11, messages);
                await shop.PricesAreRightAsync();
            }

            if (isDone)
            {
                output.WriteLine($"{messages} messages");
                messages.ShouldBeGreaterThan(20);
            }
        }
    }

    [Fact]
    public async Task A_relay_killed_at_any_step_leaves_no_gap()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await Sql.ExecuteAsync(shop.Teas, "INSERT INTO outbox_consumers VALUES ('test', 0, now())");
        for (var messages = 0; messages < 25; messages++)
        {
            await using var crash = new CrashPoint(messages);
            await using (await TestHost.PublishAsync(Through(crash, shop.Teas)))
            {
                await shop.PriceAsync(messages + 1, 1m);
                await Eventually.IsTrueAsync(
                    "it is killed or done",
                    async () => crash.Crashed.IsCancellationRequested || (await shop.PublishedAsync()).Count == messages + 1, seconds: 10);
            }
        }

        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        var published = await Eventually.GetAsync("all are relayed", shop.PublishedAsync, seen => seen.Count == 25);
        published.ShouldBe(Enumerable.Range(1, 25).Select(n => $"{n} {n}"));
    }

    private static string Through(CrashPoint crash, string database)
    {
        var link = new NpgsqlConnectionStringBuilder(database);
        link.Port = crash.LinkTo(link.Port);
        return link.ConnectionString;
    }

    private static Uri Through(CrashPoint crash, Uri service) => new UriBuilder(service) { Port = crash.LinkTo(service.Port) }.Uri;

    /// <returns>Whether the program came to its end before it was killed.</returns>
    private static async Task<bool> TryAsync(Func<Task<int>> program)
    {
        try
        {
            return await program() == 0;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or HttpRequestException or IOException)
        {
            return false;
        }
    }
}
