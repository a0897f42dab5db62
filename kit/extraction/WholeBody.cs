using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cafe.Extraction;

/// <summary>
/// Takes a request's body to its end before anything of it is sent on: a client that is slow, or goes away, keeps no
/// backend waiting, half a body is never a write, and the body can be sent again.
/// </summary>
internal static class WholeBody
{
    /// <summary>The client sends on while it is refused: what comes until here, in bytes, is read and dropped, so that it
    /// gets to see the answer and not a broken connection.</summary>
    private const int MaxDropped = 1024 * 1024;

    private static readonly TimeSpan DropTime = TimeSpan.FromSeconds(5);

    /// <exception cref="BadHttpRequestException">413: the body has more than the server's limit; 400: it is malformed.</exception>
    public static async ValueTask ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            return;
        var size = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var limit = size?.MaxRequestBodySize ?? MaxDropped;
        if (size is { IsReadOnly: false })
            size.MaxRequestBodySize = MaxDropped;
        if (http.Request.ContentLength is { } length && length > limit)
            throw await RefuseAsync(http).ConfigureAwait(false);

        var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        var piece = new byte[Math.Min(http.Request.ContentLength + 1 ?? 4096, 16 * 1024)];
        while (await ReadAsync(http, piece).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > limit)
                throw await RefuseAsync(http).ConfigureAwait(false);
            body.Write(piece, 0, read);
        }

        body.Position = 0;
        http.Request.Body = body;
    }

    private static async ValueTask<int> ReadAsync(HttpContext http, byte[] piece)
    {
        try
        {
            return await http.Request.Body.ReadAsync(piece, http.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body can't be read.", StatusCodes.Status400BadRequest, e); // such as chunks that are none
        }
    }

    private static async Task<BadHttpRequestException> RefuseAsync(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(DropTime);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // More than is read for nothing, or too slowly, or the client has gone.
        }

        return new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
