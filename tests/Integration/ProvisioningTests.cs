using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration;

/// <summary>docker/postgres/provision.sql, run by psql as the compose file runs it.</summary>
public class ProvisioningTests : IAsyncLifetime
{
    private static readonly string[] Owners = ["cafe", "menu", "orders", "reporting", "gateway"];
    private static readonly string[] Databases = [.. Owners, "postgres", "template1"];

    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartNewAsync();

    public Task DisposeAsync() => _server?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    [Fact]
    public async Task A_role_reaches_its_own_database_and_no_other()
    {
        (await ProvisionAsync()).Succeeded();

        foreach (var role in Owners)
        {
            foreach (var database in Databases)
            {
                var answer = await ConnectAsync(role, database, PasswordOf(role));
                answer.ShouldBe(role == database ? null : PostgresErrorCodes.InsufficientPrivilege, $"{role} → {database}");
            }
        }
    }

    [Fact]
    public async Task The_login_of_the_data_split_reaches_the_five_databases_and_replicates()
    {
        (await ProvisionAsync()).Succeeded();

        foreach (var database in Owners)
            (await ConnectAsync("extraction", database, PasswordOf("extraction"))).ShouldBeNull(database);
        var replicating = await Sql.ReadAsync(
            _server.ConnectionString, "SELECT rolname::text FROM pg_roles WHERE rolreplication AND rolname <> 'postgres'");
        replicating.ShouldBe(["extraction"]);
    }

    [Fact]
    public async Task A_second_run_changes_a_password_and_nothing_else()
    {
        (await ProvisionAsync()).Succeeded();
        var before = await DescribeAsync();

        (await ProvisionAsync(("MENU_DB_PASSWORD", "another password of menu"))).Succeeded();

        (await ConnectAsync("menu", "menu", PasswordOf("menu"))).ShouldBe(PostgresErrorCodes.InvalidPassword);
        (await ConnectAsync("menu", "menu", "another password of menu")).ShouldBeNull();
        (await ConnectAsync("orders", "orders", PasswordOf("orders"))).ShouldBeNull();
        (await DescribeAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15 characters..")]
    public async Task A_password_that_is_missing_or_short_is_named_and_nothing_is_made(string? password)
    {
        var before = await DescribeAsync();

        var run = await ProvisionAsync(("ORDERS_DB_PASSWORD", password));

        run.ExitCode.ShouldNotBe(0);
        run.Errors.ShouldContain("ORDERS_DB_PASSWORD");
        run.Errors.ShouldNotContain("MENU_DB_PASSWORD");
        (await DescribeAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Two_runs_at_once_both_succeed()
    {
        var runs = await Task.WhenAll(ProvisionAsync(), ProvisionAsync());

        runs.ShouldAllBe(run => run.ExitCode == 0, $"{runs[0]}\n{runs[1]}");
        foreach (var role in Owners)
            (await ConnectAsync(role, role, PasswordOf(role))).ShouldBeNull(role);
    }

    [Fact]
    public async Task A_server_that_cannot_decode_its_log_is_refused()
    {
        await using var other = await PostgresServer.StartNewAsync(walLevel: "replica");

        var run = await RunAsync(other);

        run.ExitCode.ShouldNotBe(0);
        run.Errors.ShouldContain("wal_level is replica");
    }

    private static string PasswordOf(string role) => $"the password of {role}";

    private Task<Ended> ProvisionAsync(params (string Name, string? Value)[] changes) => RunAsync(_server, changes);

    private static Task<Ended> RunAsync(PostgresServer server, params (string Name, string? Value)[] changes) =>
        PostgresPrograms.PsqlAsync(
            ["--no-psqlrc", "--quiet", $"--file={Clone.ProvisioningScript}"],
            [
                ("PGHOST", "127.0.0.1"), ("PGPORT", $"{server.Port}"), ("PGUSER", "postgres"),
                ("PGPASSWORD", PostgresServer.Password), ("PGDATABASE", null),
                .. Owners.Append("extraction").Select(role => ($"{role.ToUpperInvariant()}_DB_PASSWORD", (string?)PasswordOf(role))),
                .. changes,
            ]);

    /// <returns>The SQLSTATE of the refusal; <c>null</c> where the role gets in.</returns>
    private async Task<string?> ConnectAsync(string role, string database, string password)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.ConnectionString)
        {
            Username = role, Database = database, Password = password, Pooling = false,
        }.ConnectionString);
        await using (connection)
        {
            try
            {
                await connection.OpenAsync();
                return null;
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
        }
    }

    private Task<IReadOnlyList<string>> DescribeAsync() => Sql.ReadAsync(
        _server.ConnectionString,
        """
        SELECT 'database ' || datname || ' of ' || pg_get_userbyid(datdba) || ' ' || coalesce(datacl::text, '') FROM pg_database
        UNION ALL SELECT concat_ws(' ', 'role', rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication) FROM pg_roles
        UNION ALL SELECT concat_ws(' ', 'member', pg_get_userbyid(member), 'of', pg_get_userbyid(roleid)) FROM pg_auth_members
        ORDER BY 1
        """);
}
