using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class UpTests : CafeTest
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Down_leaves_no_process_and_a_second_down_finds_nothing()
    {
        var cafe = NewCafe();
        await cafe.UpAsync();
        var pids = (await cafe.StatusAsync()).Pids;
        pids.Count.ShouldBe(2);
        pids.ShouldBeSubsetOf(cafe.Processes.Select(process => process.Pid));

        (await cafe.RunAsync("down")).Succeeded();

        cafe.Processes.ShouldBeEmpty();
        (await cafe.RunAsync("down")).Succeeded().Output.ShouldContain("Nothing runs");
        var (status, exitCode) = await cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(3);
        status.Url.ShouldBeNull();
        status.Pids.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Märtha's café, «Frühstück» 早餐 🥐 $HOME %20")]
    [InlineData("private")]
    public async Task Orders_are_still_there_after_down_and_up_whatever_the_folder(string folder)
    {
        var cafe = NewCafe(folder);
        if (folder == "private")
            Directory.CreateDirectory(cafe.Data, OnlyTheUser);
        var order = await (await cafe.UpAsync()).OrderAsync();
        // Where the server's user can't enter the folder, the cluster is elsewhere: root alone needs that.
        (await cafe.StatusAsync()).Postgres!.DataDirectory.ShouldBe(
            folder == "private" && Environment.IsPrivilegedProcess
                ? cafe.ClusterElsewhere.ShouldNotBeNull()
                : Path.Combine(cafe.Data, "postgres"));
        (await cafe.RunAsync("down")).Succeeded();
        cafe.Processes.ShouldBeEmpty();

        var guest = await cafe.UpAsync();

        (await guest.ReadAsync(order)).ShouldBe(order);
        (await guest.OrderAsync()).Number.ShouldBeGreaterThan(order.Number);
    }

    [Fact]
    public async Task Two_ups_at_once_open_one_cafe()
    {
        var cafe = NewCafe();

        var ups = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => cafe.RunAsync("up", "--detach", "--port", "0")));

        var guest = await cafe.ClientAsync();
        ups.ShouldAllBe(up => up.Succeeded().Output.Contains($"{guest.Url}".TrimEnd('/')));
        cafe.Processes.Count(process => process.CommandLine.Contains("Cafe.Cli.dll up")).ShouldBe(1);
        await guest.OrderAsync();
    }

    [Fact]
    public async Task Two_cafes_run_side_by_side()
    {
        var (mine, yours) = (NewCafe(), NewCafe());
        var guests = await Task.WhenAll(mine.UpAsync(), yours.UpAsync());
        var order = await guests[0].OrderAsync();

        (await guests[1].StatusOfAsync($"/api/orders/{order.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await mine.RunAsync("down")).Succeeded();
        (await guests[0].StatusOfAsync("/health/live")).ShouldBeNull();
        await guests[1].OrderAsync();
    }
}
