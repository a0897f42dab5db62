using Cafe.Deploy;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class InterruptionTests : IAsyncLifetime
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
    public async Task An_interrupted_deployment_says_how_far_it_came_and_another_goes_on_from_there()
    {
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "UpdateService" && call.Request["service"]?.ToString() == "shop-cart") interrupted.Cancel();
        };

        var outcome = (await _shop.RunAsync(interrupted.Token, "apply", "--revision", "r2")).ShouldExit(ExitCodes.Interrupted);

        outcome.Error.ShouldContain("interrupted.");
        outcome.Error.ShouldContain("  catalog: shop-catalog:2 is rolled out\n");
        outcome.Error.ShouldContain("  cart: shop-cart:2 goes on rolling out by itself");
        outcome.Error.ShouldContain("The others are untouched. Another apply goes on from there.");
        _shop.Running("web").ShouldBe("shop-web:1");
        _shop.Aws.CloudMap.Services.ShouldNotContain(service => service.Name == "deploy-lock");

        _shop.Aws.OnCall = null;
        var second = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();
        second.Writes.ShouldNotContain(call => call.Operation == "RunTask");
        (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web")).ShouldBe(("shop-catalog:2", "shop-cart:2", "shop-web:2"));
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rollout_that_is_under_way_is_followed_to_its_end()
    {
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "UpdateService" && call.Request["service"]?.ToString() == "shop-web") interrupted.Cancel();
        };
        (await _shop.RunAsync(interrupted.Token, "apply", "--revision", "r2")).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;

        (await _shop.RunAsync("plan", "--revision", "r2")).ShouldSucceed().Out.ShouldStartWith("  … wait for service shop-web\n");
        var second = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        second.Out.ShouldContain("web: following the rollout of shop-web:2 that is under way");
        second.Writes.ShouldNotContain(call => call.Service == "ecs");
        _shop.Aws.Ecs.Service("shop-web").Deployments.ShouldHaveSingleItem().RolloutState.ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task An_interruption_before_any_service_was_touched_says_so()
    {
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "RunTask") interrupted.Cancel();
        };

        (await _shop.RunAsync(interrupted.Token, "apply", "--revision", "r2")).ShouldExit(ExitCodes.Interrupted)
            .Error.ShouldContain("No service was touched.");
    }

    [Fact]
    public async Task The_time_that_all_of_it_may_take_is_kept()
    {
        _shop.Aws.Ecs.Image("cart:r2").Behaves(new() { HealthyAfter = TimeSpan.FromMinutes(8) });

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2", "--timeout", "5")).ShouldExit(ExitCodes.TimedOut);

        outcome.Error.ShouldContain("not done after 5 minutes.");
        outcome.Error.ShouldContain("cart: shop-cart:2 goes on rolling out by itself");
        outcome.Took.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
    }

    [Fact]
    public async Task A_rollout_that_takes_longer_than_it_may_is_returned()
    {
        _shop.Change("      load-balancer:", "      rollout: {timeout: 3m}\n      load-balancer:");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new() { HealthyAfter = TimeSpan.FromHours(1) });

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.TimedOut);

        outcome.Error.ShouldContain("waited 180 s for the rollout of shop-web");
        outcome.Error.ShouldContain("Every service that was touched runs its last successful revision again.");
        (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web")).ShouldBe(("shop-catalog:1", "shop-cart:1", "shop-web:1"));
        foreach (var name in new[] { "catalog", "cart", "web" }) _shop.Aws.Ecs.Service($"shop-{name}").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_touched_is_returned_the_last_first()
    {
        _shop.Aws.Ecs.Image("web:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1 });

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        outcome.Writes.Where(call => call is { Service: "ecs", Operation: "UpdateService" })
            .Select(call => $"{call.Request["service"]}").TakeLast(3).ShouldBe(["shop-web", "shop-cart", "shop-catalog"]);
    }

    [Fact]
    public async Task Another_setting_that_fails_is_taken_back_and_the_revision_stays()
    {
        _shop.Change("subnets: \"${STACK_Subnets}\"", "subnets: subnet-new");
        _shop.Aws.Ecs.Image("web:r1").Behaves(new ImageBehaviour { NeverHealthy = true });

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldExit(ExitCodes.RolledBack);

        foreach (var name in new[] { "catalog", "cart", "web" })
        {
            var service = _shop.Aws.Ecs.Service($"shop-{name}");
            (_shop.Running(name), service.RunningCount).ShouldBe(($"shop-{name}:1", 2));
            service.Settings["networkConfiguration"]!.ToJsonString().ShouldNotContain("subnet-new");
        }
    }

    [Fact]
    public async Task What_never_came_to_run_isnt_returned_to()
    {
        _shop.Aws.Ecs.Image("web:r2").Behaves(new ImageBehaviour { HealthyAfter = TimeSpan.FromHours(1) });
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "UpdateService" && $"{call.Request["service"]}" == "shop-web") interrupted.Cancel();
        };
        (await _shop.RunAsync(interrupted.Token, "apply", "--revision", "r2")).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;
        _shop.Push("r3");
        _shop.Aws.Ecs.Image("web:r3").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1 });

        (await _shop.RunAsync("apply", "--revision", "r3")).ShouldExit(ExitCodes.RolledBack);

        _shop.Running("web").ShouldBe("shop-web:1");
    }

    [Fact]
    public async Task What_is_returned_is_as_it_was()
    {
        var before = Settings();
        _shop.Change("desired: 2", "desired: 3\n      rollout: {maximum: 150}\n      capacity: {fargate-spot: {weight: 1}}");
        _shop.Change("subnets: \"${STACK_Subnets}\"", "subnets: subnet-new");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1 });

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        Settings().ShouldBe(before);

        List<string> Settings() =>
        [
            .. _shop.Aws.Ecs.Services.SelectMany(service => service.Settings.Append(new("desiredCount", service.DesiredCount))
                .OrderBy(setting => setting.Key).Select(setting => $"{service.Name} {setting.Key}: {setting.Value?.ToJsonString()}")),
        ];
    }

    [Fact]
    public async Task A_permission_that_is_missing_in_the_middle_returns_what_was_touched()
    {
        _shop.Aws.OnCall = call =>
        {
            if (call is not { Service: "ecs", Operation: "UpdateService" } || $"{call.Request["service"]}" != "shop-cart") return;
            _shop.Aws.OnCall = null;
            _shop.Aws.Fail("ecs", "UpdateService", "AccessDeniedException", "User: ada is not authorized to perform: ecs:UpdateService");
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        outcome.Error.ShouldContain("AWS refuses: User: ada is not authorized to perform: ecs:UpdateService. Give this role the permission");
        (_shop.Running("catalog"), _shop.Running("cart")).ShouldBe(("shop-catalog:1", "shop-cart:1"));
    }

    [Fact]
    public async Task A_permission_that_is_missing_from_the_start_changes_nothing()
    {
        _shop.Aws.Fail("servicediscovery", "CreateService", "AccessDeniedException", "not authorized to perform: servicediscovery:CreateService");

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldStartWith("cafe deploy: AWS refuses: not authorized to perform: servicediscovery:CreateService");
        outcome.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Errors_of_the_servers_are_tried_again()
    {
        _shop.Aws.Fail("ecs", "DescribeServiceDeployments", "ServerException", "Service Unavailable", 503, times: 2);
        _shop.Aws.Fail("servicediscovery", "DiscoverInstances", "InternalFailure", "", 500);

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_with_the_time_that_all_may_take()
    {
        _shop.Aws.Hang("ecs", "DescribeServiceDeployments", times: 20);

        (await _shop.RunAsync("apply", "--revision", "r2", "--timeout", "5")).ShouldExit(ExitCodes.TimedOut)
            .Error.ShouldContain("catalog: shop-catalog:2 goes on rolling out by itself");
    }
}
