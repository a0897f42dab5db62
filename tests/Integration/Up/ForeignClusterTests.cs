using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Up;

public class ForeignClusterTests : CafeTest
{
    private static readonly string[] Files =
        ["PG_VERSION", "global/pg_control", "postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "postmaster.pid"];

    [Fact]
    public async Task Another_PostgreSQL_is_left_alone_even_if_the_environment_leads_to_it()
    {
        await using var foreign = await PostgresServer.StartNewAsync();
        // Else the server might write one of its own accord while the café is open.
        await Sql.ExecuteAsync(foreign.ConnectionString, "CHECKPOINT");
        var before = await DescribeAsync(foreign);
        var cafe = NewCafe();

        var guest = await cafe.UpAsync(
            ("PGDATA", foreign.Folder), ("PGHOST", "127.0.0.1"), ("PGPORT", $"{foreign.Port}"),
            ("PGUSER", "postgres"), ("PGPASSWORD", PostgresServer.Password), ("PGDATABASE", "postgres"));
        await guest.OrderAsync();
        (await cafe.StatusAsync()).Postgres!.Pid.ShouldNotBe(foreign.Pid);
        (await cafe.RunAsync("down")).Succeeded();

        (await DescribeAsync(foreign)).ShouldBe(before);
    }

    private static async Task<IReadOnlyList<string>> DescribeAsync(PostgresServer server)
    {
        List<string> description = [$"pid {server.Pid}"];
        foreach (var file in Files)
            description.Add($"{file} {Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(server.Folder, file)))}");
        description.AddRange(await Sql.ReadAsync(
            server.ConnectionString,
            """
            SELECT 'database ' || datname || ' ' || coalesce(datacl::text, '') FROM pg_database
            UNION ALL SELECT 'role ' || rolname FROM pg_roles
            UNION ALL SELECT 'table ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            ORDER BY 1
            """));
        return description;
    }
}
