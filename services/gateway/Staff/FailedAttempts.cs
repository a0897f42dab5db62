using System.Collections.Concurrent;
using System.Net;

namespace Cafe.Gateway.Staff;

/// <summary>
/// Counts failed sign-ins by address in a window that starts with the first one. An attempt is counted
/// before the password is looked at and given back when it was right, so that many at once get no more
/// tries than one after the other.
/// </summary>
public sealed class FailedAttempts(TimeProvider time)
{
    public const int Allowed = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private const int MaxAddresses = 10_000;

    private readonly ConcurrentDictionary<IPAddress, Attempts> _byAddress = [];
    private DateTimeOffset _nextForget;

    private sealed record Attempts(int Count, DateTimeOffset Until);

    /// <returns>How long this address has to wait; <c>null</c> where it may try now.</returns>
    public TimeSpan? Begin(IPAddress? address)
    {
        var now = time.GetUtcNow();
        var network = ClientNetwork.Of(address);
        if (_byAddress.Count >= MaxAddresses && !_byAddress.ContainsKey(network) && !Forget(now))
            return Window;
        var attempts = _byAddress.AddOrUpdate(network,
            _ => new(1, now + Window),
            (_, earlier) => earlier.Until <= now ? new(1, now + Window) : earlier with { Count = earlier.Count + 1 });
        return attempts.Count <= Allowed ? null : attempts.Until - now;
    }

    public void Succeeded(IPAddress? address)
    {
        var network = ClientNetwork.Of(address);
        if (_byAddress.TryGetValue(network, out var attempts))
            _byAddress.TryUpdate(network, attempts with { Count = attempts.Count - 1 }, attempts);
    }

    /// <returns>Whether there is room for another address; looked for once a window at most.</returns>
    private bool Forget(DateTimeOffset now)
    {
        lock (_byAddress)
        {
            if (now < _nextForget)
                return false;
            _nextForget = now + Window;
        }

        foreach (var (address, attempts) in _byAddress)
        {
            if (attempts.Until <= now)
                _byAddress.TryRemove(address, out _);
        }

        return _byAddress.Count < MaxAddresses;
    }
}
