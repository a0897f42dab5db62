using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Cafe.Events;

/// <summary>
/// The events of a service over HTTP: <c>GET /events</c> by position, long-polled; <c>GET /events/snapshot</c> what there is
/// now, page by page. For other services alone.
/// </summary>
public static class EventFeed
{
    private const int MostEvents = 1000;
    private const int MostRows = 5000;

    /// <summary>Shorter than the thirty seconds after which clients, servers and whoever is between them lose patience.</summary>
    private const int LongestWait = 20;

    /// <summary>Maps the feed and the snapshot.</summary>
    /// <param name="app">The service, which has called <see cref="OutboxExtensions.AddOutbox"/>.</param>
    /// <param name="policy">The name of the authorization policy that lets only other services in.</param>
    public static void MapEventFeed(this IEndpointRouteBuilder app, string policy)
    {
        var events = app.MapGroup("/events").RequireAuthorization(policy).ExcludeFromDescription();
        events.MapGet("/", Follow);
        events.MapGet("/snapshot", Snapshot);
        events.MapDelete("/consumers/{name}", Forget);
    }

    private static async Task<IResult> Follow(HttpContext http, FeedReader feed, IHostApplicationLifetime life)
    {
        var query = new FeedQuery(http.Request.Query);
        var consumer = query.Consumer();
        var from = new StreamPosition(query.Stream(), query.Number("after", 0, long.MaxValue));
        var passed = query.Number("passed", 0, from.Position, byDefault: from.Position);
        var limit = (int)query.Number("limit", 1, MostEvents, byDefault: 500);
        var wait = TimeSpan.FromSeconds(query.Number("wait", 0, LongestWait, byDefault: 0));
        if (query.Errors.Count > 0)
            return TypedResults.ValidationProblem(query.Errors);

        // Whoever waits is answered at once when the service stops.
        var outcome = await feed.FollowAsync(http.Response, consumer, from, passed, limit, wait, life.ApplicationStopping, http.RequestAborted)
            .ConfigureAwait(false);
        return Result(http, outcome);
    }

    private static async Task<IResult> Snapshot(HttpContext http, FeedReader feed)
    {
        var query = new FeedQuery(http.Request.Query);
        var consumer = query.Consumer();
        var after = query.Key();
        var limit = (int)query.Number("limit", 1, MostRows, byDefault: 1000);
        return query.Errors.Count > 0
            ? TypedResults.ValidationProblem(query.Errors)
            : Result(http, await feed.SnapshotAsync(http.Response, consumer, after, limit, http.RequestAborted).ConfigureAwait(false));
    }

    private static async Task<IResult> Forget(string name, FeedReader feed, CancellationToken cancel)
    {
        await feed.ForgetAsync(name, cancel).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static IResult Result(HttpContext http, FeedOutcome outcome)
    {
        switch (outcome)
        {
            case FeedOutcome.Gone:
                return TypedResults.Problem(
                    "The events after that position are gone, or it is of another stream. Begin with the snapshot.",
                    statusCode: StatusCodes.Status410Gone, title: "The feed can't go on from there.");
            case FeedOutcome.NotStarted:
                http.Response.Headers.RetryAfter = "1";
                return TypedResults.Problem(
                    "No relay has worked on this database yet. Try again shortly.",
                    statusCode: StatusCodes.Status503ServiceUnavailable, title: "The feed has not begun.");
            default:
                return TypedResults.Empty;
        }
    }
}
