using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events;

public class FeedTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task Events_are_CloudEvents_with_their_data_as_written()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas, options => options.Source = "teas");
        using var client = publisher.NewClient();
        await shop.PriceAsync(1, 2.50m, "Lapsang ☕ \"Souchong\"");

        var page = await GetAsync(client, $"/events?consumer=test&stream={await shop.StreamAsync()}&after=0&wait=20");

        page.GetProperty("position").GetInt64().ShouldBe(1);
        page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        var one = page.GetProperty("events").EnumerateArray().ShouldHaveSingleItem();
        one.GetProperty("specversion").GetString().ShouldBe("1.0");
        one.GetProperty("id").GetString().ShouldBe("tea.changed/1/1");
        one.GetProperty("source").GetString().ShouldBe("teas");
        one.GetProperty("type").GetString().ShouldBe("tea.changed");
        one.GetProperty("subject").GetString().ShouldBe("1");
        one.GetProperty("position").GetInt64().ShouldBe(1);
        one.GetProperty("aggregateversion").GetInt64().ShouldBe(1);
        one.GetProperty("time").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        one.TryGetProperty("traceparent", out _).ShouldBeFalse();
        var data = one.GetProperty("data");
        data.GetProperty("name").GetString().ShouldBe("Lapsang ☕ \"Souchong\"");
        data.GetProperty("price").GetRawText().ShouldBe("2.50");
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gaps()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        await GetAsync(client, "/events/snapshot?consumer=test");
        for (var id = 1; id <= 5; id++)
            await shop.PriceAsync(id, 1m);
        await Eventually.GetAsync("all are relayed", shop.PublishedAsync, seen => seen.Count == 5);
        var feed = $"/events?consumer=test&stream={await shop.StreamAsync()}";

        var first = await GetAsync(client, $"{feed}&after=0&limit=2");
        var second = await GetAsync(client, $"{feed}&after=2&limit=2");
        var third = await GetAsync(client, $"{feed}&after=4&limit=2");
        var last = await GetAsync(client, $"{feed}&after=5&limit=2");

        new[] { first, second, third, last }.Select(page => string.Join(' ', Subjects(page))).ShouldBe(["1 2", "3 4", "5", ""]);
        first.GetProperty("position").GetInt64().ShouldBe(5);
    }

    [Fact]
    public async Task Who_waits_hears_of_an_event_at_once_on_every_replica()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var first = await TestHost.PublishAsync(shop.Teas);
        await Eventually.IsTrueAsync("the first relays", () => first.Log.Count("relays the outbox") == 1);
        await using var second = await TestHost.PublishAsync(shop.Teas);
        using var client = second.NewClient();
        var stream = await shop.StreamAsync();
        await GetAsync(client, $"/events?consumer=test&stream={stream}&after=0");

        var latencies = new List<double>();
        for (var change = 0; change < 10; change++)
        {
            var waiting = GetAsync(client, $"/events?consumer=test&stream={stream}&after={change}&wait=20");
            await shop.PriceAsync(1, change);
            var written = Stopwatch.GetTimestamp();
            (await waiting).GetProperty("events").GetArrayLength().ShouldBe(1);
            latencies.Add(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        }

        // Without the signal it would be nearly the second that the feed sleeps.
        latencies.Order().ElementAt(5).ShouldBeLessThan(600);
    }

    [Fact]
    public async Task Nobody_who_waits_delays_a_stop()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        var stream = await shop.StreamAsync();
        await GetAsync(client, $"/events?consumer=test&stream={stream}&after=0");
        using var meter = new Measurements(publisher);
        var waiting = Enumerable.Range(0, 3)
            .Select(_ => GetAsync(client, $"/events?consumer=test&stream={stream}&after=0&wait=20")).ToArray();
        await Eventually.IsTrueAsync("all have arrived", () => meter.Last("http.server.active_requests", "http") == 3);
        await Eventually.IsTrueAsync("they are waiting", async () => (await Sql.ReadAsync(
            shop.Teas, "SELECT 'seen' FROM pg_stat_activity WHERE query LIKE '%FROM outbox WHERE position > $1%' AND query_start > now() - interval '1 s'")).Count > 0);

        var stopping = Stopwatch.GetTimestamp();
        await publisher.StopAsync();

        Stopwatch.GetElapsedTime(stopping).TotalSeconds.ShouldBeLessThan(5);
        foreach (var answer in await Task.WhenAll(waiting))
            answer.GetProperty("events").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_feed_that_can_not_go_on_says_that_it_is_gone()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        for (var id = 1; id <= 3; id++)
            await shop.PriceAsync(id, 1m);
        await Eventually.GetAsync("old events are removed, the newest stays", shop.PublishedAsync, seen => seen.SequenceEqual(["3 3"]));
        var stream = await shop.StreamAsync();

        await StatusAsync(HttpStatusCode.Gone, client, $"/events?consumer=test&stream={stream}&after=1");
        await StatusAsync(HttpStatusCode.Gone, client, $"/events?consumer=test&stream={stream}&after=4&wait=20");
        await StatusAsync(HttpStatusCode.Gone, client, $"/events?consumer=test&stream={Guid.NewGuid()}&after=3");
        await StatusAsync(HttpStatusCode.OK, client, $"/events?consumer=test&stream={stream}&after=2");
        await StatusAsync(HttpStatusCode.OK, client, $"/events?consumer=test&stream={stream}&after=3");
    }

    [Fact]
    public async Task A_wait_ends_when_the_stream_becomes_another_one()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        var waiting = client.GetAsync($"/events?consumer=test&stream={await shop.StreamAsync()}&after=0&wait=20");

        await shop.ImportAsync(1, 1);

        (await waiting.WaitAsync(TimeSpan.FromSeconds(5))).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task The_snapshot_is_what_there_is_page_by_page()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await shop.ImportAsync(1, 5);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        await shop.PriceAsync(3, 9.75m);
        await Eventually.GetAsync("it is relayed", shop.PublishedAsync, seen => seen.Count == 1);

        var pages = new List<JsonElement>();
        for (string? next = ""; next is not null; next = pages[^1].GetProperty("next").GetString())
            pages.Add(await GetAsync(client, $"/events/snapshot?consumer=test&limit=2{(next.Length == 0 ? "" : $"&after={next}")}"));

        pages.Select(page => string.Join(' ', Subjects(page))).ShouldBe(["1 2", "3 4", "5"]);
        pages[0].GetProperty("position").GetInt64().ShouldBe(1);
        var changed = pages[1].GetProperty("events")[0];
        changed.GetProperty("aggregateversion").GetInt64().ShouldBe(2);
        changed.GetProperty("data").GetProperty("price").GetRawText().ShouldBe("9.75");
        changed.TryGetProperty("position", out _).ShouldBeFalse();
        (await Sql.ReadAsync(shop.Teas, "SELECT name || ' ' || position FROM outbox_consumers")).ShouldBe(["test 1"]);
    }

    [Fact]
    public async Task Events_are_kept_for_a_consumer_until_it_has_passed_them_or_is_forgotten()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();
        var stream = await shop.StreamAsync();
        await GetAsync(client, "/events/snapshot?consumer=one");
        await GetAsync(client, "/events/snapshot?consumer=two");
        for (var id = 1; id <= 4; id++)
            await shop.PriceAsync(id, 1m);
        await Eventually.GetAsync("all are relayed", shop.PublishedAsync, seen => seen.Count == 4);

        await GetAsync(client, $"/events?consumer=one&stream={stream}&after=3");
        await GetAsync(client, $"/events?consumer=two&stream={stream}&after=3&passed=2");
        await Eventually.GetAsync("what both have passed goes", shop.PublishedAsync, seen => seen.SequenceEqual(["3 3", "4 4"]));
        (await client.DeleteAsync("/events/consumers/two")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Eventually.GetAsync("what the other has passed goes", shop.PublishedAsync, seen => seen.SequenceEqual(["4 4"]));
        await shop.PriceAsync(5, 1m);
        await Eventually.GetAsync("positions go on", shop.PublishedAsync, seen => seen.SequenceEqual(["4 4", "5 5"]));
    }

    [Fact]
    public async Task A_consumer_too_far_behind_is_reported_once()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas, options => options.TooFarBehind = 3);
        using var meter = new Measurements(publisher);
        using var client = publisher.NewClient();
        await GetAsync(client, "/events/snapshot?consumer=sleeper");
        for (var id = 1; id <= 4; id++)
            await shop.PriceAsync(id, 1m);

        await Eventually.IsTrueAsync("it is measured", () => meter.Last("cafe.events.behind", "sleeper") == 4);
        await Eventually.IsTrueAsync("the log says so", () => publisher.Log.Count("The consumer sleeper is") == 1);
        await GetAsync(client, $"/events?consumer=sleeper&stream={await shop.StreamAsync()}&after=4");
        await Eventually.IsTrueAsync("it is measured", () => meter.Last("cafe.events.behind", "sleeper") == 0);
        publisher.Log.Count("The consumer sleeper is").ShouldBe(1);
    }

    [Theory]
    [InlineData("/events", "consumer", "stream", "after")]
    [InlineData("/events?consumer=A&stream=x&after=-1&limit=1001&wait=21&passed=1", "consumer", "stream", "after", "limit", "wait", "passed")]
    [InlineData("/events?consumer=a&consumer=b&stream=5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11&after=1&passed=2", "consumer", "passed")]
    [InlineData("/events?consumer=a&stream=5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11&after=99999999999999999999&limit=0", "after", "limit")]
    [InlineData("/events/snapshot?limit=5001&after=", "consumer", "limit", "after")]
    public async Task A_query_that_makes_no_sense_is_refused_with_all_that_is_wrong(string address, params string[] fields)
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();

        using var answer = await client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(fields.Order());
    }

    [Theory]
    [InlineData("GET", "/events?consumer=a&stream=5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11&after=0")]
    [InlineData("GET", "/events/snapshot?consumer=a")]
    [InlineData("DELETE", "/events/consumers/a")]
    public async Task Only_services_are_let_in(string method, string address)
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        using var client = publisher.NewClient();

        client.DefaultRequestHeaders.Authorization = null;
        (await client.SendAsync(new(new(method), address))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "staff");
        (await client.SendAsync(new(new(method), address))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        using var answer = await Eventually.GetAsync(
            "the feed has begun", () => client.GetAsync(address), answer => answer.StatusCode != HttpStatusCode.ServiceUnavailable);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task StatusAsync(HttpStatusCode expected, HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(expected, address);
    }

    private static IEnumerable<string> Subjects(JsonElement page) =>
        page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("subject").GetString()!);
}
