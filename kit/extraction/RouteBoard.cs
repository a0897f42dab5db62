namespace Cafe.Extraction;

/// <summary>
/// All route groups with their modes, as this process knows them. A request reads its group's mode from here
/// and from nowhere else, so the database may be away while requests flow.
/// </summary>
public sealed class RouteBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RouteState> _groups;
    private long _changes;

    /// <param name="groups">From the configuration.</param>
    /// <param name="time">The clock of the traffic that is remembered.</param>
    public RouteBoard(IReadOnlyList<RouteGroup> groups, TimeProvider time) =>
        _groups = groups.ToDictionary(group => group.Name, group => new RouteState(group, time), StringComparer.Ordinal);

    /// <summary>Every group, in the order of the configuration.</summary>
    public IReadOnlyCollection<RouteState> Groups => _groups.Values;

    /// <summary>Whether the database has told all modes at least once.</summary>
    public bool IsKnown => _groups.Values.All(group => group.Mode is not null);

    /// <summary>When the database confirmed the modes last; <c>null</c> where it never has.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The group of that name, or <c>null</c>.</summary>
    public RouteState? Find(string name) => _groups.GetValueOrDefault(name);

    /// <summary>How many changes of mode this process has made itself.</summary>
    internal long Changes => Volatile.Read(ref _changes);

    /// <summary>This process has changed the group's mode.</summary>
    internal void Changed(RouteState group, RouteMode mode)
    {
        lock (_lock)
        {
            _changes++;
            group.Mode = mode;
        }
    }

    /// <summary>Takes over what was read from the database.</summary>
    /// <param name="read">Every group's mode, and on which of its sides a write is known.</param>
    /// <param name="changes">From before it was read: what was changed since then is newer than what was read.</param>
    /// <param name="at">When it was read.</param>
    internal void Confirm(IReadOnlyList<(string Group, RouteMode Mode, bool OnMonolith, bool OnService)> read, long changes, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_changes != changes)
                return;
            foreach (var (name, mode, onMonolith, onService) in read)
            {
                if (Find(name) is not { } group)
                    continue;
                group.Mode = mode;
                group[Side.Monolith].HasWrites = onMonolith;
                group[Side.Service].HasWrites = onService;
            }

            ConfirmedAt = at;
        }
    }
}
