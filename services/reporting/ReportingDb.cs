using Cafe.Events;
using Cafe.Reporting.Deliveries;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cafe.Reporting;

/// <summary>How far an order's history has been followed.</summary>
public sealed class OrderVersion
{
    public long Number { get; init; }
    public long Version { get; init; }

    /// <summary>Whether its figures are in the sums: those of a cancelled order are not.</summary>
    public bool Counted { get; init; }
}

/// <summary>What was sold of an item on a local day. There is no row where nothing was.</summary>
public sealed class SalesByItem
{
    public DateOnly Day { get; init; }
    public long ItemId { get; init; }

    /// <summary>How many orders contain the item.</summary>
    public int Orders { get; init; }

    public long Units { get; init; }
    public decimal Revenue { get; init; }
}

/// <summary>What was sold in an hour of the café's clock. There is no row where nothing was.</summary>
public sealed class SalesByHour
{
    public DateOnly Day { get; init; }
    public int Hour { get; init; }
    public int Orders { get; init; }
    public long Units { get; init; }
    public decimal Revenue { get; init; }
}

/// <summary>An item's name as sold last: what reports fall back to while the menu hasn't told its name of today.</summary>
public sealed class SoldItem
{
    public long ItemId { get; init; }
    public required string Name { get; init; }

    /// <summary>The latest order that contains the item.</summary>
    public long OrderNumber { get; init; }
}

/// <summary>An item's name of today.</summary>
public sealed class ItemName
{
    public long ItemId { get; init; }
    public required string Name { get; init; }
    public long Version { get; init; }
}

/// <summary>The one row that says in which zone's days and hours the sums are.</summary>
public sealed class SalesZone
{
    public required string TimeZone { get; init; }
}

/// <summary>Reporting's own database: sums for its reports, what has been delivered, and how far it has read.</summary>
public sealed class ReportingDb(DbContextOptions<ReportingDb> options) : ServiceDb(options)
{
    public DbSet<OrderVersion> OrderVersions => Set<OrderVersion>();
    public DbSet<SalesByItem> SalesByItem => Set<SalesByItem>();
    public DbSet<SalesByHour> SalesByHour => Set<SalesByHour>();
    public DbSet<SoldItem> SoldItems => Set<SoldItem>();
    public DbSet<ItemName> ItemNames => Set<ItemName>();
    public DbSet<SalesZone> SalesZones => Set<SalesZone>();
    public DbSet<ReportDelivery> ReportDeliveries => Set<ReportDelivery>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrderVersion>(order =>
        {
            order.ToTable("order_versions");
            order.HasKey(o => o.Number);
            order.Property(o => o.Number).ValueGeneratedNever();
        });

        modelBuilder.Entity<SalesByItem>(sales =>
        {
            sales.ToTable("sales_by_item");
            sales.HasKey(s => new { s.Day, s.ItemId });
            sales.Property(s => s.Revenue).HasPrecision(14, 2);
        });

        modelBuilder.Entity<SalesByHour>(sales =>
        {
            sales.ToTable("sales_by_hour");
            sales.HasKey(s => new { s.Day, s.Hour });
            sales.Property(s => s.Revenue).HasPrecision(14, 2);
        });

        modelBuilder.Entity<SoldItem>(item =>
        {
            item.ToTable("sold_items");
            item.HasKey(i => i.ItemId);
            item.Property(i => i.ItemId).ValueGeneratedNever();
        });

        modelBuilder.Entity<ItemName>(item =>
        {
            item.ToTable("item_names");
            item.HasKey(i => i.ItemId);
            item.Property(i => i.ItemId).ValueGeneratedNever();
        });

        modelBuilder.Entity<SalesZone>(zone =>
        {
            zone.ToTable("sales_zone");
            zone.HasKey(z => z.TimeZone);
        });

        modelBuilder.Entity<ReportDelivery>(delivery =>
        {
            delivery.ToTable("report_deliveries", table => table.HasCheckConstraint(
                "ck_report_deliveries_status", "status IN ('sending', 'sent', 'failed', 'unknown')"));
            delivery.HasKey(d => new { d.Date, d.Channel });
            delivery.Property(d => d.Status).HasConversion<WordConverter<DeliveryStatus>>();
            delivery.Property(d => d.Version).HasDefaultValue(1L).ValueGeneratedNever();
        });

        modelBuilder.AddEventConsumer();
        modelBuilder.UseSnakeCase();
    }
}

/// <summary>What <c>dotnet ef</c> uses to make a migration: the model alone, no server.</summary>
public sealed class ReportingDbDesign : IDesignTimeDbContextFactory<ReportingDb>
{
    public ReportingDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ReportingDb>().UseNpgsql().Options);
}
