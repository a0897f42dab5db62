using System.Collections.Concurrent;
using System.Diagnostics;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Events;

public class TelemetryTests(ScratchDatabases databases) : IClassFixture<ScratchDatabases>
{
    [Fact]
    public async Task One_trace_covers_the_change_and_its_arrival()
    {
        var shop = await TeaShop.OpenAsync(databases);
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Cafe.Events",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();

        ActivityTraceId trace;
        ActivitySpanId span;
        using (var placing = new Activity("place").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            (trace, span) = (placing.TraceId, placing.SpanId);
            await shop.PriceAsync(2, 1m);
        }

        var arrival = await Eventually.GetAsync(
            "it has arrived", () => Task.FromResult(seen.FirstOrDefault(activity => activity.TraceId == trace)), activity => activity is not null);
        arrival!.DisplayName.ShouldBe("apply tea.changed");
        arrival.ParentSpanId.ShouldBe(span);
        arrival.Kind.ShouldBe(ActivityKind.Consumer);
    }

    [Fact]
    public async Task Lag_is_measured_in_events_and_in_seconds()
    {
        var shop = await TeaShop.OpenAsync(databases);
        await using var publisher = await TestHost.PublishAsync(shop.Teas);
        var goOn = new TaskCompletionSource();
        var meddling = new Meddling();
        await using var consumer = await TestHost.ConsumeAsync(shop.Prices, publisher.Url, meddling);
        using var published = new Measurements(publisher);
        using var consumed = new Measurements(consumer);
        await shop.PriceAsync(1, 1m);
        await shop.PricesAreRightAsync();
        await Eventually.IsTrueAsync("there is no lag", () => consumed.Last("cafe.events.lag", "teas") == 0);
        // Noted once a second at most, and what isn't noted before the consumer hangs won't be until it asks again.
        await Eventually.GetAsync(
            "the publisher knows", () => Sql.ReadAsync(shop.Teas, "SELECT position::text FROM outbox_consumers"), positions => positions is ["1"]);

        var applied = consumed.Last("cafe.events.applied", "teas") ?? 0;

        meddling.BeforeApply = _ => goOn.Task;
        await using (var db = shop.NewDb())
        {
            for (var id = 1; id <= 5; id++)
                await TeaShop.PriceAsync(db, id, 2m);
            await db.SaveChangesAsync();
        }

        await Eventually.IsTrueAsync("the lag is five events", () => consumed.Last("cafe.events.lag", "teas") == 5);
        await Eventually.IsTrueAsync("and a second", () => consumed.Last("cafe.events.lag_time", "teas") > 1);
        await Eventually.IsTrueAsync("the publisher sees it", () => published.Last("cafe.events.behind", "prices") == 5);
        goOn.SetResult();
        await Eventually.IsTrueAsync("there is none", () => consumed.Last("cafe.events.lag", "teas") == 0);
        consumed.Last("cafe.events.lag_time", "teas").ShouldBe(0);
        consumed.Last("cafe.events.applied", "teas").ShouldBe(applied + 5);
        published.Last("cafe.events.relayed").ShouldBe(6);
        published.Last("cafe.events.unstamped").ShouldBe(0);
    }
}
