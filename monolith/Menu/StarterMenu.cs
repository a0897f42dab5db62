using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Monolith.Menu;

/// <summary>The menu that a new café opens with: ids are fixed, so that every café starts equal.</summary>
public static class StarterMenu
{
    private sealed record Category(long Id, string Name, Item[] Items);

    private sealed record Item(long Id, string Name, string Description, decimal Price, string Image);

    /// <summary>Fills an empty menu; leaves any other alone.</summary>
    /// <returns>How many items were added.</returns>
    public static async Task<int> SeedAsync(CafeDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two starts at once would both find the menu empty.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE menu_categories IN EXCLUSIVE MODE", cancel);
        if (await db.MenuCategories.AnyAsync(cancel))
            return 0;

        var categories = await ReadAsync(cancel);
        db.AddRange(categories.Select((c, index) => new MenuCategory { Id = c.Id, Name = c.Name, Position = index + 1 }));
        db.AddRange(categories.SelectMany(c => c.Items.Select(i => new MenuItem
        {
            Id = i.Id, CategoryId = c.Id, Name = i.Name, Description = i.Description, Price = i.Price, Available = true, Image = i.Image,
        })));
        var rows = await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"SELECT setval(pg_get_serial_sequence('menu_items', 'id'), (SELECT max(id) FROM menu_items))", cancel);
        await transaction.CommitAsync(cancel);
        return rows - categories.Length;
    }

    private static async Task<Category[]> ReadAsync(CancellationToken cancel)
    {
        await using var file = typeof(StarterMenu).Assembly.GetManifestResourceStream("starter-menu.json")!;
        return (await JsonSerializer.DeserializeAsync<Category[]>(file, JsonSerializerOptions.Web, cancel))!;
    }
}
