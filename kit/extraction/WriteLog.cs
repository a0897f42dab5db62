using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Extraction;

/// <summary>
/// Knows which side of a group may have accepted a write, without asking the database at each: until the first
/// is known to be accepted, every write is marked there before it is sent; from then on they are counted.
/// </summary>
internal sealed partial class WriteLog(RouteStore store, ILogger<WriteLog> log)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Makes sure that the database knows of the write before it is sent.</summary>
    /// <returns>The side to send it to, and its mark where it needed one.</returns>
    /// <exception cref="NpgsqlException">The database is away, and this would be the side's first write.</exception>
    public async ValueTask<(Side Side, Guid? Mark)> BeginAsync(RouteState group, Side side, CancellationToken cancel)
    {
        while (!group[side].HasWrites)
        {
            var mark = Guid.CreateVersion7();
            var mode = await store.MarkAsync(mark, group.Group.Name, side, cancel).ConfigureAwait(false);
            if (mode.Side() == side)
                return (side, mark);
            side = mode.Side(); // Somebody has changed the mode a moment ago.
        }

        return (side, null);
    }

    /// <param name="group">Whose write it was.</param>
    /// <param name="side">Where it was sent.</param>
    /// <param name="mark">From <see cref="BeginAsync"/>.</param>
    /// <param name="accepted">Whether it was; <c>null</c> where nobody knows, and the mark stays.</param>
    public async ValueTask EndAsync(RouteState group, Side side, Guid? mark, bool? accepted)
    {
        if (accepted == true)
            group[side].Accepted();
        if (accepted != false || mark is not { } id)
            return;

        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await store.UnmarkAsync(id, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            LogMarkStays(log, group.Group.Name, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A write to {Group} that was refused stays marked as perhaps accepted: {Reason}")]
    private static partial void LogMarkStays(ILogger logger, string group, string reason);
}
