namespace Cafe.Extraction;

/// <summary>Changes modes and tells what was written where; for the admin API and the console.</summary>
public sealed class RouteControl
{
    private readonly RouteBoard _board;
    private readonly RouteStore _store;
    private readonly RouteWatch _watch;

    internal RouteControl(RouteBoard board, RouteStore store, RouteWatch watch) => (_board, _store, _watch) = (board, store, watch);

    /// <summary>Changes a group's mode. This process follows at once, all others within a second; requests that run
    /// finish where they are.</summary>
    /// <param name="group">Which one.</param>
    /// <param name="to">Its new mode.</param>
    /// <param name="who">Who wants it, for the history.</param>
    /// <param name="why">The reason, for the history.</param>
    /// <param name="withoutData">Whether writes that the other side has accepted may become invisible.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Whether it was changed, and if not, what would have become invisible.</returns>
    /// <exception cref="Npgsql.NpgsqlException">The database is away: nothing was changed.</exception>
    public async Task<ChangeOutcome> ChangeAsync(
        RouteState group, RouteMode to, string who, string why, bool withoutData, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(group);
        await _watch.TellAsync(cancel).ConfigureAwait(false);
        var outcome = await _store.ChangeAsync(group.Group, to, who, why, withoutData, cancel).ConfigureAwait(false);
        _board.Changed(group, outcome.Mode);
        return outcome;
    }

    /// <summary>Records that data of the group was written around the gateway, as an import does.</summary>
    /// <param name="group">Whose data.</param>
    /// <param name="side">Into whose tables.</param>
    /// <param name="what">What it was, such as <c>an import of 20,000 orders</c>.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="Npgsql.NpgsqlException">The database is away: nothing was recorded.</exception>
    public Task AddWritesAsync(RouteState group, Side side, string what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(group);
        return _store.AddAcceptedAsync(group.Group.Name, side, what, count: 1, cancel);
    }

    /// <summary>What both sides of all groups have accepted.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database is away.</exception>
    public async Task<IReadOnlyList<HiddenWrites>> WritesAsync(CancellationToken cancel)
    {
        await _watch.TellAsync(cancel).ConfigureAwait(false);
        return await _store.WritesAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The last changes of mode, newest first.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database is away.</exception>
    public Task<IReadOnlyList<RouteChange>> HistoryAsync(int limit, CancellationToken cancel) => _store.HistoryAsync(limit, cancel);
}
