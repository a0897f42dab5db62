using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>A backend that answers the first request of each connection, and closes the connection when it has read
/// the second: as if it had done what it was told, and then ended.</summary>
internal sealed class ClosingBackend : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _asked = [];

    public ClosingBackend()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>The first line of each request.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            for (var isFirst = true; await reader.ReadLineAsync() is { Length: > 0 } line; isFirst = false)
            {
                _asked.Enqueue(line);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                    // Headers; nobody sends this backend a body.
                }

                if (!isFirst)
                    return;
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        }
    }
}
