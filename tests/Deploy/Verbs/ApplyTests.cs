using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class ApplyTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task The_first_deployment_runs_jobs_then_what_is_called_then_its_callers()
    {
        _shop.Push(Shop.First);

        var outcome = (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        var order = outcome.Writes.Select(call => call.Operation switch
        {
            "RunTask" => "run",
            "CreateService" when call.Service == "ecs" => $"{call.Request["serviceName"]}",
            "CreateService" => $"name {call.Request["Name"]}",
            _ => "",
        }).Where(step => step.Length > 0).ToList();
        order.ShouldBe(["name deploy-lock", "run", "name catalog", "shop-catalog", "name cart", "shop-cart", "shop-web"]);
        foreach (var name in new[] { "catalog", "cart", "web" })
        {
            var service = _shop.Aws.Ecs.Service($"shop-{name}");
            service.RunningCount.ShouldBe(2);
            service.Deployments.ShouldHaveSingleItem().RolloutState.ShouldBe("COMPLETED");
        }
    }

    [Fact]
    public async Task A_load_balancer_reaches_a_port_that_the_compose_file_doesnt_publish()
    {
        _shop.Change("ports: [\"8080:8080\"]\n    ", "");

        await _shop.DeployFirstAsync();

        _shop.Aws.Ecs.Service("shop-web").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_run_without_changes_writes_nothing()
    {
        await _shop.DeployFirstAsync();

        var outcome = (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        outcome.Writes.ShouldBeEmpty();
        outcome.Out.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task A_change_of_one_service_touches_that_one_alone()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("CATALOG: \"http://catalog.shop.local:8080\"", "CATALOG: \"http://catalog.shop.local:8080\", DEBUG: \"1\"");

        var outcome = (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        outcome.Writes.Where(call => call.Service == "ecs").Select(call => call.Operation)
            .ShouldBe(["RegisterTaskDefinition", "UpdateService"]);
        (_shop.Running("cart"), _shop.Running("catalog"), _shop.Running("web")).ShouldBe(("shop-cart:2", "shop-catalog:1", "shop-web:1"));
    }

    [Fact]
    public async Task A_failing_image_is_rolled_back_with_every_service_that_was_touched()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("cart:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 3, LogLines = ["no such table: carts"] });

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        outcome.Error.ShouldContain("cart: shop-cart:2 failed to roll out");
        outcome.Out.ShouldContain("exit code 3");
        outcome.Out.ShouldContain("| no such table: carts");
        outcome.Out.Split('\n').Where(line => line.Contains(" stopped: ", StringComparison.Ordinal)).Select(line => line[6..]).ShouldBeUnique();
        (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web")).ShouldBe(("shop-catalog:1", "shop-cart:1", "shop-web:1"));
        foreach (var name in new[] { "catalog", "cart", "web" }) _shop.Aws.Ecs.Service($"shop-{name}").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_log_that_cant_be_read_hides_no_failure()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("cart:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 3 });
        _shop.Aws.Fail("logs", "GetLogEvents", "AccessDeniedException", "not authorized to perform: logs:GetLogEvents", times: 9);

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        outcome.Error.ShouldContain("cart: shop-cart:2 failed to roll out");
        outcome.Out.ShouldContain("| (its log can't be read: not authorized to perform: logs:GetLogEvents)");
    }

    [Fact]
    public async Task A_service_that_fails_the_load_balancers_checks_says_so()
    {
        const string check = "\n    healthcheck: {test: [\"CMD\", \"/app\", \"healthcheck\"], interval: 5s, timeout: 3s, retries: 3}";
        _shop.Change($"ports: [\"8080:8080\"]{check}", "ports: [\"8080:8080\"]");
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new ImageBehaviour { NeverHealthy = true });

        var said = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack).Out;

        said.ShouldMatch(@"web: \d stopped: Task failed ELB health checks in \(target-group ");
        said.ShouldNotContain("stopped: Scaling activity"); // What wasn't needed any more hasn't failed.
    }

    [Fact]
    public async Task A_service_that_cant_be_returned_keeps_no_other_from_it()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new ImageBehaviour { NeverHealthy = true });
        var updates = 0;
        _shop.Aws.OnCall = call =>
        {
            if (call is { Service: "ecs", Operation: "UpdateService" } && $"{call.Request["service"]}" == "shop-cart" && ++updates == 2)
                _shop.Aws.Fail("ecs", "UpdateService", "AccessDeniedException", "not authorized to perform: ecs:UpdateService");
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("returning failed too: cart: AWS refuses: not authorized to perform: ecs:UpdateService");
        (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web")).ShouldBe(("shop-catalog:1", "shop-cart:2", "shop-web:1"));
    }

    [Fact]
    public async Task With_no_rollback_what_was_rolled_out_stays()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("cart:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 3 });

        (await _shop.RunAsync("apply", "--revision", "r2", "--no-rollback")).ShouldExit(ExitCodes.Failed);

        _shop.Running("catalog").ShouldBe("shop-catalog:2");
    }

    [Fact]
    public async Task A_first_deployment_that_fails_leaves_no_task_running_of_what_failed()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Image("cart:r1").Behaves(new ImageBehaviour { NeverHealthy = true });

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldExit(ExitCodes.RolledBack);

        _shop.Aws.Ecs.Service("shop-cart").DesiredCount.ShouldBe(0);
        _shop.Aws.Ecs.Services.ShouldNotContain(service => service.Name == "shop-web");

        // Mended, the next apply goes on from there.
        _shop.Push("r2");
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();
        _shop.Aws.Ecs.Service("shop-cart").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_first_rollout_that_failed_is_tried_again_though_nothing_else_has_changed()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Image("cart:r1").Behaves(new ImageBehaviour { NeverHealthy = true });
        (await _shop.RunAsync("apply", "--revision", Shop.First, "--no-rollback")).ShouldExit(ExitCodes.Failed);
        _shop.Aws.Ecs.Image("cart:r1").Behaves(new ImageBehaviour());

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out
            .ShouldContain("  ~ update service shop-cart\n      ~ rollout: FAILED → tried again\n");
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        _shop.Aws.Ecs.Service("shop-cart").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_job_that_fails_stops_the_deployment_before_any_service_is_touched()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("catalog:r2").Behaves(new ImageBehaviour { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 9, LogLines = ["migration 7 failed"] });

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("job migrate ended with exit code 9");
        outcome.Out.ShouldContain("| migration 7 failed");
        outcome.Writes.ShouldNotContain(call => call.Operation == "UpdateService" && call.Service == "ecs");
    }

    [Fact]
    public async Task Somebody_elses_deployment_meanwhile_is_left_alone()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        var theirs = false;
        _shop.Aws.OnCall = call =>
        {
            if (theirs || call.Operation != "DescribeServiceDeployments") return;
            theirs = true;
            _shop.Aws.Do("ecs", "UpdateService", new()
            {
                ["cluster"] = "shop", ["service"] = "shop-catalog", ["taskDefinition"] = "shop-catalog:1", ["forceNewDeployment"] = true,
            });
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Superseded);

        outcome.Error.ShouldContain("somebody else has deployed meanwhile");
        outcome.Writes.Count(call => call.Operation == "UpdateService" && call.Service == "ecs").ShouldBe(1);
        _shop.Running("catalog").ShouldBe("shop-catalog:1");
    }

    [Fact]
    public async Task A_tool_that_was_killed_is_simply_run_again()
    {
        _shop.Push(Shop.First);
        using var killed = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "CreateService" && $"{call.Request["serviceName"]}" == "shop-cart") killed.Cancel();
        };
        (await _shop.RunAsync(killed.Token, "apply", "--revision", Shop.First)).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;

        var outcome = (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        outcome.Writes.ShouldNotContain(call => call.Operation == "RunTask");
        _shop.Aws.Ecs.Service("shop-web").RunningCount.ShouldBe(2);
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Throttling_delays_a_deployment_and_doesnt_fail_it()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Throttle("ecs", "DescribeServiceDeployments", 2);
        _shop.Aws.Throttle("ecs", "CreateService", 1);
        _shop.Aws.Fail("ecs", "RegisterTaskDefinition", "ClientException", "Too many concurrent attempts to create a new revision of the specified family.", times: 2);

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
    }

    [Fact]
    public async Task Tasks_move_to_other_capacity()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("      load-balancer:", "      capacity: {fargate-spot: {weight: 1}}\n      load-balancer:");

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        var service = _shop.Aws.Ecs.Service("shop-web");
        service.ServiceDeployments.Count.ShouldBe(2);
        service.Settings["capacityProviderStrategy"]!.ToJsonString().ShouldContain("FARGATE_SPOT");
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(", grace: 30s", "", "healthCheckGracePeriodSeconds", "0")]
    [InlineData("load-balancer: {target-group: \"${STACK_TargetGroup}\", port: 8080, grace: 30s}", "log-group: /shop", "loadBalancers", "[]")]
    [InlineData("desired: 2\n      discovery: {port: 8080}\n  web", "desired: 2\n  web", "serviceRegistries", "[]")]
    public async Task What_is_taken_out_of_the_file_is_taken_from_the_service(string before, string after, string setting, string value)
    {
        await _shop.DeployFirstAsync();
        if (setting == "loadBalancers") _shop.Change("ports: [\"8080:8080\"]", "expose: [\"8080\"]");
        _shop.Change(before, after);

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        _shop.Aws.Ecs.Service(setting == "serviceRegistries" ? "shop-cart" : "shop-web").Settings[setting]!.ToJsonString().ShouldBe(value);
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_way_into_the_tasks_that_somebody_opened_is_closed_and_what_the_file_doesnt_know_is_left_alone()
    {
        await _shop.DeployFirstAsync();
        _shop.Aws.Do("ecs", "UpdateService", new()
        {
            ["cluster"] = "shop", ["service"] = "shop-cart", ["enableExecuteCommand"] = true,
            ["deploymentConfiguration"] = new JsonObject
            {
                ["alarms"] = new JsonObject { ["alarmNames"] = new JsonArray("cart-errors"), ["enable"] = true, ["rollback"] = true },
            },
        });

        (await _shop.RunAsync("apply", "--revision", Shop.First, "--output", "json")).ShouldSucceed().Out.ShouldContain("\"enableExecuteCommand\"");

        _shop.Aws.Ecs.Service("shop-cart").Settings["deploymentConfiguration"]!["alarms"]!["alarmNames"]!.ToJsonString().ShouldBe("[\"cart-errors\"]");
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Programs_read_what_was_done_as_JSON()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("CATALOG: \"http://catalog.shop.local:8080\"", "CATALOG: changed");

        var done = JsonNode.Parse((await _shop.RunAsync("apply", "--revision", Shop.First, "--output", "json")).ShouldSucceed().Out)!;

        done["services"]!.ToJsonString().ShouldBe("""[{"name":"cart","taskDefinition":"shop-cart:2","rollout":"succeeded"}]""");
        done["changes"]!.AsArray().Select(change => $"{change!["kind"]} {change["resource"]}").ShouldBe(["update task definition", "update service"]);
    }
}
