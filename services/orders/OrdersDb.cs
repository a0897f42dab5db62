using Cafe.Events;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cafe.Orders;

public enum OrderStatus
{
    Placed,
    Preparing,
    Ready,
    Collected,
    Cancelled,
}

public sealed class Order : IVersioned
{
    /// <summary>Counts up, for people at the counter. It can be guessed, so it opens nothing.</summary>
    public long Number { get; init; }

    /// <summary>Version 7, unguessable: who knows it may see the order.</summary>
    public required Guid Id { get; init; }

    public OrderStatus Status { get; set; } = OrderStatus.Placed;
    public required DateTimeOffset PlacedAt { get; init; }
    public required string Customer { get; init; }
    public string? Note { get; init; }
    public required decimal Total { get; init; }
    public string? IdempotencyKey { get; init; }

    /// <summary>What was asked with the idempotency key: see <see cref="OrderRequest"/>.</summary>
    public byte[]? RequestHash { get; init; }

    public long Version { get; set; }
    public List<OrderLine> Lines { get; init; } = [];

    /// <summary><c>placed → preparing → ready → collected</c>; cancelled from the first two.</summary>
    public bool CanBecome(OrderStatus next) => (Status, next) is
        (OrderStatus.Placed, OrderStatus.Preparing) or
        (OrderStatus.Preparing, OrderStatus.Ready) or
        (OrderStatus.Ready, OrderStatus.Collected) or
        (OrderStatus.Placed or OrderStatus.Preparing, OrderStatus.Cancelled);
}

/// <summary>Name and price are kept as sold, whatever the menu says later.</summary>
public sealed class OrderLine
{
    public long OrderNumber { get; init; }
    public required int LineNo { get; init; }
    public required long MenuItemId { get; init; }
    public required string Name { get; init; }
    public required decimal UnitPrice { get; init; }
    public required int Quantity { get; init; }
    public decimal Total => UnitPrice * Quantity;
}

/// <summary>
/// The orders' own database: the monolith's tables of the same names, and the outbox. A line names its item
/// by id alone, since the menu is elsewhere.
/// </summary>
public sealed class OrdersDb(DbContextOptions<OrdersDb> options) : ServiceDb(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
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
            line.HasIndex(l => l.MenuItemId);
        });

        modelBuilder.AddOutbox();
        modelBuilder.UseSnakeCase();
    }
}

/// <summary>What <c>dotnet ef</c> uses to make a migration: the model alone, no server.</summary>
public sealed class OrdersDbDesign : IDesignTimeDbContextFactory<OrdersDb>
{
    public OrdersDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<OrdersDb>().UseNpgsql().Options);
}
