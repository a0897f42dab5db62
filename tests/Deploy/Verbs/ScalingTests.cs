using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class ScalingTests : IAsyncLifetime
{
    private const string Resource = "service/shop/shop-web";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Scaling_is_made_changed_and_taken_away()
    {
        Scale("      load-balancer:", "      scaling: {min: 2, max: 6, cpu: 60, memory: 70}\n      load-balancer:");
        var made = (await ApplyAsync()).ShouldSucceed();
        made.Writes.Where(call => call.Service == "application-autoscaling").Select(call => call.Operation)
            .ShouldBe(["RegisterScalableTarget", "PutScalingPolicy", "PutScalingPolicy"]);
        made.Writes.ShouldNotContain(call => call.Service == "ecs");
        Shop.Request(made, "RegisterScalableTarget")["ResourceId"]!.ToString().ShouldBe(Resource);
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();

        Scale("{min: 2, max: 6, cpu: 60, memory: 70}", "{min: 2, max: 8, cpu: 50}");
        (await _shop.RunAsync("plan", "--revision", Shop.First)).Out.ShouldContain(
            "  ~ update scaling shop-web\n      ~ cpu: 60 → 50\n      ~ max: 6 → 8\n      - memory: 70\n");
        (await ApplyAsync()).ShouldSucceed();
        _shop.Aws.Do("application-autoscaling", "DescribeScalingPolicies", new() { ["ServiceNamespace"] = "ecs" })["ScalingPolicies"]!
            .AsArray().ShouldHaveSingleItem()!["TargetTrackingScalingPolicyConfiguration"]!["TargetValue"]!.GetValue<double>().ShouldBe(50);
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();

        Scale("      scaling: {min: 2, max: 8, cpu: 50}\n", "");
        (await ApplyAsync()).ShouldSucceed();
        _shop.Aws.Do("application-autoscaling", "DescribeScalableTargets", new() { ["ServiceNamespace"] = "ecs" })["ScalableTargets"]!
            .AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_number_that_the_scaling_chose_is_left_alone()
    {
        Scale("      load-balancer:", "      scaling: {min: 2, max: 6, cpu: 60}\n      load-balancer:");
        (await ApplyAsync()).ShouldSucceed();
        SetDesired(5);

        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();
        _shop.Push("r2");
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        _shop.Aws.Ecs.Service("shop-web").DesiredCount.ShouldBe(5);
    }

    [Fact]
    public async Task The_number_that_the_scaling_chose_meanwhile_is_kept_when_a_service_is_returned()
    {
        Scale("      load-balancer:", "      scaling: {min: 2, max: 6, cpu: 60}\n      load-balancer:");
        (await ApplyAsync()).ShouldSucceed();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new() { NeverHealthy = true });
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation != "DescribeServiceDeployments" || !_shop.Running("web").EndsWith(":2", StringComparison.Ordinal)) return;
            _shop.Aws.OnCall = null;
            SetDesired(4);
        };

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(Cafe.Deploy.ExitCodes.RolledBack);

        _shop.Aws.Ecs.Service("shop-web").DesiredCount.ShouldBe(4);
    }

    [Fact]
    public async Task A_number_outside_of_the_limits_is_brought_back()
    {
        Scale("      load-balancer:", "      scaling: {min: 3, max: 6, cpu: 60}\n      load-balancer:");

        (await ApplyAsync()).ShouldSucceed();

        _shop.Aws.Ecs.Service("shop-web").RunningCount.ShouldBe(3);
        (await ApplyAsync()).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_number_of_tasks_starts_no_rollout()
    {
        Scale("desired: 2\n      load-balancer:", "desired: 4\n      load-balancer:");

        var outcome = (await ApplyAsync()).ShouldSucceed();

        outcome.Writes.Where(call => call.Service == "ecs").ShouldHaveSingleItem().Operation.ShouldBe("UpdateService");
        var service = _shop.Aws.Ecs.Service("shop-web");
        (service.RunningCount, service.ServiceDeployments.Count, service.TaskDefinition.Split('/')[1]).ShouldBe((4, 1, "shop-web:1"));
    }

    [Fact]
    public async Task A_service_that_goes_takes_its_scaling_along()
    {
        Scale("      load-balancer:", "      scaling: {min: 2, max: 6, cpu: 60}\n      load-balancer:");
        (await ApplyAsync()).ShouldSucceed();
        _shop.Remove("web");

        (await ApplyAsync()).ShouldSucceed();

        _shop.Aws.Do("application-autoscaling", "DescribeScalableTargets", new() { ["ServiceNamespace"] = "ecs" })["ScalableTargets"]!
            .AsArray().ShouldBeEmpty();
    }

    private void Scale(string before, string after) => _shop.Change(before, after);

    private void SetDesired(int count) =>
        _shop.Aws.Do("ecs", "UpdateService", new() { ["cluster"] = "shop", ["service"] = "shop-web", ["desiredCount"] = count });

    private Task<Outcome> ApplyAsync() => _shop.RunAsync("apply", "--revision", Shop.First);
}
