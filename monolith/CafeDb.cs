using System.Text.Json;
using Cafe.Monolith.Http;
using Cafe.Monolith.Menu;
using Cafe.Monolith.Orders;
using Cafe.Monolith.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cafe.Monolith;

/// <summary>A row whose version counts its changes: the source of ETags and of optimistic concurrency.</summary>
public interface IVersioned
{
    long Version { get; set; }
}

/// <summary>
/// The one database of the café. Foreign keys cross its contexts (an order line points at the menu),
/// as they do in a monolith; taking them apart is what the refactoring is about.
/// </summary>
public sealed class CafeDb(DbContextOptions<CafeDb> options) : DbContext(options)
{
    public DbSet<MenuCategory> MenuCategories => Set<MenuCategory>();
    public DbSet<MenuItem> MenuItems => Set<MenuItem>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<ReportDelivery> ReportDeliveries => Set<ReportDelivery>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: nothing here blocks a thread on the database.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var row in ChangeTracker.Entries<IVersioned>())
        {
            if (row.State is EntityState.Added or EntityState.Modified)
                row.Entity.Version++;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

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

        modelBuilder.Entity<Order>(order =>
        {
            order.ToTable("orders", table => table.HasCheckConstraint(
                "ck_orders_status", "status IN ('placed', 'preparing', 'ready', 'collected', 'cancelled')"));
            order.HasKey(o => o.Number);
            order.Property(o => o.Number).UseIdentityByDefaultColumn();
            order.Property(o => o.Status).HasConversion<WordConverter<OrderStatus>>();
            order.Property(o => o.Total).HasPrecision(12, 2);
            order.Property(o => o.Version).HasDefaultValue(1L).ValueGeneratedNever().IsConcurrencyToken();
            order.HasIndex(o => o.Id).IsUnique();
            order.HasIndex(o => o.IdempotencyKey).IsUnique();
            order.HasIndex(o => o.PlacedAt);
            order.HasIndex(o => new { o.Status, o.PlacedAt });
        });

        modelBuilder.Entity<OrderLine>(line =>
        {
            line.ToTable("order_lines", table => table.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0"));
            line.HasKey(l => new { l.OrderNumber, l.LineNo });
            line.Property(l => l.UnitPrice).HasPrecision(10, 2);
            line.Ignore(l => l.Total);
            line.HasOne<Order>().WithMany(o => o.Lines).HasForeignKey(l => l.OrderNumber);
            line.HasOne<MenuItem>().WithMany().HasForeignKey(l => l.MenuItemId).OnDelete(DeleteBehavior.Restrict);
        });

        modelBuilder.Entity<ReportDelivery>(delivery =>
        {
            delivery.ToTable("report_deliveries", table => table.HasCheckConstraint(
                "ck_report_deliveries_status", "status IN ('sending', 'sent', 'failed', 'unknown')"));
            delivery.HasKey(d => new { d.Date, d.Channel });
            delivery.Property(d => d.Status).HasConversion<WordConverter<DeliveryStatus>>();
            delivery.Property(d => d.Version).HasDefaultValue(1L).ValueGeneratedNever();
        });

        UseSnakeCase(modelBuilder);
    }

    private static void UseSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private sealed class WordConverter<T>() : ValueConverter<T, string>(
        value => Words.Of(value),
        text => Words.Parse<T>(text)!.Value)
        where T : struct, Enum;
}

/// <summary>What <c>dotnet ef</c> uses to make a migration: the model alone, no server.</summary>
public sealed class CafeDbDesign : IDesignTimeDbContextFactory<CafeDb>
{
    public CafeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CafeDb>().UseNpgsql().Options);
}
