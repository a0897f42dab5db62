using System.Text.Json;
using Cafe.Events;
using Npgsql;

namespace Cafe.Reporting.Projection;

/// <summary>Keeps the names of the menu's items: a report shows an item under its name of today, also one that has left the menu.</summary>
public sealed class ItemNames : IEventHandler
{
    /// <summary>The tables that are made anew together.</summary>
    public static readonly string[] Tables = ["item_names"];

    /// <inheritdoc/>
    public async Task ApplyAsync(IReadOnlyList<CloudEvent> events, NpgsqlConnection connection, CancellationToken cancel)
    {
        var items = events.Where(change => change.Type == ItemChanged.Type)
            .Select(change => JsonSerializer.Deserialize(change.Data.Span, EventJson.Default.ItemChanged)!)
            .GroupBy(item => item.Id).Select(versions => versions.MaxBy(item => item.Version)!).ToList();
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO item_names AS i (item_id, name, version) SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT (item_id) DO UPDATE SET name = excluded.name, version = excluded.version
            WHERE i.version < excluded.version
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(item => item.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. items.Select(item => item.Name)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(item => item.Version)] });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
