namespace Cafe.Extraction;

/// <summary>
/// All route groups with their modes, as this process knows them. A request reads its group's mode from here
/// and from nowhere else, so the database may be away while requests flow.
/// </summary>
public sealed class RouteBoard
{
    private readonly Dictionary<string, RouteState> _groups;

    /// <param name="groups">From the configuration.</param>
    /// <param name="time">The clock of the traffic that is remembered.</param>
    public RouteBoard(IReadOnlyList<RouteGroup> groups, TimeProvider time) =>
        _groups = groups.ToDictionary(group => group.Name, group => new RouteState(group, time), StringComparer.Ordinal);

    /// <summary>Every group, in the order of the configuration.</summary>
    public IReadOnlyCollection<RouteState> Groups => _groups.Values;

    /// <summary>Whether the database has told all modes at least once.</summary>
    public bool IsKnown => _groups.Values.All(group => group.Mode is not null);

    /// <summary>When the database confirmed the modes last; <c>null</c> where it never has.</summary>
    public DateTimeOffset? ConfirmedAt { get; internal set; }

    /// <summary>The group of that name, or <c>null</c>.</summary>
    public RouteState? Find(string name) => _groups.GetValueOrDefault(name);
}
