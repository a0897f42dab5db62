using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Cafe.Extraction;

/// <summary>
/// When a request may be sent again: it provably never left, or it is safe (RFC 9110, 9.2.1), or its
/// Idempotency-Key lets the backend know it again.
/// </summary>
internal static class Retries
{
    /// <summary>Further tries after the first.</summary>
    public const int Max = 2;

    public static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>Whether the request may be sent again although it may have arrived.</summary>
    public static bool IsRepeatable(HttpRequest request) => IsSafe(request) || request.Headers.ContainsKey("Idempotency-Key");

    /// <summary>No connection could be made, so no byte of the request has left.</summary>
    public static bool NeverLeft(HttpContext http) => http.Features.Get<IForwarderErrorFeature>()?.Exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    /// <summary>The connection broke before an answer came. A backend that is merely slow isn't asked again.</summary>
    public static bool IsBroken(ForwarderError error) => error is ForwarderError.Request or ForwarderError.RequestBodyDestination;

    /// <summary>As if nothing had been tried.</summary>
    public static void Reset(HttpContext http)
    {
        http.Features.Set<IForwarderErrorFeature>(null);
        http.Response.Clear();
        if (http.Request.Body.CanSeek)
            http.Request.Body.Position = 0;
    }

    /// <summary>Soon, and not together with all others whose request broke at the same moment.</summary>
    public static TimeSpan Pause(int tried) => TimeSpan.FromMilliseconds(tried * Random.Shared.Next(20, 80));
}
