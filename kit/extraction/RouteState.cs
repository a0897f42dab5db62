namespace Cafe.Extraction;

/// <summary>One route group as this process knows it at this moment.</summary>
public sealed class RouteState
{
    private const int Unknown = -1;

    private readonly SideState[] _sides;
    private volatile int _mode = Unknown;

    internal RouteState(RouteGroup group, TimeProvider time) =>
        (Group, _sides) = (group, [new(time), new(time)]);

    /// <summary>What the configuration says about it.</summary>
    public RouteGroup Group { get; }

    /// <summary>Its mode; <c>null</c> until the database has told for the first time.</summary>
    public RouteMode? Mode
    {
        get => _mode is var mode && mode == Unknown ? null : (RouteMode)mode;
        internal set => _mode = value is { } mode ? (int)mode : Unknown;
    }

    /// <summary>What went to one of its sides.</summary>
    public Traffic TrafficOf(Side side) => this[side].Traffic;

    internal SideState this[Side side] => _sides[(int)side];
}

/// <summary>What this process knows of a group's one side.</summary>
internal sealed class SideState(TimeProvider time)
{
    private volatile bool _hasWrites;
    private long _accepted;

    public Traffic Traffic { get; } = new(time);

    /// <summary>Whether it is known, here or in the database, that this side has accepted a write. Then no
    /// further one needs a mark of its own.</summary>
    public bool HasWrites
    {
        get => _hasWrites || Volatile.Read(ref _accepted) > 0;
        set => _hasWrites = value;
    }

    public void Accepted() => Interlocked.Increment(ref _accepted);

    /// <returns>How many writes were accepted since the last time; they count as known from now on.</returns>
    public long TakeAccepted()
    {
        if (Volatile.Read(ref _accepted) == 0)
            return 0;
        _hasWrites = true;
        return Interlocked.Exchange(ref _accepted, 0);
    }

    public void GiveBack(long accepted) => Interlocked.Add(ref _accepted, accepted);
}
