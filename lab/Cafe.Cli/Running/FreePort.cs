using System.Net;
using System.Net.Sockets;

namespace Cafe.Cli.Running;

internal static class FreePort
{
    private static readonly HashSet<int> Given = [];

    /// <summary>A loopback port that nobody listens on. Below the range that systems take for outgoing connections, so
    /// that it is still free when a crashed process wants it back; at random, so that two cafés rarely meet. No port is
    /// found twice: whoever got it may not listen yet.</summary>
    public static int Find()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (WhyNot(port) is not null) continue;
            lock (Given)
            {
                if (Given.Add(port)) return port;
            }
        }

        throw new CafeException("there is no free port from 20000 to 32000");
    }

    /// <summary>Why the port can't be listened on; <c>null</c> if it can.</summary>
    private static string? WhyNot(int port)
    {
        // "localhost" may lead a browser to either address.
        foreach (var address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            try
            {
                using var listener = new TcpListener(address, port);
                listener.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                return "it is taken";
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AccessDenied)
            {
                return "this user may not listen on it";
            }
            catch (SocketException)
            {
                // A machine without IPv6.
            }
        }

        return null;
    }

    /// <summary>Sees that the café can listen on a port that its user has chosen.</summary>
    /// <exception cref="CafeException">It can't; the message says why, and what to do.</exception>
    public static void Demand(int port)
    {
        if (WhyNot(port) is { } reason)
            throw new CafeException(
                $"The café can't listen on port {port}: {reason}. Choose another with --port N (0: any that is free).");
    }
}
