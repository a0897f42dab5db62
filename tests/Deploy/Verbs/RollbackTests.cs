using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class RollbackTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Services_return_to_the_revision_before_callers_first_by_the_digest_of_their_image()
    {
        var before = Image("catalog");
        await DeployAsync("r2");
        _shop.Aws.Ecr.AddImage("shop/catalog", Shop.First, "arm64"); // Somebody has moved the tag.

        var outcome = (await _shop.RunAsync("rollback")).ShouldSucceed();

        outcome.Writes.Where(call => call is { Service: "ecs", Operation: "UpdateService" }).Select(call => $"{call.Request["service"]}")
            .ShouldBe(["shop-web", "shop-cart", "shop-catalog"]);
        outcome.Out.ShouldContain("catalog: shop-catalog:2 → shop-catalog:1\n");
        outcome.Out.ShouldContain("catalog: found as catalog.shop.local: 2 instances, all of shop-catalog:1\n");
        Running().ShouldBe(("shop-catalog:1", "shop-cart:1", "shop-web:1"));
        Image("catalog").ShouldBe(before);
        _shop.Aws.Ecs.Service("shop-catalog").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_time_takes_the_first_back()
    {
        await DeployAsync("r2");
        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed();
        Running().ShouldBe(("shop-catalog:2", "shop-cart:1", "shop-web:2"));

        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed();

        Running().ShouldBe(("shop-catalog:2", "shop-cart:2", "shop-web:2"));
    }

    [Fact]
    public async Task A_revision_that_failed_is_never_returned_to()
    {
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("cart:r2").Behaves(new() { NeverHealthy = true });
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        (await _shop.RunAsync("rollback", "cart")).ShouldExit(ExitCodes.Failed)
            .Error.ShouldContain("cart: no revision other than shop-cart:1 was rolled out with success");

        await DeployAsync("r3");
        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed();
        _shop.Running("cart").ShouldBe("shop-cart:1");
    }

    [Fact]
    public async Task What_has_no_earlier_revision_stays()
    {
        var outcome = (await _shop.RunAsync("rollback")).ShouldSucceed();

        outcome.Out.ShouldContain("web: stays at shop-web:1: no other was rolled out with success\n");
        outcome.Writes.ShouldNotContain(call => call.Service == "ecs");
    }

    [Fact]
    public async Task A_return_that_fails_is_a_failure()
    {
        await DeployAsync("r2");
        _shop.Aws.Ecs.Image("cart:r1").Behaves(new() { PullFails = true });

        var outcome = (await _shop.RunAsync("rollback", "cart", "--output", "json")).ShouldExit(ExitCodes.Failed);

        JsonNode.Parse(outcome.Out)![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe("""{"service":"cart","from":"shop-cart:2","to":"shop-cart:1","rollout":"rolledBack"}""");
        _shop.Running("cart").ShouldBe("shop-cart:2");
    }

    [Fact]
    public async Task Somebody_elses_deployment_meanwhile_is_left_alone()
    {
        await DeployAsync("r2");
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation != "DescribeServiceDeployments") return;
            _shop.Aws.OnCall = null;
            _shop.Aws.Do("ecs", "UpdateService", new()
            {
                ["cluster"] = "shop", ["service"] = "shop-cart", ["taskDefinition"] = "shop-cart:2", ["forceNewDeployment"] = true,
            });
        };

        (await _shop.RunAsync("rollback", "cart")).ShouldExit(ExitCodes.Superseded);

        _shop.Running("cart").ShouldBe("shop-cart:2");
    }

    [Fact]
    public async Task A_plan_after_a_rollback_has_nothing_for_what_runs_and_for_jobs_that_were_done()
    {
        await DeployAsync("r2");
        (await _shop.RunAsync("rollback")).ShouldSucceed();

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldBe("Nothing to do: shop runs revision r1 as it is described.\n");
        (await _shop.RunAsync("plan", "--revision", "r2")).ShouldSucceed().Out.ShouldNotContain("run job");
    }

    [Fact]
    public async Task A_plan_after_a_rollback_compares_with_what_runs()
    {
        _shop.Change("LEVEL: info", "LEVEL: debug");
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        (await _shop.RunAsync("rollback", "catalog")).ShouldSucceed();
        _shop.Change("LEVEL: debug", "LEVEL: trace");

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldContain("~ catalog.environment.LEVEL: info → trace\n");
    }

    [Fact]
    public async Task Callers_are_returned_first_whatever_the_order_of_the_file()
    {
        _shop.Change("depends_on: [cart]", "stop_grace_period: 20s");
        _shop.Change("{condition: service_completed_successfully}", "{condition: service_completed_successfully}\n      web: {condition: service_started}");
        await DeployAsync("r2");

        (await _shop.RunAsync("rollback")).ShouldSucceed().Writes
            .Where(call => call is { Service: "ecs", Operation: "UpdateService" }).Select(call => $"{call.Request["service"]}")
            .ShouldBe(["shop-cart", "shop-catalog", "shop-web"]);
    }

    [Fact]
    public async Task Of_several_revisions_it_is_the_newest_before_the_one_that_runs()
    {
        await DeployAsync("r2");
        await DeployAsync("r3");

        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed().Out.ShouldContain("cart: shop-cart:3 → shop-cart:2\n");
    }

    [Fact]
    public async Task A_deployment_that_somebody_began_just_before_isnt_taken_for_its_own()
    {
        await DeployAsync("r2");
        _shop.Aws.OnCall = call =>
        {
            if (call is not { Service: "ecs", Operation: "UpdateService" }) return;
            _shop.Aws.OnCall = null;
            _shop.Aws.Do("ecs", "UpdateService", new() { ["cluster"] = "shop", ["service"] = "shop-cart", ["forceNewDeployment"] = true });
            _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        };

        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed();
    }

    [Fact]
    public async Task Among_many_deployments_the_last_successful_is_found()
    {
        await DeployAsync("r2");
        for (var i = 0; i < 120; i++)
            _shop.Aws.Do("ecs", "UpdateService", new() { ["cluster"] = "shop", ["service"] = "shop-cart", ["forceNewDeployment"] = true });

        (await _shop.RunAsync("rollback", "cart")).ShouldSucceed().Out.ShouldContain("cart: shop-cart:2 → shop-cart:1\n");
    }

    [Fact]
    public async Task A_job_and_a_name_that_is_none_are_mistakes_of_the_user()
    {
        (await _shop.RunAsync("rollback", "migrate")).ShouldExit(ExitCodes.Usage).Error.ShouldContain("migrate is a job: nothing of it runs");
        (await _shop.RunAsync("rollback", "nothing")).ShouldExit(ExitCodes.Usage);
    }

    private async Task DeployAsync(string revision)
    {
        _shop.Push(revision);
        (await _shop.RunAsync("apply", "--revision", revision)).ShouldSucceed();
    }

    private (string, string, string) Running() => (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web"));

    private string Image(string service) =>
        $"{_shop.Aws.Ecs.TaskDefinitions.Single(definition => definition.Arn.EndsWith($"/{_shop.Running(service)}", StringComparison.Ordinal)).Content["containerDefinitions"]![0]!["image"]}";
}
