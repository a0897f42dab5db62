using Microsoft.AspNetCore.Routing;
using System.Diagnostics;

namespace Cafe.ServiceDefaults;

/// <summary>
/// One line a request. It names the route, never the path or the query: an order's id opens the order,
/// so it doesn't belong in a log.
/// </summary>
internal static partial class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Cafe.Requests");
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            // Now: whatever handles an exception forgets the endpoint.
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            await next(http).ConfigureAwait(false);

            if (Activity.Current is { } activity)
            {
                activity.DisplayName = $"{http.Request.Method} {route}";
                activity.SetTag("http.route", route);
                activity.SetTag("http.response.status_code", http.Response.StatusCode);
            }

            LogRequest(log, Method(http.Request.Method), route, http.Response.StatusCode,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds, Activity.Current?.TraceId.ToHexString());
        });
    }

    /// <summary>A method is free text to whoever sends it: only the known ones are written down.</summary>
    private static string Method(string method) => HttpMethods.GetCanonicalizedValue(method) is var known
        && (HttpMethods.IsGet(known) || HttpMethods.IsPost(known) || HttpMethods.IsPut(known) || HttpMethods.IsDelete(known)
            || HttpMethods.IsHead(known) || HttpMethods.IsOptions(known) || HttpMethods.IsPatch(known)) ? known : "OTHER";

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms {TraceId}")]
    private static partial void LogRequest(
        ILogger logger, string method, string route, int status, double milliseconds, string? traceId);
}
