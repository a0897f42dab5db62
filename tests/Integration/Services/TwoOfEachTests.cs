using Cafe.Tests.Integration.Crash;
using Cafe.Tests.Integration.Support;
using Xunit.Abstractions;

namespace Cafe.Tests.Integration.Services;

/// <summary>A café with two replicas of every service, and databases of its own.</summary>
public sealed class TwoOfEach : IAsyncLifetime
{
    private readonly ScratchDatabases _databases = new();
    private readonly Dictionary<string, string> _connectionStrings = [];

    internal string DatabaseOf(string service) => _connectionStrings[service];

    /// <summary>By logical name.</summary>
    internal Dictionary<string, List<ServiceProcess>> Replicas { get; } = [];

    public async Task InitializeAsync()
    {
        await _databases.InitializeAsync();
        foreach (var service in (string[])["menu", "orders", "reporting", "gateway"])
        {
            _connectionStrings[service] = await _databases.CreateAsync();
            await ServiceProcess.MigrateAsync(service, _connectionStrings[service], service == "menu" ? ["--seed-menu"] : []);
            Replicas[service] = [.. await Task.WhenAll(StartAsync(service), StartAsync(service))];
        }

        foreach (var replica in Replicas.Values.SelectMany(replicas => replicas))
        {
            replica.Client.UseToken(ServiceProcess.StaffToken());
            await replica.BecomesReadyAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(Replicas.Values.SelectMany(replicas => replicas).Select(replica => replica.DisposeAsync().AsTask()));
        await _databases.DisposeAsync();
    }

    /// <summary>It finds whatever runs already: each service asks only those that are started before it.</summary>
    private Task<ServiceProcess> StartAsync(string service) => ServiceProcess.ServeAsync(
        service, _connectionStrings[service],
        [
            ("Gateway__AdminPort", $"{FreePort.Find()}"),
            .. Replicas.SelectMany(other => ServiceProcess.Discovery(other.Key, other.Value.Select(replica => replica.Client.Url))),
        ]);
}

public sealed class TwoOfEachTests(TwoOfEach cafe, ITestOutputHelper output) : IClassFixture<TwoOfEach>
{
    private const int PerSecond = 30;

    private CafeClient Guest => cafe.Replicas["gateway"][0].Client;

    [Fact]
    public async Task One_replica_of_each_is_killed_under_load_and_every_order_is_there_once_and_counted_once()
    {
        var before = await Guest.SoldAsync();
        using var load = new OrderLoad(Guest.Url, await Guest.MenuAsync(), seed: 7);

        var ordering = load.RunAsync(PerSecond, TimeSpan.FromSeconds(8));
        foreach (var service in (string[])["menu", "orders", "reporting"])
        {
            // Not a wait for something, but the moment of the crash.
            await Task.Delay(TimeSpan.FromSeconds(2));
            cafe.Replicas[service][0].Send(Signal.Kill);
        }

        var acknowledged = await ordering;
        output.WriteLine($"{acknowledged.Count} orders; what the guests saw besides: "
            + string.Join(", ", load.Failures.Select(failure => $"{failure.Value} × {failure.Key}")));

        acknowledged.Select(order => order.Id).ShouldBeUnique();
        var kept = await Sql.ReadAsync(cafe.DatabaseOf("orders"), "SELECT customer || ' ' || id FROM orders WHERE customer LIKE 'guest-%'");
        kept.Order(StringComparer.Ordinal).ShouldBe(
            acknowledged.Select(order => $"{order.Customer} {order.Id}").Order(StringComparer.Ordinal));
        // The replica that is left takes over what the dead one did: relay, consumer.
        await Eventually.GetAsync(
            "the reports count them once", Guest.SoldAsync,
            sold => sold == (before.Orders + acknowledged.Count, before.Revenue + acknowledged.Sum(order => order.Total)));
    }
}
