using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>A connection over which anything can be said, HTTP or not.</summary>
public sealed class RawHttp : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public static async Task<RawHttp> ConnectAsync(CafeTarget cafe)
    {
        var raw = new RawHttp();
        await raw._socket.ConnectAsync(cafe.Address, cafe.Url.Port);
        return raw;
    }

    /// <summary>Sends, if the server still listens: it may have hung up on what it was sent already.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _socket.SendAsync(bytes);
        }
        catch (SocketException)
        {
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
        }
    }

    /// <summary>What the server says until it closes the connection, at most for the time given.</summary>
    public async Task<string> ReadToEndAsync(TimeSpan limit)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        using var patience = new CancellationTokenSource(limit);
        try
        {
            for (int count; (count = await _socket.ReceiveAsync(buffer, patience.Token)) > 0;)
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // Closed the hard way, or kept open: what was said until then counts.
        }

        return text.ToString();
    }

    /// <summary>Breaks the connection off, as a client does whose process dies.</summary>
    public void Abort()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();
}
