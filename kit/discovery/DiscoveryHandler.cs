using System.Diagnostics;

namespace Cafe.Discovery;

/// <summary>
/// Sends a request for <c>http://orders/…</c> to an instance of <c>orders</c>, and tells the directory
/// how it went. It sends once: whoever sends again, outside of this handler, gets another instance.
/// </summary>
/// <param name="directory">Picks the instance.</param>
public sealed class DiscoveryHandler(ServiceDirectory directory) : DelegatingHandler
{
    /// <summary>An instance that was waited for in vain for this long counts as failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">No instance is known, or the one picked failed.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var logical = request.RequestUri!;
        var endpoint = await directory.PickAsync(logical.Host, cancellationToken).ConfigureAwait(false);
        // Joined as text: as a relative URL, a path that begins with // would name another host.
        request.RequestUri = new Uri(endpoint.Origin + logical.PathAndQuery);
        var started = Stopwatch.GetTimestamp();
        endpoint.Begin();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            endpoint.Answered();
            return response;
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // The connect timeout of SocketsHttpHandler. Said like this, it is told from a request that may have left.
            endpoint.Failed();
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.InnerException.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException || Stopwatch.GetElapsedTime(started) >= Patience)
        {
            endpoint.Failed();
            throw;
        }
        finally
        {
            endpoint.End();
            // Whoever sends the same message again means the service, not this instance of it.
            request.RequestUri = logical;
        }
    }
}
