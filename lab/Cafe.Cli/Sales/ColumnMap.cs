namespace Cafe.Cli.Sales;

/// <summary>Which column of a file holds what: <c>--map</c>.</summary>
internal sealed record ColumnMap(string Date, string Time, string Ticket, string Item, string? Quantity, string? Price)
{
    private static readonly string[] Needed = ["date", "time", "ticket", "item"];
    private static readonly string[] Known = [.. Needed, "quantity", "price"];

    /// <summary>Reads <c>date=Date,time=Time,ticket=Transaction,item=Item</c>.</summary>
    /// <exception cref="FormatException">Says what is wrong with it.</exception>
    public static ColumnMap Parse(string text)
    {
        var columns = new Dictionary<string, string>();
        foreach (var part in text.Split(','))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } column])
                throw new FormatException($"'{part}' is not like date=COLUMN");
            if (!Known.Contains(name)) throw new FormatException($"there is no '{name}', only {string.Join(", ", Known)}");
            if (!columns.TryAdd(name, column)) throw new FormatException($"{name} stands there twice");
        }

        var missing = Needed.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0) throw new FormatException($"{string.Join(", ", missing)} is missing");
        return new(
            columns["date"], columns["time"], columns["ticket"], columns["item"],
            columns.GetValueOrDefault("quantity"), columns.GetValueOrDefault("price"));
    }
}
