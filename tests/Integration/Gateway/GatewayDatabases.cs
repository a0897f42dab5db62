using Cafe.Tests.Integration.Support;
using Npgsql;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>All tests of the gateway share a server, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayTests : ICollectionFixture<GatewayDatabases>
{
    public const string Name = "The gateway";
}

/// <summary>Gives each test a migrated database of its own: a copy of the first one.</summary>
public sealed class GatewayDatabases : IAsyncLifetime
{
    private readonly ScratchDatabases _databases = new();
    private string _migrated = "";

    public async Task InitializeAsync()
    {
        await _databases.InitializeAsync();
        _migrated = await _databases.CreateAsync();
        await GatewayProcess.MigrateAsync(_migrated);
    }

    public Task DisposeAsync() => _databases.DisposeAsync();

    /// <returns>The connection string.</returns>
    internal async Task<string> CreateAsync()
    {
        var copy = new NpgsqlConnectionStringBuilder(_migrated) { Database = $"gateway_{Guid.NewGuid():N}" };
        var server = new NpgsqlConnectionStringBuilder(_migrated) { Database = "postgres" };
        await Sql.ExecuteAsync(server.ConnectionString,
            $"CREATE DATABASE {copy.Database} TEMPLATE {new NpgsqlConnectionStringBuilder(_migrated).Database}");
        return copy.ConnectionString;
    }
}
