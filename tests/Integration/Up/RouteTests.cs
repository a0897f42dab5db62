using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

/// <summary>A café beside another one, in a folder of any name. The monolith answers everything at first.</summary>
public sealed class CafeAtMonolith(OpenCafe another) : CafeTest, IAsyncLifetime
{
    internal TestCafe Cafe { get; private set; } = null!;

    internal CafeClient Guest { get; private set; } = null!;

    internal CafeClient GuestOfAnother => another.Guest;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Cafe = NewCafe("Märtha's café, «Frühstück» 早餐 🥐 $HOME %20");
        Guest = await Cafe.UpAsync(["--start-at", "monolith"]);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        // Its end is none of the other's.
        await another.Guest.OrderAsync();
    }
}

/// <summary><c>cafe route</c>. Each test leaves the groups where they were.</summary>
[Collection(OneCafe.Name)]
public class RouteTests(CafeAtMonolith open) : IClassFixture<CafeAtMonolith>
{
    [Fact]
    public async Task Two_cafes_run_side_by_side_whatever_the_folder()
    {
        var status = await open.Cafe.StatusAsync();
        status.Postgres!.DataDirectory.ShouldBe(Path.Combine(open.Cafe.Data, "postgres"));
        status.Processes.Select(process => process.Name).ShouldBe(["monolith", "menu", "orders", "reporting", "gateway"], ignoreOrder: true);
        status.Pids.Count.ShouldBe(6);
        status.Pids.ShouldBeSubsetOf(open.Cafe.Processes.Select(process => process.Pid));

        var order = await open.Guest.OrderAsync();

        (await open.GuestOfAnother.StatusOfAsync($"/api/orders/{order.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_shows_who_answers_and_they_do()
    {
        (await RouteAsync()).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Words).ShouldBe(
            ["menu monolith", "orders monolith", "reporting monolith", "web monolith"], ignoreOrder: true);
        foreach (var path in new[] { "/api/menu", "/api/orders", "/api/reports/daily", "/" })
            (await open.Guest.ServerOfAsync(path)).ShouldBe("monolith", path);
    }

    [Fact]
    public async Task It_moves_a_group_and_back()
    {
        (await RouteAsync("menu", "service", "--why", "to see it")).Succeeded().Output.ShouldContain("menu is now answered by the service.");
        (await open.Guest.ServerOfAsync("/api/menu")).ShouldBe("menu");
        (await open.Guest.ServerOfAsync("/")).ShouldBe("monolith");
        (await RouteAsync("menu", "service")).Succeeded().Output.ShouldContain("menu was already answered by the service.");

        (await RouteAsync("menu", "monolith")).Succeeded();

        (await open.Guest.ServerOfAsync("/api/menu")).ShouldBe("monolith");
        var history = await Sql.ReadAsync(
            await open.Cafe.DatabaseAsync("gateway"), "SELECT concat_ws(' ', to_mode, why) FROM route_changes WHERE group_name = 'menu' ORDER BY id");
        history.ShouldBe(["monolith first start", "service to see it", "monolith no reason given"]);
    }

    [Fact]
    public async Task It_refuses_to_hide_what_was_written_unless_it_is_told_to()
    {
        var order = await open.Guest.OrderAsync();

        var refused = await RouteAsync("orders", "service");

        refused.ExitCode.ShouldBe(1, refused.ToString());
        refused.Errors.ShouldContain("orders stays in mode monolith");
        refused.Errors.ShouldContain("to orders");
        refused.Errors.ShouldContain("on the monolith will not be visible");
        (await open.Guest.ReadAsync(order)).ShouldBe(order);

        (await RouteAsync("orders", "service", "--without-data")).Succeeded().Output.ShouldContain("will not be visible");

        (await open.Guest.StatusOfAsync($"/api/orders/{order.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await open.Guest.ServerOfAsync($"/api/orders/{order.Id}")).ShouldBe("orders");
        // The service has accepted no order meanwhile, so nothing is hidden by the way back.
        (await RouteAsync("orders", "monolith")).Succeeded();
        (await open.Guest.ReadAsync(order)).ShouldBe(order);
    }

    [Theory]
    [InlineData("menue service", "'menu'")]
    [InlineData("shadow service", "menu, orders, reporting, web")]
    [InlineData("menu sevrice", "'service'")]
    [InlineData("menu", "monolith or service")]
    public async Task A_group_or_side_that_there_is_not_is_a_mistake_of_the_command_line(string typed, string meant)
    {
        var route = await RouteAsync(typed.Split(' '));

        route.ExitCode.ShouldBe(2, route.ToString());
        route.Errors.ShouldContain(meant);
    }

    private Task<Ended> RouteAsync(params string[] arguments) => open.Cafe.RunAsync(["route", .. arguments]);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

public class RouteWithoutCafeTests : CafeTest
{
    [Fact]
    public async Task Without_a_running_cafe_it_says_how_to_start_one()
    {
        var route = await NewCafe().RunAsync("route", "menu", "service");

        route.ExitCode.ShouldBe(1, route.ToString());
        route.Errors.ShouldContain("./cafe up --detach --data");
    }
}
