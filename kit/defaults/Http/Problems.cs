using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace Cafe.ServiceDefaults;

/// <summary>Every error is <c>application/problem+json</c> (RFC 9457), whatever the client accepts.</summary>
public static class Problems
{
    internal static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, new() { Status = pages.HttpContext.Response.StatusCode }));
        app.Use(RefuseOtherCharsets);
        app.Use(RefuseControlCharacters);
    }

    /// <summary>Writes the problem as the answer.</summary>
    public static Task WriteAsync(HttpContext http, ProblemDetails problem) => TypedResults.Problem(problem).ExecuteAsync(http);

    /// <summary>JSON is UTF-8 (RFC 8259); the framework would fail on a charset that it doesn't know.</summary>
    private static Task RefuseOtherCharsets(HttpContext http, RequestDelegate next)
    {
        var isOther = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.Charset.HasValue
            && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        if (!isOther)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    /// <summary>No resource has one in its path, and Swagger UI fails where it would redirect to such a path.</summary>
    private static Task RefuseControlCharacters(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.Value.AsSpan().ContainsAnyInRange('\0', '\x1F'))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Turns what goes wrong while a request is served into the problem that says so.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer; the status is for the log alone.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => MalformedJson(json),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => Unreadable("body", "must be a JSON object."),
            BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode },
            _ when IsDatabaseAway(exception) => DatabaseAway(httpContext, exception),
            _ => Unexpected(exception),
        };
        await Problems.WriteAsync(httpContext, problem).ConfigureAwait(false);
        return true;
    }

    private static HttpValidationProblemDetails MalformedJson(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path ? path[2..] : "body";
        var place = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        return Unreadable(field, $"is not the JSON that is expected here{place}.");
    }

    private static HttpValidationProblemDetails Unreadable(string field, string message) =>
        new(new Dictionary<string, string[]> { [field] = [message] })
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The request body can't be read.",
        };

    private ProblemDetails DatabaseAway(HttpContext http, Exception exception)
    {
        LogDatabaseAway(log, exception.GetBaseException().Message);
        http.Response.Headers.RetryAfter = "2";
        return new()
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The database is not there for this.",
            Detail = "Try again shortly. An order sent with an Idempotency-Key is safe to send again.",
        };
    }

    private ProblemDetails Unexpected(Exception exception)
    {
        LogUnexpected(log, exception);
        return new() { Status = StatusCodes.Status500InternalServerError };
    }

    /// <summary>The connection is lost, refused or timed out, or the server or its schema is not ready yet.</summary>
    private static bool IsDatabaseAway(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn,
        NpgsqlException or TimeoutException or SocketException => true,
        DbUpdateException or InvalidOperationException =>
            exception.InnerException is { } inner && IsDatabaseAway(inner),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "The database is not there: {Reason}")]
    private static partial void LogDatabaseAway(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception exception);
}
