using Cafe.Cli.Sales;

namespace Cafe.Tests.Unit.Sales;

public class SoldItemsTests
{
    private static readonly MenuItem[] Menu = [new(4, "Breads", "Sourdough loaf ", 4.20m, true), new(9, "Breads", "sourdough LOAF", 5m, true)];

    [Fact]
    public void An_item_is_found_without_regard_to_case_and_costs_what_the_menu_says()
    {
        var (item, price) = new SoldItems(Menu, 2.50m).Of("SOURDOUGH loaf", null)!.Value;

        (item.Id, item.Name, price).ShouldBe((4L, "Sourdough loaf", 4.20m));
    }

    [Fact]
    public void The_price_of_the_file_goes_before_the_menus() => new SoldItems(Menu, 2.50m).Of("Sourdough loaf", 3m)!.Value.Price.ShouldBe(3m);

    [Fact]
    public void A_new_item_has_the_price_that_was_paid_first_and_rows_without_one_cost_the_default()
    {
        var items = new SoldItems(Menu, 2.50m);

        var first = items.Of("Jam", 3m)!.Value;
        var second = items.Of("JAM", null)!.Value;

        first.Item.ShouldBe(second.Item);
        (first.Item.Id, first.Item.Name, first.Item.MenuPrice).ShouldBe(((long?)null, "Jam", 3m));
        (first.Price, second.Price).ShouldBe((3m, 2.50m));
    }

    [Fact]
    public void What_has_no_price_anywhere_is_not_made() => new SoldItems(Menu, null).Of("Jam", null).ShouldBeNull();
}
