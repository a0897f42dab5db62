using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>One rebuild: loads the snapshot, catches up by the feed, swaps.</summary>
internal sealed partial class Rebuild(
    Subscription subscription, IEventSource source, IEventHandler handler, Projection projection, RebuildTables tables,
    NpgsqlDataSource database, NpgsqlConnection connection, TimeProvider time, ILogger log)
{
    private const int SwapTries = 30;

    private StreamPosition _position;

    /// <returns>Where the new read model is.</returns>
    public async Task<StreamPosition> RunAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel).ConfigureAwait(false);
        await CatchUpAsync(atLeastTo: null, cancel).ConfigureAwait(false);
        await SwapAsync(cancel).ConfigureAwait(false);
        return _position;
    }

    /// <summary>In one transaction: whatever ends it early leaves an empty schema.</summary>
    private async Task LoadAsync(CancellationToken cancel)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await tables.CreateAsync(cancel).ConfigureAwait(false);
            StreamPosition? position = null;
            await handler.LoadAsync(PagesAsync(), connection, cancel).ConfigureAwait(false);
            _position = position ?? throw new InvalidOperationException($"{handler.GetType().Name}.LoadAsync hasn't read the snapshot.");
            await tables.NoteAsync(_position, cancel).ConfigureAwait(false);
            await tables.FinishAsync(cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);

            async IAsyncEnumerable<IReadOnlyList<CloudEvent>> PagesAsync()
            {
                await foreach (var page in source.SnapshotAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false))
                {
                    // Of the first page: what changes later is in the feed from there on.
                    position ??= page.Head;
                    yield return page.Events;
                }
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is not EventsGoneException && Poison.Is(e, connection))
        {
            LogPoison(log, subscription.Source, Projection.ErrorText(e));
            await LoadPageByPageAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The slow way, on which what can't be applied becomes a dead letter.</summary>
    private async Task LoadPageByPageAsync(CancellationToken cancel)
    {
        await tables.CreateAsync(cancel).ConfigureAwait(false);
        var isFirst = true;
        await foreach (var page in source.SnapshotAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false))
        {
            if (isFirst)
                await tables.NoteAsync(_position = page.Head, cancel).ConfigureAwait(false);
            isFirst = false;
            if (page.Events.Count > 0)
                await projection.ApplyAsync(connection, _position, page.Events, cancel).ConfigureAwait(false);
        }

        await tables.FinishAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>By the feed, to its end or, where that is given, to a position.</summary>
    private async Task CatchUpAsync(long? atLeastTo, CancellationToken cancel)
    {
        if (_position.Position >= atLeastTo)
            return;
        await foreach (var page in source.FollowAsync(subscription.RebuildConsumer, _position, TimeSpan.Zero, cancel).ConfigureAwait(false))
        {
            if (page.Events.Count > 0)
            {
                await projection.ApplyAsync(connection, _position, page.Events, cancel).ConfigureAwait(false);
                _position = _position with { Position = page.Events[^1].Position };
            }

            if (_position.Position >= (atLeastTo ?? page.Head.Position))
                break;
        }
    }

    private async Task SwapAsync(CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TrySwapAsync(cancel).ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (tries == SwapTries)
                    throw new TimeoutException($"The new read model of {subscription.Source} can't take the place of the old one: its tables are in use.", e);
                await Task.Delay(Outage.Pause(tries), time, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task TrySwapAsync(CancellationToken cancel)
    {
        await using var swap = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await swap.BeginTransactionAsync(cancel).ConfigureAwait(false);
        // Longer than the second after which the server sends autovacuum away, shorter than the two in which a report
        // could be ended for a deadlock, and before the reports that wait pile up.
        await swap.ExecuteAsync("SET LOCAL lock_timeout = '1500ms'", cancel).ConfigureAwait(false);

        // Its lock holds the live consumer off, and the model never steps back behind what that has applied.
        if (await projection.PositionAsync(swap, cancel, andHold: true).ConfigureAwait(false) is { } live && live.Stream == _position.Stream)
            await CatchUpAsync(atLeastTo: live.Position, cancel).ConfigureAwait(false);
        await swap.ExecuteAsync(tables.SwapSql(), cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Warning, "The snapshot of {Source} can't be loaded as a whole, so it is loaded page by page: {Error}")]
    private static partial void LogPoison(ILogger logger, string source, string error);
}
