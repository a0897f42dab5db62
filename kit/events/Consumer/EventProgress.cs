using System.Diagnostics;
using Npgsql;

namespace Cafe.Events;

/// <summary>How far the read models are, for whoever must not be early: a report, say, that is due at six.</summary>
public sealed class EventProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly EventSubscriptions _subscriptions;
    private readonly NpgsqlDataSource _database;
    private readonly IServiceProvider _services;

    internal EventProgress(EventSubscriptions subscriptions, NpgsqlDataSource database, IServiceProvider services) =>
        (_subscriptions, _database, _services) = (subscriptions, database, services);

    /// <summary>Waits until all that the source had published when this was called is applied, by whichever replica consumes it.</summary>
    /// <param name="source">What was subscribed to.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>False if it took longer, or the read model is to be made anew first.</returns>
    /// <exception cref="HttpRequestException">The source can't be asked.</exception>
    /// <exception cref="TimeoutException">It doesn't answer.</exception>
    public async Task<bool> CatchUpAsync(string source, TimeSpan patience, CancellationToken cancel)
    {
        var subscription = _subscriptions.All.Single(one => one.Source == source);
        var started = Stopwatch.GetTimestamp();
        if (await PositionAsync(source, cancel).ConfigureAwait(false) is not { } position)
            return false;
        StreamPosition head;
        try
        {
            using var page = await subscription.NewSource(_services)
                .ReadAsync(subscription.Consumer, position, position.Position, TimeSpan.Zero, cancel).ConfigureAwait(false);
            head = page.Head;
        }
        catch (EventsGoneException)
        {
            return false;
        }

        for (; Stopwatch.GetElapsedTime(started) < patience; await Task.Delay(Pause, cancel).ConfigureAwait(false))
        {
            if (await PositionAsync(source, cancel).ConfigureAwait(false) is not { } now || now.Stream != head.Stream)
                return false;
            if (now.Position >= head.Position)
                return true;
        }

        return false;
    }

    private async Task<StreamPosition?> PositionAsync(string source, CancellationToken cancel)
    {
        await using var find = _database.CreateCommand("SELECT stream, position FROM event_positions WHERE source = $1");
        find.Parameters.Add(new() { Value = source });
        await using var reader = await find.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) ? new(reader.GetGuid(0), reader.GetInt64(1)) : null;
    }
}
