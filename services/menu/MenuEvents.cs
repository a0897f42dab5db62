using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cafe.Events;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cafe.Menu;

/// <summary>The event of the menu, <c>menu.item-changed</c>: the whole item as it is after the change.</summary>
public sealed record ItemChanged(
    long Id, long CategoryId, string Name, string? Description, decimal Price, bool Available, string? Image,
    DateTimeOffset? ArchivedAt, long Version)
{
    public const string Type = "menu.item-changed";

    public static readonly JsonSerializerOptions Json = ServiceDefaults.Json.NewOptions();

    public static ItemChanged Of(MenuItem i, long version) =>
        new(i.Id, i.CategoryId, i.Name, i.Description, i.Price, i.Available, i.Image, i.ArchivedAt, version);
}

/// <summary>All items that there ever were, as events.</summary>
public sealed class MenuSnapshot(TimeProvider time) : ISnapshotSource
{
    public async IAsyncEnumerable<SnapshotRow> ReadAsync(
        string? after, int limit, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = new MenuDb(new DbContextOptionsBuilder<MenuDb>().UseNpgsql(connection).Options);
        var last = after is null ? 0 : long.Parse(after, CultureInfo.InvariantCulture);
        var items = db.MenuItems.AsNoTracking().Where(i => i.Id > last).OrderBy(i => i.Id).Take(limit).AsAsyncEnumerable();
        await foreach (var item in items.WithCancellation(cancel))
        {
            var id = item.Id.ToString(CultureInfo.InvariantCulture);
            yield return new(id, ItemChanged.Type, id, item.Version, time.GetUtcNow(),
                JsonSerializer.SerializeToUtf8Bytes(ItemChanged.Of(item, item.Version), ItemChanged.Json));
        }
    }
}
