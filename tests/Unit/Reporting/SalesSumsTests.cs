using Cafe.Reporting.Projection;

namespace Cafe.Tests.Unit.Reporting;

public class SalesSumsTests
{
    private readonly SalesSums _sums = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    [Fact]
    public void An_order_counts_in_its_hour_and_each_of_its_items()
    {
        _sums.Add(Order("2026-11-20T09:59:59.999999Z", (1, 2, 2.50m), (2, 1, 4.00m)), 1);
        _sums.Add(Order("2026-11-20T09:00:00Z", (2, 3, 4.00m)), 1);

        _sums.ByHour.ShouldHaveSingleItem().ShouldBe(new((new(2026, 11, 20), 9), new(2, 6, 21.00m)));
        _sums.ByItem[(new(2026, 11, 20), 1)].ShouldBe(new(1, 2, 5.00m));
        _sums.ByItem[(new(2026, 11, 20), 2)].ShouldBe(new(2, 4, 16.00m));
    }

    [Fact]
    public void An_item_on_two_lines_of_an_order_is_in_one_order()
    {
        _sums.Add(Order("2026-11-20T09:00:00Z", (1, 2, 2.50m), (2, 1, 4.00m), (1, 3, 2.50m)), 1);

        _sums.ByItem[(new(2026, 11, 20), 1)].ShouldBe(new(1, 5, 12.50m));
    }

    [Fact]
    public void What_is_taken_away_leaves_nothing()
    {
        var order = Order("2026-11-20T09:00:00Z", (1, 2, 2.50m), (1, 3, 2.50m), (2, 1, 4.00m));
        _sums.Add(order, 1);
        _sums.Add(order, -1);

        _sums.ByHour.Values.ShouldAllBe(sum => sum == default);
        _sums.ByItem.Values.ShouldAllBe(sum => sum == default);
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", 29, 0)] // 00:59 GMT
    [InlineData("2026-03-29T01:00:00Z", 29, 2)] // 02:00 BST: there is no hour 1
    [InlineData("2026-03-29T22:59:59Z", 29, 23)] // 23:59 BST
    [InlineData("2026-03-29T23:00:00Z", 30, 0)] // 00:00 BST
    public void The_day_that_loses_an_hour_has_23(string placedAt, int day, int hour)
    {
        _sums.Add(Order(placedAt, (1, 1, 1.00m)), 1);

        _sums.ByHour.Keys.ShouldHaveSingleItem().ShouldBe((new(2026, 3, day), hour));
    }

    [Theory]
    [InlineData("2026-10-24T22:59:59Z", 24, 23)] // 23:59 BST
    [InlineData("2026-10-24T23:00:00Z", 25, 0)] // 00:00 BST
    [InlineData("2026-10-25T00:30:00Z", 25, 1)] // 01:30 BST
    [InlineData("2026-10-25T01:30:00Z", 25, 1)] // 01:30 GMT: the hour that repeats is one
    [InlineData("2026-10-25T23:59:59Z", 25, 23)] // 23:59 GMT
    [InlineData("2026-10-26T00:00:00Z", 26, 0)]
    public void The_day_that_gains_an_hour_has_25(string placedAt, int day, int hour)
    {
        _sums.Add(Order(placedAt, (1, 1, 1.00m)), 1);

        _sums.ByHour.Keys.ShouldHaveSingleItem().ShouldBe((new(2026, 10, day), hour));
    }

    private static OrderChanged Order(string placedAt, params (long Item, int Quantity, decimal Price)[] lines) => new()
    {
        Number = 1,
        Status = "placed",
        PlacedAt = DateTimeOffset.Parse(placedAt, null),
        Total = lines.Sum(l => l.Quantity * l.Price),
        Version = 1,
        Lines = [.. lines.Select(l => new OrderChangedLine { ItemId = l.Item, Name = $"Item {l.Item}", UnitPrice = l.Price, Quantity = l.Quantity })],
    };
}
