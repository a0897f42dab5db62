using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

/// <summary>What can be seen of an open café that goes on serving.</summary>
[Collection(OneCafe.Name)]
public class OpenCafeTests(OpenCafe open)
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task It_takes_an_order_though_nobody_holds_the_output_of_cafe_up()
    {
        // The fixture has read that output to its end, as `$(./cafe up --detach)` in a script does.
        var order = await open.Guest.OrderAsync();

        (await open.Guest.ReadAsync(order)).ShouldBe(order);
        (await open.Guest.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_services_answer()
    {
        var staff = await open.Cafe.StaffAsync();

        (await staff.ServerOfAsync("/api/menu")).ShouldBe("menu");
        (await staff.ServerOfAsync("/api/orders?limit=1")).ShouldBe("orders");
        (await staff.ServerOfAsync("/api/reports/daily")).ShouldBe("reporting");
        (await staff.ServerOfAsync("/")).ShouldBe("gateway");
    }

    [Fact]
    public void Two_ups_at_once_have_opened_one_cafe()
    {
        open.Ups.ShouldAllBe(up => up.Succeeded().Output.Contains($"{open.Guest.Url}".TrimEnd('/')));
        open.Cafe.Processes.Count(process => process.CommandLine.Contains("Cafe.Cli.dll up")).ShouldBe(1);
    }

    [Fact]
    public async Task Another_up_says_that_it_runs_and_changes_nothing()
    {
        var (before, exitCode) = await open.Cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(0);

        var another = (await open.Cafe.RunAsync("up", "--detach", "--port", "0")).Succeeded();

        another.Output.ShouldContain("already runs");
        another.Output.ShouldContain($"{open.Guest.Url}".TrimEnd('/'));
        var now = await open.Cafe.StatusAsync();
        (now.Url, now.Postgres).ShouldBe((before.Url, before.Postgres));
        now.Processes.ShouldBe(before.Processes);
    }

    [Fact]
    public async Task Another_PostgreSQL_is_left_alone_even_if_the_environment_leads_to_it()
    {
        await open.Guest.OrderAsync();

        (await open.Cafe.StatusAsync()).Postgres!.Pid.ShouldNotBe(open.Foreign.Pid);
        await open.Foreign.IsAsItWasAsync();
    }

    [Fact]
    public void Only_the_user_can_read_the_secrets()
    {
        var folder = Path.Combine(open.Cafe.Data, "secrets");

        var secrets = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

        secrets.Select(Path.GetFileName).ShouldBe(
            [
                "CAFE_AUTH_KEY", "CAFE_DB_PASSWORD", "CAFE_POSTGRES_PASSWORD", "CAFE_STAFF_PASSWORD_HASH",
                "EXTRACTION_DB_PASSWORD", "GATEWAY_DB_PASSWORD", "MENU_DB_PASSWORD", "ORDERS_DB_PASSWORD",
                "REPORTING_DB_PASSWORD", "staff-password",
            ],
            ignoreOrder: true);
        secrets.ShouldAllBe(secret => File.GetUnixFileMode(secret) == OnlyTheUser);
        File.GetUnixFileMode(folder).ShouldBe(OnlyTheUser | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task The_staff_password_and_the_cluster_are_where_status_says()
    {
        var status = await open.Cafe.StatusAsync();

        await new CafeClient(open.Guest.Url).SignInAsync((await File.ReadAllTextAsync(status.StaffPasswordFile)).Trim());

        var server = await Sql.ReadAsync(
            await open.Cafe.DatabaseAsync("orders"),
            "SELECT concat_ws(' ', current_setting('data_directory'), current_setting('wal_level'), current_setting('listen_addresses'))");
        server.ShouldBe([$"{status.Postgres!.DataDirectory} logical 127.0.0.1"]);
    }
}
