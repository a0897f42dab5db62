using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Gateway;

/// <summary>Tests of the gateway that share a server, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayTests : ICollectionFixture<GatewayDatabases>
{
    public const string Name = "The gateway";
}

/// <summary>As above, beside the others: those of requests that change something.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayWriteTests : ICollectionFixture<GatewayDatabases>
{
    public const string Name = "The gateway's writes";
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
    internal Task<string> CreateAsync() => _databases.CopyAsync(_migrated);
}
