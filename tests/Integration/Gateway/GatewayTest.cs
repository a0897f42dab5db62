namespace Cafe.Tests.Integration.Gateway;

/// <summary>Tests of the gateway, each with a database and backends of its own.</summary>
public abstract class GatewayTest(GatewayDatabases databases) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _started = [];

    private protected string Database { get; private set; } = "";

    internal Backend Monolith { get; private set; } = null!;

    internal Backend Orders { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await databases.CreateAsync();
        Monolith = await BackendAsync("monolith");
        Orders = await BackendAsync("orders");
    }

    public async Task DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_started))
            await each.DisposeAsync();
    }

    private protected async Task<Backend> BackendAsync(string name, int port = 0)
    {
        var backend = await Backend.StartAsync(name, port: port);
        _started.Add(backend);
        return backend;
    }

    /// <summary>A replica that knows the modes and is signed in: monolith and orders are there, and what else is named.</summary>
    private protected async Task<GatewayProcess> GatewayAsync(
        IEnumerable<(string Name, string Url)>? backends = null, params (string Name, string? Value)[] settings)
    {
        var gateway = await ListeningGatewayAsync(Database, backends, settings);
        await gateway.BecomesReadyAsync();
        await gateway.SignInAsync();
        return gateway;
    }

    private protected async Task<GatewayProcess> ListeningGatewayAsync(
        string database, IEnumerable<(string Name, string Url)>? backends = null, params (string Name, string? Value)[] settings)
    {
        var gateway = await GatewayProcess.ServeAsync(
            database, [("monolith", Monolith.Url), ("orders", Orders.Url), .. backends ?? []], settings);
        _started.Add(gateway);
        return gateway;
    }
}

/// <summary>A gateway with its default settings. The tests that share it leave it as it was.</summary>
public sealed class OpenGateway(GatewayDatabases databases) : GatewayTest(databases), IAsyncLifetime
{
    internal GatewayProcess Gateway { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Gateway = await GatewayAsync();
    }
}
