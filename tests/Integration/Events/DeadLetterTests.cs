using Cafe.Events;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events;

public class DeadLetterTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task A_poison_event_is_tried_then_put_aside_and_the_rest_goes_on()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        var tries = 0;
        var meddling = new Meddling
        {
            BeforeApply = batch =>
            {
                if (batch.Any(e => e.Subject == "13"))
                {
                    tries += batch.Count == 1 ? 1 : 0;
                    throw new InvalidOperationException("Thirteen brings\0 bad luck.");
                }

                return Task.CompletedTask;
            },
        };
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, meddling);
        using var meter = new Measurements(consumer);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();

        // In one transaction, so in one batch.
        await using (var db = shop.NewDb())
        {
            for (var id = 10; id < 20; id++)
                await TeaShop.PriceAsync(db, id, 1m);
            await db.SaveChangesAsync();
        }

        var list = await Eventually.GetAsync("the rest is there", shop.ListAsync, seen => seen.Count == 10);
        list.ShouldNotContain(line => line.StartsWith("13|", StringComparison.Ordinal));
        tries.ShouldBe(3);
        (await Sql.ReadAsync(shop.Prices, "SELECT concat_ws('|', source, type, subject, version, position, data->>'name', error) FROM dead_letters"))
            .ShouldBe(["teas|tea.changed|13|1|5|tea 13|InvalidOperationException: Thirteen brings� bad luck."]);
        meter.Last("cafe.events.dead_letters", "teas").ShouldBe(1);
        consumer.Log.Count("tea.changed 13 version 1 of teas could not be applied").ShouldBe(1);

        await shop.PriceAsync(20, 1m);
        await Eventually.GetAsync("it goes on", shop.ListAsync, seen => seen.Count == 11);
    }

    [Fact]
    public async Task Dead_letters_are_listed_and_replayed()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        // The database refuses them: no error of the handler's code.
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE price_list ADD CONSTRAINT not_dear CHECK (price < 100)");
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 100m);
        await shop.PriceAsync(2, 200m);
        await shop.PriceAsync(3, 3m);
        await Eventually.GetAsync("the good one is there", shop.ListAsync, seen => seen.Count == 1);
        await Eventually.GetAsync("two are dead", LettersAsync, letters => letters.Count == 2);

        (await VerbAsync("list")).ShouldSatisfyAllConditions(
            said => said.ExitCode.ShouldBe(0),
            said => said.Output.ShouldContain("tea.changed 1 version 1"),
            said => said.Output.ShouldContain("not_dear"),
            said => said.Output.ShouldContain("2 dead letters"));
        (await VerbAsync("replay", "--all")).ExitCode.ShouldBe(1);
        (await LettersAsync()).Count.ShouldBe(2);
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE price_list DROP CONSTRAINT not_dear");
        // A newer version has come meanwhile: the old one must not win.
        await shop.PriceAsync(1, 50m);
        await Eventually.GetAsync("it is there", shop.ListAsync, seen => seen.Count == 2);
        var letters = await LettersAsync();
        (await VerbAsync("replay", letters[1])).Output.ShouldBe($"{letters[1]}: applied\n");
        (await VerbAsync("replay", letters[1])).ExitCode.ShouldBe(1);
        (await VerbAsync("replay", "--all")).ExitCode.ShouldBe(0);

        (await LettersAsync()).ShouldBeEmpty();
        await shop.PricesAreRightAsync();
        (await VerbAsync("bury")).ExitCode.ShouldBe(2);

        Task<IReadOnlyList<string>> LettersAsync() => Sql.ReadAsync(shop.Prices, "SELECT id::text FROM dead_letters ORDER BY id");

        async Task<(int ExitCode, string Output)> VerbAsync(params string[] arguments)
        {
            await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);
            using var output = new StringWriter();
            return (await EventVerbs.DeadLettersAsync(verb.App, arguments, output, CancellationToken.None), output.ToString());
        }
    }

    [Fact]
    public async Task What_is_not_the_events_fault_is_waited_for()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE price_list RENAME TO elsewhere");
        await shop.PriceAsync(2, 2m);

        await Eventually.IsTrueAsync("it is noticed", () => consumer.Log.Count("The consumer of teas rests") > 0);
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE elsewhere RENAME TO price_list");

        await shop.PricesAreRightAsync();
        (await Sql.ReadAsync(shop.Prices, "SELECT subject FROM dead_letters")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Poison_in_a_snapshot_is_a_dead_letter_too()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 20);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE price_list ADD CONSTRAINT no_luck CHECK (tea_id <> 13)");

        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);

        await Eventually.GetAsync("the rest is there", shop.ListAsync, seen => seen.Count == 19);
        (await Sql.ReadAsync(shop.Prices, "SELECT subject FROM dead_letters")).ShouldBe(["13"]);
        await Sql.ExecuteAsync(shop.Prices, "ALTER TABLE price_list DROP CONSTRAINT no_luck");
        await using var verb = TestHost.NewConsumer(shop.Prices, publisher.Url);
        (await EventVerbs.RebuildAsync(verb.App, [], CancellationToken.None)).ShouldBe(0);
        await shop.PricesAreRightAsync();
        (await Sql.ReadAsync(shop.Prices, "SELECT subject FROM dead_letters")).ShouldBeEmpty();
    }
}
