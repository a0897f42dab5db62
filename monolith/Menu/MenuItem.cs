namespace Cafe.Monolith.Menu;

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
