using System.Text.Json;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Menu;

/// <summary>The menu that a new café opens with: ids are fixed, so that every café starts equal.</summary>
public static partial class StarterMenu
{
    private sealed record Category(long Id, string Name, Item[] Items);

    private sealed record Item(long Id, string Name, string Description, decimal Price, string Image);

    /// <summary>The verb <c>migrate [--seed-menu]</c>.</summary>
    public static async Task<int> MigrateAsync(WebApplication app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var seed = arguments is ["--seed-menu"];
        var exitCode = await ServiceProgram.MigrateAsync(app, seed ? [] : arguments, cancel);
        if (!seed)
            return exitCode;

        await using var scope = app.Services.CreateAsyncScope();
        if (await SeedAsync(scope.ServiceProvider.GetRequiredService<MenuDb>(), cancel) is > 0 and var items)
            LogSeeded(app.Logger, items);
        return exitCode;
    }

    /// <summary>Fills an empty menu; leaves any other alone.</summary>
    /// <returns>How many items were added.</returns>
    private static async Task<int> SeedAsync(MenuDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two starts at once would both find the menu empty.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE menu_categories IN EXCLUSIVE MODE", cancel);
        if (await db.MenuCategories.AnyAsync(cancel))
            return 0;

        // No events: this is the state that every consumer's first snapshot begins with.
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

    [LoggerMessage(LogLevel.Information, "The menu was empty: {Count} items added")]
    private static partial void LogSeeded(ILogger logger, int count);
}
