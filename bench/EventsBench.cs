using System.CommandLine;
using System.Diagnostics;
using Cafe.Bench.Harness;
using Npgsql;
using NpgsqlTypes;

namespace Cafe.Bench;

/// <summary><c>events</c>: how fast events go from the outbox of orders into the read model of reporting.</summary>
internal static class EventsBench
{
    private const int Events = 50_000;
    private const int BatchSize = 1000;

    /// <summary>Orders that reporting hasn't seen, of a year's days: two lines each, as the benchmarks place them.</summary>
    private const string Generate =
        """
        INSERT INTO bench.events (type, subject, version, data)
        SELECT 'order.changed', id, 1, jsonb_build_object(
            'id', id, 'number', number, 'status', 'placed', 'placedAt', placed_at, 'customer', 'Ada Lovelace', 'note', NULL, 'total', 10.50, 'version', 1,
            'lines', jsonb_build_array(
                jsonb_build_object('itemId', number % 30 + 1, 'name', 'Scone', 'unitPrice', 3.50, 'quantity', 1),
                jsonb_build_object('itemId', (number + 1) % 30 + 1, 'name', 'Tea', 'unitPrice', 3.50, 'quantity', 2)))
        FROM (SELECT number, gen_random_uuid() AS id, now() - number % 365 * interval '1 day' AS placed_at
            FROM generate_series($1, $1 + $2 - 1) AS number) AS orders
        """;

    public static Command Create() => BenchOptions.Command(
        "events", "Events relayed and projected per second ÷ plain batched inserts of the same rows; by SNS and SQS ÷ by the feed.", RunAsync, seconds: null);

    private static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancel)
    {
        await using var cafe = await RunningCafe.StartAsync(cancel);
        await using var orders = await cafe.ConnectAsync("orders", cancel);
        await using var reporting = await cafe.ConnectAsync("reporting", cancel);
        await cafe.CaughtUpAsync(cancel);
        Console.WriteLine($"{Events:N0} order.changed of new orders with 2 lines are committed at once; the time until reporting's position is behind the last one");
        Console.WriteLine($"Beside      the same rows inserted into a table like the outbox: {BatchSize:N0} a statement (unnest) and transaction, one connection");
        await cafe.PrintConditionsAsync(cancel);
        await orders.ExecuteAsync(
            """
            CREATE SCHEMA bench;
            CREATE TABLE bench.events (type text, subject text, version bigint, data jsonb);
            CREATE TABLE bench.outbox (LIKE public.outbox INCLUDING ALL)
            """, cancel);

        var number = 1_000_000_000L;
        var ours = new Measured("relay and projection", async () =>
        {
            await GenerateAsync(Events);
            return await RelayAsync(orders, reporting, Events, cancel);
        });
        var theirs = new Measured("batched inserts", () => InsertAsync(orders, cancel));
        for (var warmUp = 0; warmUp < 3; warmUp++)
            await ours.RunAsync();
        await Figures.MeasureAsync(options.Runs, "events/s", ours, theirs);
        var isMet = Figures.Ratio(ours, theirs, Aim.AtLeast(0.5));
        await EventTransports.MeasureAsync(
            cafe, options.Runs,
            async events =>
            {
                await GenerateAsync(events);
                return await RelayAsync(orders, reporting, events, cancel);
            },
            orders, reporting, cancel);
        return isMet;

        async Task GenerateAsync(int events)
        {
            await orders.ExecuteAsync("TRUNCATE bench.events", cancel);
            await orders.ExecuteAsync(Generate, cancel, number, events);
            number += events;
        }
    }

    private static async Task<double> RelayAsync(NpgsqlConnection orders, NpgsqlConnection reporting, int events, CancellationToken cancel)
    {
        var last = await reporting.ScalarAsync<long>("SELECT position FROM event_positions WHERE source = 'orders'", cancel) + events;
        await orders.ExecuteAsync("INSERT INTO outbox (type, subject, version, data) SELECT type, subject, version, data FROM bench.events", cancel);
        var started = Stopwatch.GetTimestamp();
        while (await reporting.ScalarAsync<long>("SELECT position FROM event_positions WHERE source = 'orders'", cancel) < last)
            await Task.Delay(10, cancel);
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> InsertAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var rows = new List<(string Type, string Subject, long Version, string Data)>(Events);
        await using (var read = new NpgsqlCommand("SELECT type, subject, version, data FROM bench.events", connection))
        await using (var reader = await read.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                rows.Add((reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3)));
        }

        await connection.ExecuteAsync("TRUNCATE bench.outbox", cancel);
        await using var insert = new NpgsqlCommand("INSERT INTO bench.outbox (type, subject, version, data) SELECT * FROM unnest($1, $2, $3, $4)", connection);
        var started = Stopwatch.GetTimestamp();
        foreach (var batch in rows.Chunk(BatchSize))
        {
            insert.Parameters.Clear();
            insert.Parameters.Add(new() { Value = batch.Select(row => row.Type).ToArray() });
            insert.Parameters.Add(new() { Value = batch.Select(row => row.Subject).ToArray() });
            insert.Parameters.Add(new() { Value = batch.Select(row => row.Version).ToArray() });
            insert.Parameters.Add(new() { Value = batch.Select(row => row.Data).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync(cancel);
        }

        return Events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
