using Npgsql;

namespace Cafe.Tests.Integration.Support;

/// <summary>Gives the tests of a class an empty database each, on one server that only they use.</summary>
public sealed class ScratchDatabases : IAsyncLifetime
{
#if FULL_FEED
    private readonly Testcontainers.PostgreSql.PostgreSqlContainer _server =
        new Testcontainers.PostgreSql.PostgreSqlBuilder("postgres:17").WithCommand("-c", "wal_level=logical").Build();

    private string Server => _server.GetConnectionString();

    public Task InitializeAsync() => _server.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();
#else
    private PostgresServer? _server;

    private string Server => _server!.ConnectionString;

    public async Task InitializeAsync() => _server = await PostgresServer.StartNewAsync();

    public Task DisposeAsync() => _server?.DisposeAsync().AsTask() ?? Task.CompletedTask;
#endif

    /// <returns>The connection string.</returns>
    internal Task<string> CreateAsync() => CreateAsync("template1");

    /// <returns>The connection string of a copy of the database, which nobody may be using.</returns>
    internal Task<string> CopyAsync(string database) => CreateAsync(new NpgsqlConnectionStringBuilder(database).Database!);

    private async Task<string> CreateAsync(string template)
    {
        var name = $"scratch_{Guid.NewGuid():N}";
        await Sql.ExecuteAsync(Server, $"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
    }
}
