namespace Cafe.Cli.Sales;

/// <summary>An item of a sales file.</summary>
/// <param name="Id"><c>null</c> if the menu lacks it.</param>
/// <param name="MenuPrice">Today's, or what was paid first.</param>
/// <param name="Otherwise">What a row costs that doesn't say; <c>null</c> if that isn't known.</param>
internal sealed record SoldItem(int Index, long? Id, string Name, decimal MenuPrice, decimal? Otherwise);

/// <summary>The items of a sales file, found on the menu by their names without regard to case, or new.</summary>
internal sealed class SoldItems
{
    private readonly Dictionary<string, SoldItem> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SoldItem> _all = [];
    private readonly decimal? _defaultPrice;

    public SoldItems(IReadOnlyList<MenuItem> menu, decimal? defaultPrice)
    {
        _defaultPrice = defaultPrice;
        foreach (var item in menu.DistinctBy(item => item.Name.Trim(), StringComparer.OrdinalIgnoreCase))
            Add(item.Name.Trim(), item.Id, item.Price, item.Price);
    }

    public IReadOnlyList<SoldItem> All => _all;

    /// <summary>The item of a row and what the row costs; <c>null</c> if nobody says what it costs.</summary>
    public (SoldItem Item, decimal Price)? Of(string name, decimal? price)
    {
        if (!_byName.TryGetValue(name, out var item))
        {
            if ((price ?? _defaultPrice) is not { } paid) return null;
            item = Add(name, null, paid, _defaultPrice);
        }

        return (price ?? item.Otherwise) is { } cost ? (item, cost) : null;
    }

    private SoldItem Add(string name, long? id, decimal menuPrice, decimal? otherwise)
    {
        var item = new SoldItem(_all.Count, id, name, menuPrice, otherwise);
        _byName.Add(name, item);
        _all.Add(item);
        return item;
    }
}
