using System.Globalization;
using System.Text;
using System.Text.Json;
using Cafe.Events;

namespace Cafe.Tests.Integration.Reporting;

/// <summary>An order as its owner tells of it. Item 1 costs 1.10, item 2 costs 2.20 and so on.</summary>
internal sealed record SoldOrder(long Number, string PlacedAt, params (long Item, int Quantity)[] Lines)
{
    public long Version { get; init; } = 1;

    public string Status { get; init; } = "placed";

    public decimal Total => Lines.Sum(line => Price(line.Item) * line.Quantity);

    public static decimal Price(long item) => item * 1.10m;

    public static string Name(long item) => $"Item {item} as sold";

    /// <summary>Later: one version and one status further.</summary>
    public SoldOrder Then(string status) => this with { Status = status, Version = Version + 1 };

    public CloudEvent Event => new("order.changed", $"{Number}", Version, 0, DateTimeOffset.UnixEpoch, null, Encoding.UTF8.GetBytes(Json));

    /// <summary>The event's data. What reporting has no use for is there too.</summary>
    public string Json => JsonSerializer.Serialize(new
    {
        id = new Guid((int)Number, 0, 0, new byte[8]), number = Number, status = Status, placedAt = PlacedAt, customer = "Ann", note = (string?)null,
        total = Total, version = Version,
        lines = Lines.Select(line => new { itemId = line.Item, name = Name(line.Item), unitPrice = Price(line.Item), quantity = line.Quantity }),
    });

    /// <summary>The same order in the monolith's tables.</summary>
    public string Sql => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO orders (number, id, status, placed_at, customer, total, version)
        VALUES ({Number}, gen_random_uuid(), '{Status}', '{PlacedAt}', 'Ann', {Total}, {Version});
        INSERT INTO order_lines (order_number, line_no, menu_item_id, name, unit_price, quantity) VALUES
        {string.Join(", ", Lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"({Number}, {i + 1}, {line.Item}, '{Name(line.Item)}', {Price(line.Item)}, {line.Quantity})")))};
        """);
}
