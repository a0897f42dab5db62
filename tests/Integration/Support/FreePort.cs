using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cafe.Tests.Integration.Support;

internal static class FreePort
{
    // Whom a port was given may not listen on it yet.
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>A loopback port that nobody listens on. Not from the range that the system gives to outgoing
    /// connections, so that it is still free when a stopped server wants it back.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(12_000, 19_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                if (Given.TryAdd(port, true))
                    return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
