using System.Text.Json;

namespace Cafe.Tests.Acceptance.Support;

// The answers of the public API, field by field. A field that can be without a value is nullable, but has to be there.

public sealed record Menu(string Currency, IReadOnlyList<Category> Categories)
{
    public MenuEntry? Find(long itemId) =>
        Categories.SelectMany(category => category.Items).SingleOrDefault(item => item.Id == itemId);
}

public sealed record Category(long Id, string Name, IReadOnlyList<MenuEntry> Items);

public sealed record MenuEntry(
    long Id, string Name, string? Description, decimal Price, bool Available, string? Image);

public sealed record Item(
    long Id, long CategoryId, string Name, string? Description, decimal Price, bool Available, string? Image);

public sealed record Order(
    Guid Id,
    long Number,
    string Status,
    DateTimeOffset PlacedAt,
    string Customer,
    string? Note,
    IReadOnlyList<OrderLine> Lines,
    decimal Total,
    string Currency);

public sealed record OrderLine(long ItemId, string Name, decimal UnitPrice, int Quantity, decimal LineTotal);

public sealed record OrderPage(IReadOnlyList<Order> Orders, string? Next);

public sealed record DailyReport(
    DateOnly Date,
    string TimeZone,
    int Orders,
    int Units,
    decimal Revenue,
    decimal? AverageOrder,
    IReadOnlyList<ItemRow> ByItem,
    IReadOnlyList<HourRow> ByHour,
    DayFigures ComparedToLastWeek,
    JsonElement? BakingPlan = null);

public sealed record ItemRow(long ItemId, string Name, int Units, decimal Revenue);

public sealed record HourRow(int Hour, int Orders, decimal Revenue);

public sealed record DayFigures(DateOnly Date, int Orders, int Units, decimal Revenue);

public sealed record SalesReport(DateOnly From, DateOnly To, string By, IReadOnlyList<SalesRow> Rows);

public sealed record SalesRow(string Key, string? Name, int Orders, int Units, decimal Revenue);

public sealed record DeliveryList(IReadOnlyList<Delivery> Deliveries);

public sealed record Delivery(string Channel, DateOnly Date, DateTimeOffset? At, string Status);

public sealed record Token(string AccessToken, DateTimeOffset ExpiresAt);
