using System.Text;
using Npgsql;

namespace Cafe.Events;

/// <summary>The events that could not be applied.</summary>
internal sealed class DeadLetters(EventSubscriptions subscriptions, NpgsqlDataSource database, IServiceProvider services)
{
    private const int Succeeded = 0;
    private const int Failed = 1;

    public async Task<int> ListAsync(TextWriter to, CancellationToken cancel)
    {
        await using var list = database.CreateCommand(
            "SELECT id, failed_at, source, type, subject, version, error FROM dead_letters ORDER BY id");
        await using var reader = await list.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var count = 0;
        for (; await reader.ReadAsync(cancel).ConfigureAwait(false); count++)
        {
            var failedAt = reader.GetFieldValue<DateTimeOffset>(1);
            await to.WriteLineAsync(
                $"{reader.GetInt64(0)}  {failedAt:u}  {reader.GetString(2)}: {reader.GetString(3)} {reader.GetString(4)} "
                + $"version {reader.GetInt64(5)}  {reader.GetString(6).ReplaceLineEndings(" ")}").ConfigureAwait(false);
        }

        await to.WriteLineAsync($"{count} dead letters").ConfigureAwait(false);
        return Succeeded;
    }

    /// <param name="id">Which one; <c>null</c>: all, oldest first.</param>
    /// <param name="to">A line for each.</param>
    /// <param name="cancel">Ends it between two of them.</param>
    public async Task<int> ReplayAsync(long? id, TextWriter to, CancellationToken cancel)
    {
        var exitCode = Succeeded;
        foreach (var one in id is { } given ? [given] : await IdsAsync(cancel).ConfigureAwait(false))
        {
            var failure = await ReplayAsync(one, cancel).ConfigureAwait(false);
            await to.WriteLineAsync($"{one}: {failure ?? "applied"}").ConfigureAwait(false);
            if (failure is not null)
                exitCode = Failed;
        }

        return exitCode;
    }

    private async Task<List<long>> IdsAsync(CancellationToken cancel)
    {
        await using var find = database.CreateCommand("SELECT id FROM dead_letters ORDER BY id");
        await using var reader = await find.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            ids.Add(reader.GetInt64(0));
        return ids;
    }

    /// <returns>Why it could not be applied; <c>null</c> if it was.</returns>
    private async Task<string?> ReplayAsync(long id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            if (await FindAsync(id, connection, cancel).ConfigureAwait(false) is not var (source, letter))
                return "there is no such dead letter";
            if (subscriptions.All.FirstOrDefault(s => s.Source == source) is not { } subscription)
                return $"nothing is subscribed to {source} any longer";
            await subscription.NewHandler(services).ApplyAsync([letter], connection, cancel).ConfigureAwait(false);
            await connection.ExecuteAsync("DELETE FROM dead_letters WHERE id = $1", cancel, id).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Poison.Is(e, connection))
        {
            var error = Projection.ErrorText(e);
            await connection.ExecuteAsync(
                "UPDATE dead_letters SET error = $1, failed_at = now() WHERE id = $2", cancel, error, id).ConfigureAwait(false);
            return error;
        }
    }

    private static async Task<(string Source, CloudEvent Letter)?> FindAsync(long id, NpgsqlConnection connection, CancellationToken cancel)
    {
        // The position's lock keeps the live consumer, and a swap, away from the read model meanwhile.
        await using var find = new NpgsqlCommand(
            """
            SELECT p.source, l.type, l.subject, l.version, l.position, l.occurred_at, l.traceparent, l.data
            FROM dead_letters l JOIN event_positions p ON p.source = l.source
            WHERE l.id = $1 FOR UPDATE
            """, connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await find.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancel).ConfigureAwait(false))
            return null;
        return (reader.GetString(0), new(
            reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetFieldValue<DateTimeOffset>(5),
            reader.IsDBNull(6) ? null : reader.GetString(6), Encoding.UTF8.GetBytes(reader.GetString(7))));
    }
}
