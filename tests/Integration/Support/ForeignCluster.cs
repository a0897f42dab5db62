namespace Cafe.Tests.Integration.Support;

/// <summary>A PostgreSQL of somebody else, which nobody but its owner may touch.</summary>
internal sealed class ForeignCluster : IAsyncDisposable
{
    private static readonly string[] Files =
        ["PG_VERSION", "global/pg_control", "postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "postmaster.pid"];

    private readonly PostgresServer _server;
    private readonly IReadOnlyList<string> _before;

    private ForeignCluster(PostgresServer server, IReadOnlyList<string> before) => (_server, _before) = (server, before);

    public int Pid => _server.Pid;

    /// <summary>The variables of PostgreSQL's own programs, which lead there.</summary>
    public (string Name, string? Value)[] Environment =>
    [
        ("PGDATA", _server.Folder), ("PGHOST", "127.0.0.1"), ("PGPORT", $"{_server.Port}"),
        ("PGUSER", "postgres"), ("PGPASSWORD", PostgresServer.Password), ("PGDATABASE", "postgres"),
    ];

    public static async Task<ForeignCluster> StartAsync()
    {
        var server = await PostgresServer.StartNewAsync();
        // Else the server might write one of its own accord later on.
        await Sql.ExecuteAsync(server.ConnectionString, "CHECKPOINT");
        return new ForeignCluster(server, await DescribeAsync(server));
    }

    public async Task IsAsItWasAsync() => (await DescribeAsync(_server)).ShouldBe(_before);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
