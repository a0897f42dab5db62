namespace Cafe.Discovery;

/// <summary>
/// One instance of a service. After a failure it rests: it is left alone for <see cref="Rest"/>, and then
/// tried by one request at a time until one is answered.
/// </summary>
public sealed class ServiceEndpoint
{
    /// <summary>How long an instance is left alone after a request to it has failed.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private long _restsUntil;
    private int _outstanding;

    internal ServiceEndpoint(Uri address, TimeProvider time) =>
        (Address, Origin, _time) = (address, address.GetLeftPart(UriPartial.Authority), time);

    /// <summary>Such as <c>http://10.0.0.7:8080</c>.</summary>
    public Uri Address { get; }

    internal string Origin { get; }

    /// <summary>The requests that it has been sent and has not begun to answer.</summary>
    internal int Outstanding => Volatile.Read(ref _outstanding);

    /// <summary>Whether the last request that is known of was answered, or none was sent yet.</summary>
    internal bool IsTrusted => Volatile.Read(ref _restsUntil) == 0;

    /// <summary>The instance has answered, whatever it said.</summary>
    public void Answered()
    {
        if (Volatile.Read(ref _restsUntil) != 0)
            Volatile.Write(ref _restsUntil, 0);
    }

    /// <summary>The instance couldn't be reached, or the connection to it broke.</summary>
    public void Failed() => Volatile.Write(ref _restsUntil, EndOfRest());

    internal void Begin() => Interlocked.Increment(ref _outstanding);

    internal void End() => Interlocked.Decrement(ref _outstanding);

    /// <returns>Whether a request may go here now. The first that may after a rest prolongs it for all others.</returns>
    internal bool TryTake()
    {
        var until = Volatile.Read(ref _restsUntil);
        return until == 0
            || (until <= _time.GetTimestamp() && Interlocked.CompareExchange(ref _restsUntil, EndOfRest(), until) == until);
    }

    private long EndOfRest() => _time.GetTimestamp() + (long)(Rest.TotalSeconds * _time.TimestampFrequency);
}
