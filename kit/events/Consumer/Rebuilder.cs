using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Builds the read model of a source anew beside the one that serves: tables in a schema of their own, filled from the
/// snapshot in one transaction, brought up to date by the feed, and put in the place of the old ones in another
/// transaction. A rebuild that is killed leaves the old model as it is, and a schema that is swept up.
/// </summary>
internal sealed partial class Rebuilder(
    NpgsqlDataSource database, IServiceProvider services, ConsumerMetrics metrics, TimeProvider time, ILogger<Rebuilder> log)
{
    /// <summary>Rebuilds, and swaps.</summary>
    /// <returns>False if another rebuild of the source is under way.</returns>
    /// <exception cref="EventsGoneException">The publisher's tables were written without events meanwhile.</exception>
    /// <exception cref="TimeoutException">The old tables were in use all the time.</exception>
    public async Task<bool> RunAsync(Subscription subscription, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var held = await SessionLock.TryTakeAsync(connection, subscription.RebuildLock, cancel).ConfigureAwait(false);
        if (held is null)
            return false;

        LogBegins(log, subscription.Source);
        var source = subscription.NewSource(services);
        var handler = subscription.NewHandler(services);
        var projection = new Projection(subscription, handler, metrics, time, log);
        var tables = new RebuildTables(subscription, connection);
        // The schema comes first and goes last: where there is one, there may be a registration to take back.
        await tables.BeginAsync(cancel).ConfigureAwait(false);
        var position = await new Rebuild(subscription, source, handler, projection, tables, database, connection, time, log)
            .RunAsync(cancel).ConfigureAwait(false);
        LogSwapped(log, subscription.Source, position.Position);
        await TidyAsync(subscription, source, tables, position, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Removes what a killed rebuild has left behind; nothing where one is under way.</summary>
    public async Task SweepAsync(Subscription subscription, IEventSource source, StreamPosition live, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        var tables = new RebuildTables(subscription, connection);
        if (!await tables.ExistAsync(cancel).ConfigureAwait(false))
            return;
        await using var held = await SessionLock.TryTakeAsync(connection, subscription.RebuildLock, cancel).ConfigureAwait(false);
        if (held is not null)
            await TidyAsync(subscription, source, tables, live, cancel).ConfigureAwait(false);
    }

    private async Task TidyAsync(
        Subscription subscription, IEventSource source, RebuildTables tables, StreamPosition live, CancellationToken cancel)
    {
        try
        {
            // The live consumer is registered before the rebuild isn't any longer: no event is removed in between.
            (await source.ReadAsync(subscription.Consumer, live, live.Position, TimeSpan.Zero, cancel).ConfigureAwait(false)).Dispose();
            await source.ForgetAsync(subscription.RebuildConsumer, cancel).ConfigureAwait(false);
            await tables.DropAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Nothing that a reader notices; the live consumer sweeps it up.
            LogLeftBehind(log, subscription.Source, e.GetBaseException().Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The read model of {Source} is built anew from the snapshot")]
    private static partial void LogBegins(ILogger logger, string source);

    [LoggerMessage(LogLevel.Information, "The new read model of {Source} serves, up to position {Position}")]
    private static partial void LogSwapped(ILogger logger, string source, long position);

    [LoggerMessage(LogLevel.Warning, "What the rebuild of {Source} has left behind is removed later: {Reason}")]
    private static partial void LogLeftBehind(ILogger logger, string source, string reason);
}
