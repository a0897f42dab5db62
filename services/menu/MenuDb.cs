using Cafe.Events;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cafe.Menu;

public sealed class MenuCategory
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public int Position { get; init; }
    public List<MenuItem> Items { get; } = [];
}

public sealed class MenuItem : IVersioned
{
    public long Id { get; init; }
    public long CategoryId { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public decimal Price { get; set; }
    public bool Available { get; set; }
    public string? Image { get; set; }

    /// <summary>When the item left the menu. It stays in the table: orders and reports name it.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public long Version { get; set; }
}

/// <summary>The menu's own database: the monolith's tables of the same names, and the outbox.</summary>
public sealed class MenuDb(DbContextOptions<MenuDb> options) : ServiceDb(options)
{
    public DbSet<MenuCategory> MenuCategories => Set<MenuCategory>();
    public DbSet<MenuItem> MenuItems => Set<MenuItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MenuCategory>(category =>
        {
            category.ToTable("menu_categories");
            category.Property(c => c.Id).ValueGeneratedNever();
        });

        modelBuilder.Entity<MenuItem>(item =>
        {
            item.ToTable("menu_items");
            item.Property(i => i.Id).UseIdentityByDefaultColumn();
            item.Property(i => i.Price).HasPrecision(10, 2);
            item.Property(i => i.Version).HasDefaultValue(1L).ValueGeneratedNever().IsConcurrencyToken();
            item.HasOne<MenuCategory>().WithMany(c => c.Items).HasForeignKey(i => i.CategoryId)
                .OnDelete(DeleteBehavior.Restrict);
        });

        modelBuilder.AddOutbox();
        modelBuilder.UseSnakeCase();
    }
}

/// <summary>What <c>dotnet ef</c> uses to make a migration: the model alone, no server.</summary>
public sealed class MenuDbDesign : IDesignTimeDbContextFactory<MenuDb>
{
    public MenuDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MenuDb>().UseNpgsql().Options);
}
