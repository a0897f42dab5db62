using Cafe.Cli.Sales;

namespace Cafe.Tests.Unit.Sales;

public class SeededSalesTests
{
    private static readonly TimeZoneInfo London = LocalTime.Zone("Europe/London")!;
    private static readonly DateOnly First = new(2025, 1, 1), Last = new(2025, 12, 31);

    private static readonly MenuItem[] Menu =
    [
        .. new[] { "Coffee and tea", "Cold drinks", "Breads", "Pastries and cakes", "Lunch" }
            .SelectMany((category, c) => Enumerable.Range(1, 5).Select(i => new MenuItem(c * 5 + i, category, $"{category} {i}", i, true))),
    ];

    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        var random = new SeededRandom(1234567);

        new[] { random.Next(), random.Next(), random.Next() }
            .ShouldBe([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL]);
    }

    [Fact]
    public void One_seed_makes_one_history()
    {
        var day = new DateOnly(2025, 6, 14);

        Text(Sales().OrdersOf(day)).ShouldBe(Text(Sales().OrdersOf(day)));
        Text(Sales(seed: 2).OrdersOf(day)).ShouldNotBe(Text(Sales().OrdersOf(day)));
        // Noted once: another machine, another version of .NET or a change of the generator would show here.
        Text(Sales().OrdersOf(day).Take(2)).ShouldBe(NotedOrders);
    }

    [Fact]
    public void A_year_has_as_many_orders_a_day_as_asked_for() =>
        All().Count.ShouldBeInRange(365 * 97, 365 * 103);

    [Fact]
    public void Days_differ_by_weekday_and_season_and_the_cafe_grows()
    {
        double Average(Func<DateOnly, bool> days) => Sales().Days.Where(days).Average(Sales().Expected);

        Average(day => day.DayOfWeek == DayOfWeek.Saturday).ShouldBeGreaterThan(1.4 * Average(day => day.DayOfWeek == DayOfWeek.Monday));
        Average(day => day.Month == 7).ShouldBeGreaterThan(1.2 * Average(day => day.Month == 1));
        Average(day => day.Month == 11).ShouldBeGreaterThan(Average(day => day.Month == 3));
        Sales().Days.ShouldNotContain(new DateOnly(2025, 12, 25));
    }

    [Fact]
    public void Hours_are_those_of_the_cafes_clock_in_summer_and_winter()
    {
        var hours = All().CountBy(order => TimeZoneInfo.ConvertTimeFromUtc(order.PlacedAt, London).Hour).ToDictionary();

        hours.Keys.Order().ShouldBe(Enumerable.Range(7, 11));
        hours[8].ShouldBeGreaterThan(hours[7]);
        hours[12].ShouldBeGreaterThan(2 * hours[16]);
        TimeZoneInfo.ConvertTimeFromUtc(Sales().OrdersOf(new DateOnly(2025, 3, 30)).First().PlacedAt, London).Hour.ShouldBe(9);
    }

    [Fact]
    public void Items_belong_to_hours_and_seasons_and_some_sell_better_than_others()
    {
        var orders = All();
        double Share(string category, Func<SoldOrder, bool> of) =>
            orders.Where(of).Average(order => order.Lines.Any(line => line.Item.Category == category) ? 1 : 0);

        Share("Lunch", order => order.PlacedAt.Hour == 12).ShouldBeGreaterThan(4 * Share("Lunch", order => order.PlacedAt.Hour < 9));
        Share("Cold drinks", order => order.PlacedAt.Month == 7).ShouldBeGreaterThan(2 * Share("Cold drinks", order => order.PlacedAt.Month == 1));
        var units = orders.SelectMany(order => order.Lines).CountBy(line => line.Item.Id).ToDictionary();
        units.Count.ShouldBe(Menu.Length);
        var breads = Menu.Where(item => item.Category == "Breads").Select(item => units[item.Id]).Order().ToList();
        breads[^1].ShouldBeGreaterThan(2 * breads[0]);
    }

    [Fact]
    public void Cakes_have_their_coffees()
    {
        var pairs = All().Where(order => order.Lines is [{ Item.Category: "Coffee and tea" }, { Item.Category: "Pastries and cakes" }])
            .Select(order => (Coffee: order.Lines[0].Item.Id, Cake: order.Lines[1].Item.Id)).ToList();
        double Share(IEnumerable<(long Coffee, long Cake)> some, long cake) => some.Average(pair => pair.Cake == cake ? 1 : 0);

        Menu.Where(item => item.Category == "Pastries and cakes").Max(cake =>
            Menu.Where(item => item.Category == "Coffee and tea")
                .Max(coffee => Share(pairs.Where(pair => pair.Coffee == coffee.Id), cake.Id) / Share(pairs, cake.Id)))
            .ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Orders_are_as_the_cafe_would_have_written_them()
    {
        var orders = Sales().OrdersOf(new DateOnly(2025, 6, 14)).ToList();

        orders.Select(order => order.PlacedAt).ShouldBeInOrder();
        orders.ShouldAllBe(order => order.Lines.Count >= 1 && order.Lines.Select(line => line.Item).Distinct().Count() == order.Lines.Count);
        orders.ShouldAllBe(order => order.Id.Version == 7 && order.Id.Variant >= 8 && order.Id.Variant <= 11);
        orders.Select(order => order.Id.ToString("N")[..12]).ShouldBe(
            orders.Select(order => new DateTimeOffset(order.PlacedAt).ToUnixTimeMilliseconds().ToString("x12", null)));
        orders.Select(order => order.Id).Distinct().Count().ShouldBe(orders.Count);
        orders[0].IdempotencyKey.ShouldBe("seed-1-2025-06-14");
        orders.Skip(1).ShouldAllBe(order => order.IdempotencyKey == null);
        All().Average(order => order.Status == "cancelled" ? 1 : 0).ShouldBeInRange(0.005, 0.03);
    }

    [Fact]
    public void Any_menu_can_be_sold()
    {
        MenuItem[] menu = [new(1, "Soup", "Borscht", 5m, true)];

        new SeededSales(First, First.AddDays(6), 20, 1, London, menu).OrdersOf(First.AddDays(1)).ShouldAllBe(order => order.Lines[0].Item == menu[0]);
    }

    private static readonly string[] NotedOrders =
    [
        "01976d40-eef6-7f57-b1c7-c3ae701099c7 collected 2025-06-14T07:04:21.4940000Z Hamish 1×5",
        "01976d4d-73b9-7f75-8719-df17ccc752f0 collected 2025-06-14T07:18:01.9130000Z Kenji 3×11",
    ];

    private static SeededSales Sales(ulong seed = 1) => new(First, Last, 100, seed, London, Menu);

    private static List<SoldOrder> All() => [.. Sales().Days.SelectMany(Sales().OrdersOf)];

    private static string[] Text(IEnumerable<SoldOrder> orders) => [.. orders.Select(order =>
        $"{order.Id} {order.Status} {order.PlacedAt:O} {order.Customer} {string.Join(' ', order.Lines.Select(line => $"{line.Quantity}×{line.Item.Id}"))}")];
}
