using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>The session, recorded on the monolith and played again on the services of the same fresh café.</summary>
public sealed class PlayedSession : CafeTest, IAsyncLifetime
{
    // So that the session is over before the hour is, and the day. It has to be: what is sold meanwhile is reported by the hour.
    private static readonly string TimeZone = new[] { "Europe/London", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Marquesas" }.First(
        zone => TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(zone)) is { Minute: < 30, Hour: > 2 and < 20 });

    internal IReadOnlyList<Exchange> Monolith { get; private set; } = [];

    internal IReadOnlyList<Exchange> Services { get; private set; } = [];

    /// <summary>A digest of the orders that were seeded, in the databases of both.</summary>
    internal IReadOnlyList<string> Seeded { get; private set; } = [];

    async Task IAsyncLifetime.InitializeAsync()
    {
        var cafe = NewCafe();
        var guest = await cafe.UpAsync(("CAFE_TIME_ZONE", TimeZone));
        foreach (var side in new[] { "monolith", "service" })
        {
            (await cafe.RunAsync("route", "orders", side, "--without-data")).Succeeded();
            (await cafe.RunAsync(["seed", "--days", "14", "--orders-per-day", "30", "--until", "2025-11-02"], ("CAFE_TIME_ZONE", TimeZone))).Succeeded();
        }

        Seeded = [await SeededAsync(cafe, "cafe"), await SeededAsync(cafe, "orders")];
        var status = await cafe.StatusAsync();
        Monolith = await PlayAsync(cafe, status.Of("monolith").Url!);
        Services = await PlayAsync(cafe, guest.Url, Monolith);
    }

    private static async Task<string> SeededAsync(TestCafe cafe, string database) => (await Sql.ReadAsync(
        await cafe.DatabaseAsync(database),
        "SELECT count(*) || md5(string_agg(concat_ws(' ', id, placed_at, status, customer, total), ',' ORDER BY id)) FROM orders")).ShouldHaveSingleItem();

    private static async Task<IReadOnlyList<Exchange>> PlayAsync(TestCafe cafe, Uri url, IReadOnlyList<Exchange>? recorded = null)
    {
        using var player = new Player(url, new Dictionary<string, string> { ["password"] = await cafe.StaffPasswordAsync() });
        return await player.PlayAsync(Session.All, recorded);
    }
}

public sealed class GoldenMasterTests(PlayedSession played) : IClassFixture<PlayedSession>
{
    [Fact]
    public void One_seed_makes_the_same_orders_on_both_sides() => played.Seeded[1].ShouldBe(played.Seeded[0]);

    [Fact]
    public void The_services_answer_a_session_as_the_monolith_does()
    {
        played.Monolith.ShouldAllBe(exchange => exchange.Headers["X-Served-By"] == "monolith");
        played.Services.Select(exchange => exchange.Headers["X-Served-By"]).Distinct().ShouldBe(
            ["gateway", "menu", "orders", "reporting"], ignoreOrder: true);

        Differences(played.Monolith, played.Services).ShouldBeEmpty();
    }

    [Fact]
    public void Only_reporting_plans_what_to_bake()
    {
        PlansOf(played.Monolith).ShouldBe([]);
        PlansOf(played.Services).ShouldBe(["daily"]);
    }

    [Theory]
    [InlineData("first", "$.lines[0].unitPrice", "2.20", "2.21")]
    [InlineData("menu", "$.categories[3].items[0].price", "2.10", "2.11")]
    public void A_price_that_is_a_penny_off_is_named(string name, string field, string price, string aPennyMore)
    {
        var asked = played.Monolith.Single(exchange => exchange.Request.Name == name);
        var elsewhere = asked with { Body = JsonNode.Parse(new Regex(Regex.Escape(price)).Replace(asked.Body!.ToJsonString(), aPennyMore, count: 1)) };

        var difference = Differences(
            played.Monolith, [.. played.Monolith.Select(exchange => exchange == asked ? elsewhere : exchange)]).ShouldHaveSingleItem();

        difference.ShouldContain($"#{asked.Number} {asked.Request}");
        difference.ShouldContain($"{field}: {price} from the monolith, {aPennyMore} from the services");
    }

    private static IEnumerable<string?> PlansOf(IReadOnlyList<Exchange> recording) => recording
        .Where(exchange => exchange.Request.Name is not null && exchange.Body is JsonObject body && body.ContainsKey("bakingPlan"))
        .Select(exchange => exchange.Request.Name);

    private static IReadOnlyList<string> Differences(IReadOnlyList<Exchange> monolith, IReadOnlyList<Exchange> services)
    {
        var comparison = new Comparison();
        return [.. monolith.Zip(services).SelectMany(both => comparison.Differences(both.First, both.Second)).Select(difference => $"\n{difference}")];
    }
}
