using Cafe.Tests.Integration.Support;

namespace Cafe.Tests.Integration.Monolith;

/// <summary>All tests of the monolith share a server, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class MonolithTests : ICollectionFixture<MonolithDatabases>
{
    public const string Name = "The monolith";
}

/// <summary>Gives each test a database of its own.</summary>
public sealed class MonolithDatabases : IAsyncLifetime
{
    private readonly ScratchDatabases _databases = new();
    private string _migrated = "";

    public async Task InitializeAsync()
    {
        await _databases.InitializeAsync();
        _migrated = await _databases.CreateAsync();
        await MonolithProcess.MigrateAsync(_migrated);
    }

    public Task DisposeAsync() => _databases.DisposeAsync();

    /// <returns>The connection string of one that is empty.</returns>
    internal Task<string> CreateAsync() => _databases.CreateAsync();

    /// <returns>The connection string of one with all tables and the starter menu: a copy of the first one.</returns>
    internal Task<string> CreateMigratedAsync() => _databases.CopyAsync(_migrated);
}
