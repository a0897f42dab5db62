using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class DiscoveryTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task What_is_discovered_is_proven_to_be_what_runs()
    {
        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        outcome.Out.ShouldContain("catalog: found as catalog.shop.local: 2 instances, all of shop-catalog:2");
        outcome.Out.ShouldContain("cart: found as cart.shop.local: 2 instances, all of shop-cart:2");
    }

    [Fact]
    public async Task A_task_that_Cloud_Map_doesnt_give_out_fails_the_deployment()
    {
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "DescribeServiceDeployments") TakeOutOneOfTheNew();
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        outcome.Error.ShouldMatch(
            "Cloud Map gives out 1 instances of catalog, and 2 tasks run of shop-catalog:2; missing: [0-9a-f]{32}; too many: none");
        _shop.Running("catalog").ShouldBe("shop-catalog:1");
    }

    [Fact]
    public async Task An_instance_that_is_no_task_fails_the_deployment()
    {
        var catalog = Catalog();
        _shop.Aws.Do("servicediscovery", "RegisterInstance", new()
        {
            ["ServiceId"] = catalog.Id, ["InstanceId"] = "by-hand", ["CreatorRequestId"] = "1",
            ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = "10.0.0.9" },
        });

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack)
            .Error.ShouldContain("missing: none; too many: by-hand");
    }

    [Fact]
    public async Task Instances_that_come_late_are_waited_for()
    {
        _shop.Aws.CloudMap.RegistrationTakes = TimeSpan.FromSeconds(45);

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        Catalog().Instances.Count.ShouldBe(2);
    }

    [Fact]
    public async Task More_tasks_than_ECS_describes_at_once_are_proven()
    {
        _shop.Change("desired: 2\n      discovery: {port: 8080}\n      secrets", "desired: 101\n      discovery: {port: 8080}\n      secrets");

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed()
            .Out.ShouldContain("catalog: found as catalog.shop.local: 101 instances, all of shop-catalog:1");
    }

    [Fact]
    public async Task A_service_without_a_name_needs_no_proof() =>
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed()
            .Calls.ShouldNotContain(call => call.Operation == "DiscoverInstances" && $"{call.Request["ServiceName"]}" == "web");

    private CloudMapService Catalog() => _shop.Aws.CloudMap.Services.Single(service => service.Name == "catalog");

    private void TakeOutOneOfTheNew()
    {
        var fresh = _shop.Aws.Ecs.Tasks.Where(task => task.TaskDefinition.EndsWith("/shop-catalog:2", StringComparison.Ordinal)).Select(task => task.Id);
        if (Catalog().Instances.FirstOrDefault(instance => fresh.Contains(instance.Id)) is not { } instance) return;
        _shop.Aws.OnCall = null;
        _shop.Aws.Do("servicediscovery", "DeregisterInstance", new() { ["ServiceId"] = Catalog().Id, ["InstanceId"] = instance.Id });
    }
}
