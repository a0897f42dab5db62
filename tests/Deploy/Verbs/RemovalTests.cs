using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class RemovalTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_service_that_is_no_longer_in_the_file_is_drained_and_its_name_is_deleted()
    {
        RemoveCart();

        var outcome = (await ApplyAsync()).ShouldSucceed();

        outcome.Writes.Where(call => call.Request["Name"]?.ToString() != "deploy-lock").Select(call => call.Operation)
            .ShouldBe(["UpdateService", "DeleteService", "DeleteService", "DeleteService"]); // ECS, Cloud Map, the lock.
        _shop.Aws.Ecs.Service("shop-cart").Status.ShouldBe("INACTIVE");
        _shop.Aws.Ecs.Tasks.Where(task => task.Group == "service:shop-cart").ShouldAllBe(task => task.LastStatus == "STOPPED");
        _shop.Aws.CloudMap.Services.Select(service => service.Name).ShouldBe(["catalog"]);
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_put_back()
    {
        var (compose, overlay) = (_shop.Compose, _shop.Overlay);
        RemoveCart();
        (await ApplyAsync()).ShouldSucceed();
        (_shop.Compose, _shop.Overlay) = (compose, overlay);

        (await ApplyAsync()).ShouldSucceed();

        _shop.Aws.Ecs.Services.Single(service => service is { Name: "shop-cart", Status: "ACTIVE" }).RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task What_drains_already_isnt_deleted_a_second_time()
    {
        _shop.Aws.Do("ecs", "DeleteService", new() { ["cluster"] = "shop", ["service"] = "shop-cart", ["force"] = true });
        RemoveCart();

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out
            .ShouldBe("  - delete Cloud Map service cart\n1 change to shop in 123456789012, eu-west-1.\n");
    }

    [Fact]
    public async Task Its_name_is_deleted_after_the_last_of_its_tasks_has_left()
    {
        _shop.Aws.Ecs.Image("cart").Behaves(new() { StopTakes = TimeSpan.FromSeconds(25) });
        await ReplaceTasksAsync();
        RemoveCart();

        var outcome = (await ApplyAsync()).ShouldSucceed();

        outcome.Calls.ShouldNotContain(call => call.ErrorCode == "ResourceInUse");
        outcome.Took.ShouldBeGreaterThan(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task What_nobody_took_out_of_Cloud_Map_is_taken_out()
    {
        var cart = _shop.Aws.CloudMap.Services.Single(service => service.Name == "cart");
        _shop.Aws.Do("servicediscovery", "RegisterInstance", new()
        {
            ["ServiceId"] = cart.Id, ["InstanceId"] = "left-over", ["CreatorRequestId"] = "1",
            ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = "10.0.0.9" },
        });
        RemoveCart();

        (await ApplyAsync()).ShouldSucceed().Calls.ShouldContain(call => call.Operation == "DeregisterInstance");

        _shop.Aws.CloudMap.Services.Select(service => service.Name).ShouldBe(["catalog"]);
    }

    [Fact]
    public async Task What_comes_while_the_name_is_deleted_is_taken_out_too()
    {
        _shop.Aws.CloudMap.RegistrationTakes = TimeSpan.Zero;
        var cart = _shop.Aws.CloudMap.Services.Single(service => service.Name == "cart");
        _shop.Aws.OnCall = call =>
        {
            if (call is not { Service: "servicediscovery", Operation: "DeleteService" }) return;
            _shop.Aws.OnCall = null;
            _shop.Aws.Do("servicediscovery", "RegisterInstance", new()
            {
                ["ServiceId"] = cart.Id, ["InstanceId"] = "late", ["CreatorRequestId"] = "1",
                ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = "10.0.0.9" },
            });
        };
        RemoveCart();

        (await ApplyAsync()).ShouldSucceed().Calls.ShouldContain(call => call.ErrorCode == "ResourceInUse");

        _shop.Aws.CloudMap.Services.Select(service => service.Name).ShouldBe(["catalog"]);
    }

    [Fact]
    public async Task A_service_that_is_put_back_while_the_old_one_drains_waits_for_it()
    {
        _shop.Aws.Ecs.Image("cart").Behaves(new() { StopTakes = TimeSpan.FromSeconds(25) });
        await ReplaceTasksAsync();
        _shop.Aws.Do("ecs", "DeleteService", new() { ["cluster"] = "shop", ["service"] = "shop-cart", ["force"] = true });

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldContain("  + create service shop-cart\n");
        (await ApplyAsync()).ShouldSucceed().Calls.ShouldContain(call => call.Operation == "CreateService" && call.Status == 400);

        _shop.Aws.Ecs.Services.Single(service => service is { Name: "shop-cart", Status: "ACTIVE" }).RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task Another_type_of_DNS_record_is_refused_with_the_remedy()
    {
        _shop.Change("discovery: {port: 8080}", "discovery: {port: 8080, type: SRV}");

        var outcome = (await ApplyAsync()).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("Cloud Map service catalog.shop.local has A, and SRV is wanted, which Cloud Map can't change");
        outcome.Error.ShouldContain("another discovery name, or take it out, apply, and put it back");
        outcome.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_remedy_helps()
    {
        _shop.Change("discovery: {port: 8080}\n      secrets", "discovery: {port: 8080, type: SRV, name: products}\n      secrets");

        (await ApplyAsync()).ShouldSucceed();

        _shop.Aws.CloudMap.Services.Select(service => service.Name).ShouldBe(["products", "cart"], ignoreOrder: true);
        _shop.Aws.CloudMap.Services.Single(service => service.Name == "products").Instances.Count.ShouldBe(2);
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_time_to_live_is_changed_without_a_rollout()
    {
        _shop.Change("discovery: {port: 8080}\n      secrets", "discovery: {port: 8080, ttl: 30s}\n      secrets");

        (await ApplyAsync()).ShouldSucceed().Writes.ShouldNotContain(call => call.Service == "ecs");

        var catalog = _shop.Aws.CloudMap.Services.Single(service => service.Name == "catalog");
        catalog.DnsConfig!["DnsRecords"]!.ToJsonString().ShouldBe("""[{"Type":"A","TTL":30}]""");
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    private void RemoveCart()
    {
        _shop.Remove("cart");
        _shop.Change("depends_on: [cart]", "depends_on: [catalog]");
    }

    private async Task ReplaceTasksAsync()
    {
        _shop.Change("CATALOG: \"http://catalog.shop.local:8080\"", "CATALOG: changed");
        (await ApplyAsync()).ShouldSucceed();
    }

    private Task<Outcome> ApplyAsync() => _shop.RunAsync("apply", "--revision", Shop.First);
}
