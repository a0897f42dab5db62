namespace Cafe.Cli.Sales;

/// <param name="PlacedAt">UTC.</param>
internal sealed record SoldOrder(
    Guid Id, string Status, DateTime PlacedAt, string Customer, string? IdempotencyKey, IReadOnlyList<SoldLine> Lines)
{
    public decimal Total
    {
        get
        {
            var total = 0m;
            foreach (var line in Lines) total += line.Item.Price * line.Quantity;
            return total;
        }
    }
}

internal readonly record struct SoldLine(MenuItem Item, int Quantity);
