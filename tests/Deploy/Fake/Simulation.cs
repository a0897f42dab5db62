using System.Globalization;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// What the fake's services have in common: the time, what will happen at which instant, and identifiers.
/// Nothing runs by itself: every request, and every look at the state, first does what has fallen due since the
/// last one, in the order of time. So it works with virtual and with real time alike.
/// </summary>
internal sealed class Simulation(TimeProvider clock, string account, string region)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> _due = new();

    // Identifiers are the same from run to run, so that a failure can be repeated.
    private readonly Random _random = new(20300107);
    private long _order;
    private bool _isCatchingUp;

    /// <summary>Everything that is read or changed is under this lock.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The instant that the state stands at.</summary>
    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    public string Account => account;

    public string Region => region;

    /// <summary>The tags of everything, by ARN.</summary>
    public TagStore Tags { get; } = new();

    public void After(TimeSpan delay, Action action) => _due.Enqueue(action, (Now + delay, _order++));

    /// <summary>Under the lock: brings the state forward to the clock's time.</summary>
    public void CatchUp()
    {
        // What happens may look at the state itself: then it sees its own instant.
        if (_isCatchingUp)
            return;

        _isCatchingUp = true;
        try
        {
            var now = clock.GetUtcNow();
            while (_due.TryPeek(out _, out var next) && next.At <= now)
            {
                var action = _due.Dequeue();
                Now = next.At > Now ? next.At : Now;
                action();
            }
            Now = now > Now ? now : Now;
        }
        finally
        {
            _isCatchingUp = false;
        }
    }

    /// <summary>Reads the state as it is at the clock's time.</summary>
    public T Look<T>(Func<T> read)
    {
        lock (Lock)
        {
            CatchUp();
            return read();
        }
    }

    /// <summary>Changes the state at the clock's time, for a test.</summary>
    public void Do(Action change) => Look(() =>
    {
        change();
        return true;
    });

    public string Arn(string service, string resource) => $"arn:aws:{service}:{region}:{account}:{resource}";

    public string Hex(int length) =>
        string.Create(length, _random, (span, random) => random.GetHexString(span, lowercase: true));

    public string Digits(int length) => string.Concat(
        Enumerable.Range(0, length).Select(i => _random.Next(i == 0 ? 1 : 0, 10).ToString(CultureInfo.InvariantCulture)));

    public string Id(int length) => string.Concat(
        Enumerable.Range(0, length).Select(_ => Letters[_random.Next(Letters.Length)]));

    public string Guid() => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}";
}
