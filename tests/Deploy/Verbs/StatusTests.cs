using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class StatusTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task What_runs_and_is_found_is_a_table()
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _shop.RunAsync("status")).ShouldSucceed().Out.ShouldBe("""
            SERVICE              REVISION                     ROLLOUT      TASKS              FOUND
            catalog              shop-catalog:1               completed    2/2                2, 2 healthy
            cart                 shop-cart:1                  completed    2/2                2, 2 healthy
            web                  shop-web:1                   completed    2/2

            """);
    }

    [Fact]
    public async Task An_instance_that_isnt_healthy_is_counted_and_told_apart()
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var cart = _shop.Aws.CloudMap.Services.Single(service => service.Name == "cart");
        _shop.Aws.Do("servicediscovery", "UpdateInstanceCustomHealthStatus", new()
        {
            ["ServiceId"] = cart.Id, ["InstanceId"] = cart.Instances[0].Id, ["Status"] = "UNHEALTHY",
        });
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _shop.RunAsync("status")).ShouldSucceed().Out.ShouldMatch("cart .* 2, 1 healthy\n");
    }

    [Fact]
    public async Task A_service_that_isnt_deployed_is_said_to_be_so()
    {
        _shop.Overlay += "\n  more:\n    x-ecs: {<<: *task, discovery: {port: 80}}\n";
        _shop.Compose += "\n  more: {image: nginx}\n";

        var outcome = (await _shop.RunAsync("status")).ShouldSucceed();

        outcome.Out.ShouldContain("more                 isn't deployed\n");
        outcome.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failing_and_starting_tasks_are_counted()
    {
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new() { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1 });
        (await _shop.RunAsync("apply", "--revision", "r2", "--no-rollback")).ShouldExit(ExitCodes.Failed);
        _shop.Aws.Do("ecs", "UpdateService", new()
        {
            ["cluster"] = "shop", ["service"] = "shop-web", ["taskDefinition"] = "shop-web:2",
        });
        _shop.Clock.Advance(TimeSpan.FromSeconds(20));

        (await _shop.RunAsync("status")).ShouldSucceed().Out
            .ShouldMatch(@"web +shop-web:2 +in_progress +2/2(, \d starting)?, \d failed\n");
    }

    [Fact]
    public async Task Programs_read_it_as_JSON()
    {
        var status = JsonNode.Parse((await _shop.RunAsync("status", "--output", "json")).ShouldSucceed().Out)!.AsArray();

        var cart = status.Single(service => $"{service!["name"]}" == "cart")!;
        $"{cart["taskDefinition"]}".ShouldBe("shop-cart:1");
        $"{cart["image"]}".ShouldContain("/shop/cart@sha256:");
        ($"{cart["rollout"]}", $"{cart["running"]}", $"{cart["desired"]}", $"{cart["discovered"]!["known"]}").ShouldBe(("COMPLETED", "2", "2", "2"));
        $"{cart["lastEvent"]}".ShouldContain("has reached a steady state.");
        status.Single(service => $"{service!["name"]}" == "web")!["discovered"].ShouldBeNull();
    }

    [Fact]
    public async Task It_is_shown_again_until_somebody_has_seen_enough()
    {
        using var enough = new CancellationTokenSource();
        var shown = 0;
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "ListServices" && call.Service == "ecs" && ++shown == 3) enough.Cancel();
        };

        var outcome = (await _shop.RunAsync(enough.Token, "status", "--watch")).ShouldExit(ExitCodes.Interrupted);

        outcome.Out.Split("SERVICE ").Length.ShouldBe(3); // Twice.
        outcome.Took.ShouldBe(TimeSpan.FromSeconds(10));
    }
}
