using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Yarp.ReverseProxy.Forwarder;

namespace Cafe.Extraction;

/// <summary>Sends a group's requests to the side that its mode names.</summary>
internal sealed class GroupForwarder(IHttpForwarder forwarder, BackendClient backends, WriteLog writes)
{
    private const string Monolith = "monolith";
    private static readonly ForwardedMessages Transformer = new();

    /// <param name="group">Whose requests they are.</param>
    /// <param name="here">Answers in place of the service where the group has none.</param>
    public RequestDelegate For(RouteState group, RequestDelegate? here)
    {
        var config = new ForwarderRequestConfig
        {
            ActivityTimeout = group.Group.Timeout, Version = System.Net.HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        return http => HandleAsync(http, group, config, here);
    }

    private async Task HandleAsync(HttpContext http, RouteState group, ForwarderRequestConfig config, RequestDelegate? here)
    {
        if (group.Mode is not { } mode)
        {
            await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "It isn't known yet where this goes.").ConfigureAwait(false);
            return;
        }

        var side = mode.Side();
        Guid? mark = null;
        var isWrite = !Retries.IsSafe(http.Request);
        await WholeBody.ReadAsync(http).ConfigureAwait(false);
        if (isWrite)
        {
            (side, mark) = await writes.BeginAsync(group, side, http.RequestAborted).ConfigureAwait(false);
        }

        var error = ForwarderError.None;
        var started = Stopwatch.GetTimestamp();
        if (side == Side.Monolith)
            error = await SendAsync(http, Monolith, config).ConfigureAwait(false);
        else if (group.Group.Service is { } service)
            error = await SendAsync(http, service, config).ConfigureAwait(false);
        else
            await here!(http).ConfigureAwait(false);
        group.TrafficOf(side).Add(Stopwatch.GetElapsedTime(started), failed: http.Response.StatusCode >= 500);
        if (isWrite)
            await writes.EndAsync(group, side, mark, Accepted(http, error)).ConfigureAwait(false);
    }

    /// <summary>Tries until there is an answer or nothing more may be tried.</summary>
    private async ValueTask<ForwarderError> SendAsync(HttpContext http, string service, ForwarderRequestConfig config)
    {
        var isRepeatable = Retries.IsRepeatable(http.Request);
        for (var tried = 1; ; tried++)
        {
            var error = await forwarder.SendAsync(http, $"http://{service}", backends.Client, config, Transformer).ConfigureAwait(false);
            if (error == ForwarderError.None || http.Response.HasStarted)
                return error;
            if (tried > Retries.Max || !(Retries.NeverLeft(http) || (isRepeatable && Retries.IsBroken(error))))
                return await ExplainAsync(http, service, error).ConfigureAwait(false);

            await Task.Delay(Retries.Pause(tried), http.RequestAborted).ConfigureAwait(false);
            Retries.Reset(http);
        }
    }

    private static async ValueTask<ForwarderError> ExplainAsync(HttpContext http, string service, ForwarderError error)
    {
        var (status, title) = http.Response.StatusCode switch
        {
            >= 400 and < 500 and var fault => (fault, null), // The client's own: it has gone.
            StatusCodes.Status504GatewayTimeout => (StatusCodes.Status504GatewayTimeout, $"{service} took too long to answer."),
            _ when Retries.NeverLeft(http) => (StatusCodes.Status503ServiceUnavailable, $"{service} can't be reached."),
            _ => (StatusCodes.Status502BadGateway, $"The connection to {service} broke before it had answered."),
        };
        http.Response.Clear();
        await WriteAsync(http, status, title).ConfigureAwait(false);
        return error;
    }

    private static Task WriteAsync(HttpContext http, int status, string? title)
    {
        if (status >= 500)
            http.Response.Headers.RetryAfter = "2";
        return TypedResults.Problem(new ProblemDetails { Status = status, Title = title }).ExecuteAsync(http);
    }

    /// <summary>Whether the backend has accepted the write; <c>null</c> where that can't be known.</summary>
    private static bool? Accepted(HttpContext http, ForwarderError error) => (error, http.Response.StatusCode) switch
    {
        (ForwarderError.None, < 400) => true,
        (ForwarderError.None, < 500) => false,
        (_, _) when Retries.NeverLeft(http) => false,
        _ => null,
    };
}
