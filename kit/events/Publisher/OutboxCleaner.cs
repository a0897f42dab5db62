using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>Removes events that every registered consumer has passed, and reports consumers that are too far behind.
/// Where no consumer is registered nobody needs any: a new one begins with the snapshot.</summary>
internal sealed partial class OutboxCleaner(
    NpgsqlDataSource database, OutboxRelay relay, OutboxMetrics metrics, OutboxOptions options, TimeProvider time, ILogger<OutboxCleaner> log)
    : BackgroundService
{
    private const int BatchSize = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The newest event stays: the relay counts on from it.</summary>
    private const string Clean =
        """
        DELETE FROM outbox WHERE position < least(
            (SELECT max(position) FROM outbox),
            (SELECT min(position) + $1 FROM outbox),
            (SELECT min(position) + 1 FROM outbox_consumers))
        """;

    private const string Look =
        """
        SELECT name, position, (SELECT max(position) FROM outbox) - position, seen_at FROM outbox_consumers
        UNION ALL
        SELECT NULL, 0, count(*), now() FROM outbox WHERE position IS NULL
        """;

    private readonly HashSet<string> _behind = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outage = new Outage(log, "The removal of old events");
        return outage.RunAsync(
            async stop =>
            {
                await Task.Delay(Pause, time, stop).ConfigureAwait(false);
                if (!relay.Leads)
                {
                    metrics.Forget();
                    return;
                }

                await using var connection = await database.OpenConnectionAsync(stop).ConfigureAwait(false);
                while (await connection.ExecuteAsync(Clean, stop, BatchSize).ConfigureAwait(false) == BatchSize)
                {
                }

                await LookAsync(connection, stop).ConfigureAwait(false);
                outage.Over();
            },
            stoppingToken);
    }

    private async Task LookAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        long unstamped = 0;
        var lags = new Dictionary<string, long>();
        await using var look = new NpgsqlCommand(Look, connection);
        await using var reader = await look.ExecuteReaderAsync(stop).ConfigureAwait(false);
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            var lag = reader.IsDBNull(2) ? 0 : Math.Max(0, reader.GetInt64(2));
            if (reader.IsDBNull(0))
            {
                unstamped = lag;
                continue;
            }

            var name = reader.GetString(0);
            lags[name] = lag;
            if (lag < options.TooFarBehind)
                _behind.Remove(name);
            else if (_behind.Add(name))
                LogBehind(log, name, lag, reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(3));
        }

        metrics.Saw(unstamped, lags);
    }

    [LoggerMessage(LogLevel.Warning,
        "The consumer {Consumer} is {Lag} events behind, at position {Position}; it was last seen at {SeenAt:u}. All events since are "
        + "kept for it. Start it again or, if there is no such consumer any longer: DELETE FROM outbox_consumers WHERE name = '{Consumer}'")]
    private static partial void LogBehind(ILogger logger, string consumer, long lag, long position, DateTimeOffset seenAt);
}
