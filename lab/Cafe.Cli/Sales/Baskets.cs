namespace Cafe.Cli.Sales;

/// <summary>What customers take together: baskets by the time of day, made of the menu's items. Which items are the
/// favourites of their kind, and which cake goes with which coffee, is the seed's choice.</summary>
internal sealed class Baskets
{
    private enum Kind { Hot, Cold, Bread, Pastry, Lunch, Other }

    /// <summary>How often a basket is taken in the morning, at noon and in the afternoon.</summary>
    private sealed record Basket(int Morning, int Noon, int Afternoon, params Kind[] Items)
    {
        public bool IsShared => Items.Length > 2;
        public bool IsCold => Items.Contains(Kind.Cold);
    }

    private static readonly Basket[] All =
    [
        new(32, 10, 22, Kind.Hot),
        new(34, 12, 34, Kind.Hot, Kind.Pastry),
        new(12, 6, 8, Kind.Bread),
        new(8, 3, 3, Kind.Bread, Kind.Pastry),
        new(5, 18, 3, Kind.Lunch),
        new(1, 22, 4, Kind.Lunch, Kind.Cold),
        new(3, 16, 2, Kind.Lunch, Kind.Hot),
        new(0, 5, 2, Kind.Lunch, Kind.Lunch, Kind.Cold, Kind.Hot),
        new(4, 3, 14, Kind.Hot, Kind.Hot, Kind.Pastry, Kind.Pastry),
        new(1, 5, 8, Kind.Cold),
    ];

    // Percent of a cold basket's share, January to December.
    private static readonly int[] Warmth = [40, 45, 60, 85, 115, 150, 170, 165, 120, 85, 55, 45];

    private readonly Dictionary<Kind, MenuItem[]> _items;

    /// <param name="menu">At least one item.</param>
    public Baskets(IReadOnlyList<MenuItem> menu, ulong seed)
    {
        var random = new SeededRandom(seed);
        _items = menu.GroupBy(item => KindOf(item.Category)).ToDictionary(kind => kind.Key, kind => Shuffled([.. kind], random));
        // Where the menu has nothing of a kind, customers take what there is.
        var instead = _items.GetValueOrDefault(Kind.Other) ?? Shuffled([.. menu], random);
        foreach (var kind in Enum.GetValues<Kind>().Where(kind => kind != Kind.Other)) _items.TryAdd(kind, instead);
    }

    public IReadOnlyList<SoldLine> Next(SeededRandom random, DateTime local)
    {
        var basket = All[random.Pick(Weights(local, stackalloc int[All.Length]))];
        var lines = new List<SoldLine>(basket.Items.Length);
        var drink = -1;
        foreach (var kind in basket.Items)
        {
            var index = kind == Kind.Pastry && drink >= 0 && random.Chance(35) ? drink % _items[kind].Length : Favourite(random, _items[kind].Length);
            if (kind == Kind.Hot) drink = index;
            Add(lines, _items[kind][index], Quantity(kind, random));
        }

        if (_items.TryGetValue(Kind.Other, out var others) && random.Chance(15))
            Add(lines, others[Favourite(random, others.Length)], Quantity(Kind.Other, random));
        return lines;
    }

    // At the weekend people come together, and in summer they take cold drinks.
    private static Span<int> Weights(DateTime local, Span<int> weights)
    {
        var isWeekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        foreach (var (index, basket) in All.Index())
        {
            var share = local.Hour < 11 ? basket.Morning : local.Hour < 14 ? basket.Noon : basket.Afternoon;
            weights[index] = share * (basket.IsShared && isWeekend ? 200 : 100) * (basket.IsCold ? Warmth[local.Month - 1] : 100);
        }

        return weights;
    }

    private static int Quantity(Kind kind, SeededRandom random) => (kind, random.Below(100)) switch
    {
        (Kind.Bread or Kind.Pastry or Kind.Other, >= 96) => 3,
        (Kind.Bread or Kind.Pastry or Kind.Other, >= 84) => 2,
        (_, >= 95) => 2,
        _ => 1,
    };

    // The square of a uniform number is small more often than not: the first few sell best, and all sell.
    private static int Favourite(SeededRandom random, int count)
    {
        var fraction = random.Fraction();
        return (int)(fraction * fraction * count);
    }

    private static void Add(List<SoldLine> lines, MenuItem item, int quantity)
    {
        var same = lines.FindIndex(line => line.Item == item);
        if (same < 0) lines.Add(new(item, quantity));
        else lines[same] = new(item, lines[same].Quantity + quantity);
    }

    private static MenuItem[] Shuffled(MenuItem[] items, SeededRandom random)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }

        return items;
    }

    // The categories of the starter menu.
    private static Kind KindOf(string category) => category switch
    {
        "Coffee and tea" => Kind.Hot,
        "Cold drinks" => Kind.Cold,
        "Breads" => Kind.Bread,
        "Pastries and cakes" => Kind.Pastry,
        "Lunch" => Kind.Lunch,
        _ => Kind.Other,
    };
}
