using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Sales;

[Collection(OneCafe.Name)]
public class ImportTests(OpenCafe open) : CafeTest
{
    /// <summary>Of another year for each test, and with an item of its own. With a byte order mark and carriage returns.
    /// Croissant and Espresso are on the starter menu, for 2.10 and 2.20; ticket 1 comes back at the same time further
    /// down, and on another day it is another order.</summary>
    private static string Till(int year) => "\uFEFF" + $"""
        Date,Time,Ticket,Item,Note
        {year}-10-30,09:58:11,1,Croissant,"said ""thanks"",
        and left"
        {year}-10-30,09:58:11,1,CROISSANT ,
        {year}-10-30,10:05:34,2,"Scones, {year} ",
        {year}-10-30,10:05:34,2,NONE,
        {year}-10-30,09:58:11,1,espresso,
        {year}-10-30,10:07:57,3,none,
        {year}-10-31,23:59:59,1,"scones, {year}",
        """;

    private static readonly string[] Options =
        ["--map", "date=Date,time=Time,ticket=Ticket,item=Item", "--time-zone", "Europe/London", "--void", "NONE", "--default-price", "2.50"];

    [Fact]
    public async Task A_tills_file_becomes_orders_once()
    {
        var books = await Books.OfAsync(open.Cafe);
        var before = await books.StateAsync();

        var trial = (await ImportAsync(open.Cafe, Till(2016), "--dry-run")).Succeeded();

        FigureOf(trial, "orders").ShouldBe("3");
        (await books.StateAsync()).ShouldBe(before);

        var first = (await ImportAsync(open.Cafe, Till(2016))).Succeeded();

        foreach (var (name, figure) in new[]
        {
            ("rows", "7"), ("tickets", "4"), ("orders", "3"), ("units", "5"), ("revenue", "11.40"), ("voided rows", "2"), ("new items", "1"), ("rejected rows", "0"),
        })
            FigureOf(first, name).ShouldBe(figure, name);
        (await books.OrdersAsync(2016)).ShouldBe(
        [
            "2016-10-30 09:58:11 collected 6.40 Ticket 1: 2 Croissant 2.10, 1 Espresso 2.20",
            "2016-10-30 10:05:34 collected 2.50 Ticket 2: 1 Scones, 2016 2.50",
            "2016-10-31 23:59:59 collected 2.50 Ticket 1: 1 Scones, 2016 2.50",
        ]);
        var menu = await Eventually.GetAsync("the menu has it", open.Guest.MenuAsync, items => items.Any(item => item.Name == "Scones, 2016"));
        var created = menu.Single(item => item.Name == "Scones, 2016");
        created.Price.ShouldBe(2.50m);
        using var item = await open.Guest.GetAsync($"/api/menu/items/{created.Id}");
        item.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await books.CountAsync("orders WHERE substr(id::text, 15, 1) <> '7' OR version <> 1")).ShouldBe(0);
        var state = await books.StateAsync();

        var second = (await ImportAsync(open.Cafe, Till(2016))).Succeeded();

        second.Output.ShouldContain("3 that were there already");
        (await books.StateAsync()).ShouldBe(state);
        var live = (await open.Guest.OrderAsync()).Number;
        (await books.CountAsync($"orders WHERE number >= {live}")).ShouldBe(1);
        await ReportsAsync("2016-10-30", orders: 2, revenue: 8.90m);
    }

    [Fact]
    public async Task A_bad_row_stops_everything_unless_it_may_be_left_out()
    {
        var books = await Books.OfAsync(open.Cafe);
        var before = await books.StateAsync();
        var bad = Till(2014) + "\n2015-02-29,10:00:00,9,Croissant,\n2015-03-29,01:30,10,Tea,\n";

        var refused = await ImportAsync(open.Cafe, bad);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("till.csv, line 10, column Date: '2015-02-29'");
        (await books.StateAsync()).ShouldBe(before);

        var accepted = (await ImportAsync(open.Cafe, bad, "--skip-bad")).Succeeded();

        FigureOf(accepted, "rejected rows").ShouldBe("2");
        accepted.Output.ShouldContain("line 11, column Time: '01:30'");
        (await books.OrdersAsync(2014)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_running_cafe_it_says_how_to_start_one()
    {
        var import = await ImportAsync(NewCafe(), Till(2013));

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
        var books = await Books.OfAsync(open.Cafe);
        var menu = await books.MenuAsync();
        var file = await WriteAsync(open.Cafe, Till(2012));
        // It can't get past this table, so it is caught in the middle of writing.
        await using (await books.LockAsync("order_lines"))
        {
            await using var import = RunningProgram.Start(Clone.CafeCommand, ["import", file, .. Options, "--data", open.Cafe.Data]);
            await Eventually.IsTrueAsync("the import has written orders and waits for their lines", books.SomebodyWaitsAsync);
            import.Send(Enum.Parse<Signal>(signal));
            (await import.EndAsync(seconds: 60)).ExitCode.ShouldBe(exitCode);
        }

        (await books.OrdersAsync(2012)).ShouldBeEmpty();
        (await books.MenuAsync()).ShouldBe(menu);
    }

    /// <summary>Reporting follows by the snapshot.</summary>
    private async Task ReportsAsync(string date, int orders, decimal revenue)
    {
        var staff = await open.Cafe.StaffAsync();
        await Eventually.GetAsync(
            "the report has it", () => staff.ReadAsync<SalesRow>($"/api/reports/daily?date={date}"), day => day == new SalesRow(orders, revenue));
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
