using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Sales;

public class ImportTests : CafeTest
{
    // With a byte order mark and carriage returns. Croissant and Espresso are on the starter menu, for 2.10 and 2.20;
    // ticket 1 comes back at the same time further down, and on another day it is another order.
    private const string Till = "\uFEFF" + """
        Date,Time,Ticket,Item,Note
        2016-10-30,09:58:11,1,Croissant,"said ""thanks"",
        and left"
        2016-10-30,09:58:11,1,CROISSANT ,
        2016-10-30,10:05:34,2,"Scones, two ",
        2016-10-30,10:05:34,2,NONE,
        2016-10-30,09:58:11,1,espresso,
        2016-10-30,10:07:57,3,none,
        2016-10-31,23:59:59,1,"scones, two",
        """;

    private static readonly string[] Options =
        ["--map", "date=Date,time=Time,ticket=Ticket,item=Item", "--time-zone", "Europe/London", "--void", "NONE", "--default-price", "2.50"];

    [Fact]
    public async Task A_tills_file_becomes_orders_once()
    {
        var cafe = NewCafe();
        var guest = await cafe.UpAsync();
        var books = await Books.OfAsync(cafe);

        var before = await books.StateAsync();

        var trial = (await ImportAsync(cafe, Till, "--dry-run")).Succeeded();

        FigureOf(trial, "orders").ShouldBe("3");
        (await books.StateAsync()).ShouldBe(before);

        var first = (await ImportAsync(cafe, Till)).Succeeded();

        foreach (var (name, figure) in new[]
        {
            ("rows", "7"), ("tickets", "4"), ("orders", "3"), ("units", "5"), ("revenue", "11.40"), ("voided rows", "2"), ("new items", "1"), ("rejected rows", "0"),
        })
            FigureOf(first, name).ShouldBe(figure, name);
        (await books.OrdersAsync()).ShouldBe(
        [
            "2016-10-30 09:58:11 collected 6.40 Ticket 1: 2 Croissant 2.10, 1 Espresso 2.20",
            "2016-10-30 10:05:34 collected 2.50 Ticket 2: 1 Scones, two 2.50",
            "2016-10-31 23:59:59 collected 2.50 Ticket 1: 1 Scones, two 2.50",
        ]);
        var created = (await guest.MenuAsync()).Single(item => item.Name == "Scones, two");
        created.Price.ShouldBe(2.50m);
        using var item = await guest.GetAsync($"/api/menu/items/{created.Id}");
        item.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await books.CountAsync("orders WHERE substr(id::text, 15, 1) <> '7' OR version <> 1")).ShouldBe(0);
        var state = await books.StateAsync();

        var second = (await ImportAsync(cafe, Till)).Succeeded();

        second.Output.ShouldContain("3 that were there already");
        (await books.StateAsync()).ShouldBe(state);
        var live = (await guest.OrderAsync()).Number;
        (await books.CountAsync($"orders WHERE number >= {live}")).ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_row_stops_everything_unless_it_may_be_left_out()
    {
        var cafe = NewCafe();
        await cafe.UpAsync();
        var books = await Books.OfAsync(cafe);
        var before = await books.StateAsync();
        const string bad = Till + "\n2017-02-29,10:00:00,9,Croissant,\n2017-03-26,01:30,10,Tea,\n";

        var refused = await ImportAsync(cafe, bad);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("till.csv, line 10, column Date: '2017-02-29'");
        (await books.StateAsync()).ShouldBe(before);

        var accepted = (await ImportAsync(cafe, bad, "--skip-bad")).Succeeded();

        FigureOf(accepted, "rejected rows").ShouldBe("2");
        accepted.Output.ShouldContain("line 11, column Time: '01:30'");
        (await books.OrdersAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_running_cafe_it_says_how_to_start_one()
    {
        var import = await ImportAsync(NewCafe(), Till);

        import.ExitCode.ShouldBe(1);
        import.Errors.ShouldContain("./cafe up --detach --data");
    }

    [Theory]
    [InlineData("--map", "date=Date,time=Time,item=Item")]
    [InlineData("--time-zone", "Mars/Olympus")]
    [InlineData("--default-price", "free")]
    public async Task A_wrong_option_is_a_mistake_of_the_command_line(string option, string value)
    {
        string[] arguments = [.. Options];
        arguments[Array.IndexOf(arguments, option) + 1] = value;

        (await NewCafe().RunAsync(["import", "/nowhere.csv", .. arguments])).ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData(nameof(Signal.Kill), 137)]
    [InlineData(nameof(Signal.Interrupt), 130)]
    public async Task One_that_is_ended_in_the_middle_leaves_nothing(string signal, int exitCode)
    {
        var cafe = NewCafe();
        await cafe.UpAsync();
        var books = await Books.OfAsync(cafe);
        var items = await books.CountAsync("menu_items");
        var file = await WriteAsync(cafe, Till);
        // It can't get past this table, so it is caught in the middle of writing.
        await using (await books.LockAsync("order_lines"))
        {
            await using var import = RunningProgram.Start(Clone.CafeCommand, ["import", file, .. Options, "--data", cafe.Data]);
            await Eventually.IsTrueAsync("the import has written orders and waits for their lines", books.SomebodyWaitsAsync);
            import.Send(Enum.Parse<Signal>(signal));
            (await import.EndAsync(seconds: 20)).ExitCode.ShouldBe(exitCode);
        }

        (await books.OrdersAsync()).ShouldBeEmpty();
        (await books.CountAsync("menu_items")).ShouldBe(items);
    }

    private static async Task<Ended> ImportAsync(TestCafe cafe, string text, params string[] more) =>
        await cafe.RunAsync(["import", await WriteAsync(cafe, text), .. Options, .. more]);

    private static async Task<string> WriteAsync(TestCafe cafe, string text)
    {
        Directory.CreateDirectory(cafe.Data);
        var file = Path.Combine(cafe.Data, "till.csv");
        await File.WriteAllTextAsync(file, text.ReplaceLineEndings("\r\n"));
        return file;
    }

    private static string FigureOf(Ended import, string name) =>
        import.Output.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..]
            .Trim().Split("  ")[0];
}
