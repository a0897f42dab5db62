using System.Net;
using System.Net.Sockets;

namespace Cafe.Tests.Integration.Events;

/// <summary>
/// The moment at which a process would be killed, as its surroundings see it: all its connections, to the database
/// and to other services, break at once, after so many messages that it has sent.
/// </summary>
internal sealed class CrashPoint(int messages) : IAsyncDisposable
{
    private readonly CancellationTokenSource _crash = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _running = [];
    private int _left = messages;

    /// <summary>Cancelled at the crash.</summary>
    public CancellationToken Crashed => _crash.Token;

    /// <returns>The port of this machine by which the process reaches the given one.</returns>
    public int LinkTo(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _listeners.Add(listener);
        _running.Add(AcceptAsync(listener, port));
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _crash.CancelAsync();
        foreach (var listener in _listeners)
            listener.Dispose();
        await Task.WhenAll(_running);
        _crash.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, int port)
    {
        var links = new List<Task>();
        try
        {
            while (true)
                links.Add(LinkAsync(await listener.AcceptSocketAsync(_crash.Token), port));
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }

        await Task.WhenAll(links);
    }

    private async Task LinkAsync(Socket process, int port)
    {
        using (process)
        using (var other = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            process.NoDelay = true;
            try
            {
                await other.ConnectAsync(IPAddress.Loopback, port, _crash.Token);
                await Task.WhenAny(PumpAsync(process, other, Count), PumpAsync(other, process, () => { }));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // The crash, or the end of the connection.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Action each)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _crash.Token) is > 0 and var length)
            {
                each();
                _crash.Token.ThrowIfCancellationRequested();
                await to.SendAsync(buffer.AsMemory(0, length), _crash.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The crash, or the end of the connection.
        }
    }

    private void Count()
    {
        if (Interlocked.Decrement(ref _left) < 0)
            _crash.Cancel();
    }
}
