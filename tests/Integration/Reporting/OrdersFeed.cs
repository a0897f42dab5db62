using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>Plays the service orders: tells of orders by feed and snapshot, as kit/events does.</summary>
internal sealed class OrdersFeed : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<SoldOrder> _events = [];

    private OrdersFeed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/events", (long after, int wait) =>
        {
            if (wait == 0)
                WasAskedForItsHead = true;
            return Page([.. Events().Skip((int)after)], after, next: null);
        });
        _app.MapGet("/events/snapshot", (long? after) =>
        {
            // Two orders a page, so that there are some.
            var rows = Events().GroupBy(order => order.Number).Select(order => order.MaxBy(o => o.Version)!)
                .Where(order => order.Number > (after ?? 0)).OrderBy(order => order.Number).Take(2).ToList();
            return Page(rows, position: null, rows.Count == 2 ? $"{rows[^1].Number}" : null);
        });
        _app.MapDelete("/events/consumers/{name}", () => TypedResults.NoContent());
    }

    public Guid Stream { get; } = Guid.NewGuid();

    /// <summary>Somebody wanted to know how far it is, without waiting for more.</summary>
    public bool WasAskedForItsHead { get; private set; }

    /// <summary>Where reporting finds it, under both names: it has no items to tell of.</summary>
    public (string Name, string? Value)[] Settings => [("Discovery__Static__orders__0", _app.Urls.Single()), ("Discovery__Static__menu__0", _app.Urls.Single())];

    public static async Task<OrdersFeed> StartAsync(params SoldOrder[] orders)
    {
        var feed = new OrdersFeed();
        feed.Tell(orders);
        await feed._app.StartAsync();
        return feed;
    }

    public void Tell(params SoldOrder[] orders)
    {
        lock (_events)
            _events.AddRange(orders);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private List<SoldOrder> Events()
    {
        lock (_events)
            return [.. _events];
    }

    /// <param name="position">Of the event before the first; <c>null</c> in a snapshot.</param>
    private ContentHttpResult Page(IReadOnlyList<SoldOrder> orders, long? position, string? next)
    {
        var json = new StringBuilder($$"""{"stream":"{{Stream}}","position":{{Events().Count}},"events":[""");
        json.AppendJoin(',', orders.Select((order, index) =>
            $$"""
            {"specversion":"1.0","id":"{{order.Number}}/{{order.Version}}","source":"/orders","type":"order.changed","subject":"{{order.Number}}",
            "time":"2026-11-20T00:00:00Z","position":{{position + 1 + index ?? 0}},"aggregateversion":{{order.Version}},"data":{{order.Json}}}
            """));
        json.Append(next is null ? "],\"next\":null}" : $"],\"next\":\"{next}\"}}");
        return TypedResults.Text(json.ToString(), "application/json");
    }
}
