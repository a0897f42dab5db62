using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Events;

/// <summary>Applies events to a read model and moves its position, in one transaction: the live one, or one that is
/// being built, wherever the connection's <c>search_path</c> leads.</summary>
internal sealed partial class Projection(
    Subscription subscription, IEventHandler handler, ConsumerMetrics metrics, TimeProvider time, ILogger log)
{
    private const int Tries = 3;
    private const int LongestError = 2000;

    /// <returns>How far the read model is, and with <paramref name="andHold"/> stays until the transaction ends; <c>null</c>
    /// where it hasn't been loaded yet.</returns>
    public async Task<StreamPosition?> PositionAsync(NpgsqlConnection connection, CancellationToken cancel, bool andHold = false)
    {
        var sql = $"SELECT stream, position FROM event_positions WHERE source = $1 {(andHold ? "FOR UPDATE" : "")}";
        await using var find = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = subscription.Source } },
        };
        await using var reader = await find.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) ? new(reader.GetGuid(0), reader.GetInt64(1)) : null;
    }

    /// <returns>False if the read model isn't at <paramref name="from"/> any longer: somebody else has moved it, and
    /// nothing was done.</returns>
    public async Task<bool> ApplyAsync(
        NpgsqlConnection connection, StreamPosition from, IReadOnlyList<CloudEvent> events, CancellationToken cancel)
    {
        var started = time.GetUtcNow();
        bool applied;
        try
        {
            applied = await ApplyTogetherAsync(connection, from, events, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Poison.Is(e, connection))
        {
            applied = await ApplyOneByOneAsync(connection, from, events, cancel).ConfigureAwait(false);
        }

        if (applied)
        {
            metrics.Applied(subscription.Source, events.Count);
            Trace(events, started);
        }

        return applied;
    }

    private async Task<bool> ApplyTogetherAsync(
        NpgsqlConnection connection, StreamPosition from, IReadOnlyList<CloudEvent> events, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        if (!await MoveAsync(connection, from, events, cancel).ConfigureAwait(false))
            return false;
        await handler.ApplyAsync(events, connection, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> ApplyOneByOneAsync(
        NpgsqlConnection connection, StreamPosition from, IReadOnlyList<CloudEvent> events, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        if (!await MoveAsync(connection, from, events, cancel).ConfigureAwait(false))
            return false;

        var left = events;
        var failures = new List<(CloudEvent Event, Exception Error)>();
        for (var tries = 1; tries <= Tries; tries++)
        {
            failures.Clear();
            foreach (var one in left)
            {
                if (await TryAsync(connection, one, cancel).ConfigureAwait(false) is { } error)
                    failures.Add((one, error));
            }

            if (failures.Count == 0)
                break;
            left = [.. failures.Select(failure => failure.Event)];
            if (tries < Tries)
                await Task.Delay(Outage.Pause(tries), time, cancel).ConfigureAwait(false);
        }

        foreach (var (one, error) in failures)
            await BuryAsync(connection, one, error, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Before anything else of the transaction: the row's lock lets one at a time write to the read model.</summary>
    private async Task<bool> MoveAsync(
        NpgsqlConnection connection, StreamPosition from, IReadOnlyList<CloudEvent> events, CancellationToken cancel) =>
        await connection.ExecuteAsync(
            "UPDATE event_positions SET position = $1, moved_at = now() WHERE source = $2 AND stream = $3 AND position = $4",
            cancel, Math.Max(from.Position, events[^1].Position), subscription.Source, from.Stream, from.Position)
            .ConfigureAwait(false) == 1;

    /// <returns>What kept the event from being applied; <c>null</c> if it was.</returns>
    private async Task<Exception?> TryAsync(NpgsqlConnection connection, CloudEvent one, CancellationToken cancel)
    {
        await connection.ExecuteAsync("SAVEPOINT one", cancel).ConfigureAwait(false);
        try
        {
            await handler.ApplyAsync([one], connection, cancel).ConfigureAwait(false);
            await connection.ExecuteAsync("RELEASE SAVEPOINT one", cancel).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Poison.Is(e, connection))
        {
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT one", cancel).ConfigureAwait(false);
            return e;
        }
    }

    private async Task BuryAsync(NpgsqlConnection connection, CloudEvent one, Exception error, CancellationToken cancel)
    {
        await using var bury = new NpgsqlCommand(
            """
            INSERT INTO dead_letters (source, position, type, subject, version, occurred_at, traceparent, data, error)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, connection);
        object?[] values =
        [
            subscription.Source, one.Position, Storable(one.Type), Storable(one.Subject), one.Version, one.Time.ToUniversalTime(),
            one.TraceParent,
        ];
        foreach (var value in values)
            bury.Parameters.Add(new() { Value = value ?? DBNull.Value });
        bury.Parameters.Add(new() { Value = Encoding.UTF8.GetString(one.Data.Span), NpgsqlDbType = NpgsqlDbType.Json });
        bury.Parameters.Add(new() { Value = ErrorText(error) });
        await bury.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        metrics.DeadLetter(subscription.Source);
        LogDeadLetter(log, one.Type, one.Subject, one.Version, subscription.Source, ErrorText(error));
    }

    /// <summary>What is kept of an error, at most 2,000 characters.</summary>
    public static string ErrorText(Exception error)
    {
        var text = Storable($"{error.GetType().Name}: {error.GetBaseException().Message}");
        return text.Length <= LongestError ? text : text[..LongestError];
    }

    /// <summary>PostgreSQL's text holds every character but one.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>Shows in the trace of whoever made the change when it arrived here.</summary>
    private static void Trace(IReadOnlyList<CloudEvent> events, DateTimeOffset started)
    {
        if (!EventTelemetry.Activities.HasListeners())
            return;
        foreach (var one in events)
        {
            if (ActivityContext.TryParse(one.TraceParent, null, isRemote: true, out var parent))
                EventTelemetry.Activities.StartActivity($"apply {one.Type}", ActivityKind.Consumer, parent, startTime: started)?.Dispose();
        }
    }

    [LoggerMessage(LogLevel.Error,
        "{Type} {Subject} version {Version} of {Source} could not be applied and is a dead letter now; see the verb dead-letters. {Error}")]
    private static partial void LogDeadLetter(ILogger logger, string type, string subject, long version, string source, string error);
}
