using System.Net;
using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

/// <summary>A café that was opened in the background.</summary>
public sealed class OpenCafe : CafeTest, IAsyncLifetime
{
    internal TestCafe Cafe { get; private set; } = null!;

    internal CafeClient Guest { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Cafe = NewCafe();
        Guest = await Cafe.UpAsync();
    }
}

/// <summary>What can be seen of an open café that goes on serving.</summary>
public class OpenCafeTests(OpenCafe open) : IClassFixture<OpenCafe>
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
    public async Task A_second_up_says_that_it_runs_and_changes_nothing()
    {
        var (before, exitCode) = await open.Cafe.StatusWithExitCodeAsync();
        exitCode.ShouldBe(0);

        var second = (await open.Cafe.RunAsync("up", "--detach", "--port", "0")).Succeeded();

        second.Output.ShouldContain("already runs");
        second.Output.ShouldContain($"{open.Guest.Url}".TrimEnd('/'));
        var now = await open.Cafe.StatusAsync();
        (now.Url, now.Postgres).ShouldBe((before.Url, before.Postgres));
        now.Processes.ShouldBe(before.Processes);
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
            await open.Cafe.DatabaseAsync(),
            "SELECT concat_ws(' ', current_setting('data_directory'), current_setting('wal_level'), current_setting('listen_addresses'))");
        server.ShouldBe([$"{status.Postgres!.DataDirectory} logical 127.0.0.1"]);
    }
}
