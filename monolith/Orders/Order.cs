namespace Cafe.Monolith.Orders;

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
