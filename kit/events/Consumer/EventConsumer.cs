using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Follows the sources that a service has subscribed to. Each is consumed by one replica at a time; the others wait to
/// take over. Where there is no position yet, or the source can't go on from it, the read model is rebuilt.
/// </summary>
internal sealed partial class EventConsumer(
    EventSubscriptions subscriptions, NpgsqlDataSource database, IServiceProvider services, Rebuilder rebuilder,
    ConsumerMetrics metrics, TimeProvider time, ILogger<EventConsumer> log) : BackgroundService
{
    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SweepPause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(subscriptions.All.Select(subscription => ConsumeAsync(subscription, stoppingToken)));

    private async Task ConsumeAsync(Subscription subscription, CancellationToken stoppingToken)
    {
        var outage = new Outage(log, $"The consumer of {subscription.Source}");
        await using var live = new LiveSource(() => subscription.NewLiveSource(services));
        await outage.RunAsync(stop => ConsumeAsync(subscription, live, outage, stop), stoppingToken).ConfigureAwait(false);
    }

    private async Task ConsumeAsync(Subscription subscription, LiveSource live, Outage outage, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop).ConfigureAwait(false);
        await using var held = await SessionLock.TryTakeAsync(connection, subscription.LiveLock, stop).ConfigureAwait(false);
        if (held is null)
        {
            metrics.Forget(subscription.Source);
            await live.DisposeAsync().ConfigureAwait(false);
            outage.Over();
            await Task.Delay(LockPause, time, stop).ConfigureAwait(false);
            return;
        }

        metrics.LostTouch(subscription.Source);
        var projection = new Projection(subscription, subscription.NewHandler(services), metrics, time, log);
        if (await projection.PositionAsync(connection, stop).ConfigureAwait(false) is { } from)
        {
            try
            {
                await FollowAsync(subscription, live.Source, projection, connection, from, outage, stop).ConfigureAwait(false);
                return;
            }
            catch (EventsGoneException e)
            {
                LogGone(log, subscription.Source, e.Message);
            }
            finally
            {
                metrics.LostTouch(subscription.Source);
            }
        }

        if (!await rebuilder.RunAsync(subscription, stop).ConfigureAwait(false))
            await Task.Delay(LockPause, time, stop).ConfigureAwait(false);
    }

    /// <returns>When somebody else has moved the position.</returns>
    private async Task FollowAsync(
        Subscription subscription, IEventSource source, Projection projection, NpgsqlConnection connection, StreamPosition position,
        Outage outage, CancellationToken stop)
    {
        await using var feed = subscription.NewSource(services);
        long? swept = null;
        await foreach (var page in source.FollowAsync(subscription.Consumer, position, LongestWait, stop).ConfigureAwait(false))
        {
            if (swept is null)
                LogConsumes(log, subscription.Source, position.Position);
            if (swept is not { } last || Stopwatch.GetElapsedTime(last) >= SweepPause)
            {
                await rebuilder.SweepAsync(subscription, feed, position, stop).ConfigureAwait(false);
                swept = Stopwatch.GetTimestamp();
            }

            if (page.Events.Count > 0)
            {
                metrics.Behind(subscription.Source, Math.Max(1, page.Head.Position - position.Position), page.Events[0].Time);
                if (!await projection.ApplyAsync(connection, position, page.Events, stop).ConfigureAwait(false))
                    return;
                position = position with { Position = page.Events[^1].Position };
            }

            outage.Over();
            if (position.Position >= page.Head.Position)
                metrics.UpToDate(subscription.Source);
        }
    }

    /// <summary>Lives on through failures: a queue that is read anew after each counts its messages as received once more, and
    /// puts them aside after a few times. It ends when another replica consumes.</summary>
    private sealed class LiveSource(Func<IEventSource> make) : IAsyncDisposable
    {
        private IEventSource? _source;

        public IEventSource Source => _source ??= make();

        public async ValueTask DisposeAsync()
        {
            if (_source is not { } source)
                return;
            _source = null;
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Information, "This replica consumes the events of {Source} from position {Position} on")]
    private static partial void LogConsumes(ILogger logger, string source, long position);

    [LoggerMessage(LogLevel.Warning, "The read model of {Source} is behind what the source has kept, or of another stream: {Reason}")]
    private static partial void LogGone(ILogger logger, string source, string reason);
}
