using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Cafe.Extraction;

/// <summary>Makes the backend's request out of the client's, and the client's answer out of the backend's.</summary>
internal sealed class ForwardedMessages : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken).ConfigureAwait(false);
        var headers = proxyRequest.Headers;
        headers.Host = null;

        // What clients say about this themselves is not believed; whom to believe was decided before.
        headers.Remove("Forwarded");
        Set("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        Set("X-Forwarded-Proto", httpContext.Request.Scheme);
        Set("X-Forwarded-Host", httpContext.Request.Host.Value);

        // SocketsHttpHandler sends a request without content again when a connection that it reused breaks.
        if (proxyRequest.Content is null && !Retries.IsSafe(httpContext.Request))
            proxyRequest.Content = new ByteArrayContent([]);

        void Set(string name, string? value)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var hasBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken).ConfigureAwait(false);
        httpContext.Response.Headers.Remove("Server"); // What a backend runs on is nobody's business.
        return hasBody;
    }
}
