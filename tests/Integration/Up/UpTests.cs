using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class UpTests : CafeTest
{
    [Fact]
    public async Task Down_leaves_no_process_and_the_next_up_has_the_orders_whatever_the_folder()
    {
        var cafe = NewCafe("Märtha's café, «Frühstück» 早餐 🥐 $HOME %20");
        var order = await (await cafe.UpAsync()).OrderAsync();
        var status = await cafe.StatusAsync();
        status.Postgres!.DataDirectory.ShouldBe(Path.Combine(cafe.Data, "postgres"));
        status.Processes.Select(process => process.Name).ShouldBe(["monolith", "menu", "orders", "reporting", "gateway"], ignoreOrder: true);
        status.Pids.Count.ShouldBe(6);
        status.Pids.ShouldBeSubsetOf(cafe.Processes.Select(process => process.Pid));

        (await cafe.RunAsync("down")).Succeeded();

        cafe.Processes.ShouldBeEmpty();
        (await cafe.RunAsync("down")).Succeeded().Output.ShouldContain("Nothing runs");
        var (closed, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        closed.Url.ShouldBeNull();
        closed.Pids.ShouldBeEmpty();

        var guest = await cafe.UpAsync();

        (await guest.ReadAsync(order)).ShouldBe(order);
        (await guest.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);
    }
}
