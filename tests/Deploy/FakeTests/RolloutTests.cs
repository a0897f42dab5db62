using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.FakeTests;

public sealed class RolloutTests : IAsyncLifetime
{
    private RawClient _aws = null!;

    public async Task InitializeAsync() => _aws = await RawClient.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_first_deployment_starts_its_tasks_and_succeeds_when_they_are_healthy()
    {
        await _aws.RegisterAsync("orders", "orders:1");
        await _aws.CreateServiceAsync("orders");

        _aws.Pass(2);
        Counts(await _aws.DescribeServiceAsync("orders")).ShouldBe((2, 0, 2));
        _aws.Pass(10);
        Counts(await _aws.DescribeServiceAsync("orders")).ShouldBe((2, 2, 0));
        (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString().ShouldBe("IN_PROGRESS");

        _aws.Pass(10);
        var service = await _aws.DescribeServiceAsync("orders");
        var rollout = service["deployments"]!.AsArray().Single()!;
        rollout["rolloutState"]!.ToString().ShouldBe("COMPLETED");
        var deployment = await _aws.LastDeploymentAsync("orders");
        deployment["status"]!.ToString().ShouldBe("SUCCESSFUL");
        service["currentServiceDeployment"]!.ToString().ShouldBe(deployment["serviceDeploymentArn"]!.ToString());
        Messages(service).ShouldContain("(service orders) has reached a steady state.");
        Messages(service).ShouldContain($"(service orders) (deployment {rollout["id"]}) deployment completed.");
    }

    [Theory]
    [InlineData(100, 200, 2, 4)]
    [InlineData(50, 100, 1, 2)]
    [InlineData(100, 150, 2, 3)]
    public async Task A_rolling_update_stays_between_its_percentages(int least, int most, int leastHealthy, int mostTasks)
    {
        await DeployedAsync("orders");
        await _aws.RegisterAsync("orders", "orders:2");

        await _aws.UpdateServiceAsync("orders", $$"""
            "taskDefinition":"orders:2","deploymentConfiguration":{"minimumHealthyPercent":{{least}},"maximumPercent":{{most}}}
            """);
        var (fewest, largest) = (int.MaxValue, 0);
        for (var second = 0; second < 120; second++)
        {
            _aws.Pass(1);
            var live = _aws.Fake.Ecs.Tasks.Where(task => task.DesiredStatus == "RUNNING").ToList();
            fewest = Math.Min(fewest, live.Count(task => task.Health == "HEALTHY"));
            largest = Math.Max(largest, live.Count);
        }

        (fewest, largest).ShouldBe((leastHealthy, mostTasks));
        (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString().ShouldBe("SUCCESSFUL");
        Running("orders").ShouldAllBe(task => task.TaskDefinition.EndsWith("orders:2"));
    }

    [Fact]
    public async Task A_revision_whose_tasks_fail_is_rolled_back_and_the_old_tasks_stay()
    {
        await DeployedAsync("orders");
        var before = Running("orders").Select(task => task.Id).ToList();
        var failed = await UpdateAsync(new() { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 139 });

        _aws.Pass(120);

        var service = await _aws.DescribeServiceAsync("orders");
        service["taskDefinition"]!.ToString().ShouldEndWith("orders:1");
        var deployment = await _aws.LastDeploymentAsync("orders");
        deployment["status"]!.ToString().ShouldBe("ROLLBACK_SUCCESSFUL");
        deployment["deploymentCircuitBreaker"]!.ToJsonString().ShouldBe("""{"status":"TRIGGERED","failureCount":3,"threshold":3}""");
        deployment["rollback"]!["serviceRevisionArn"]!.ToString()
            .ShouldBe(deployment["sourceServiceRevisions"]![0]!["arn"]!.ToString());
        Messages(service).ShouldContain($"(service orders) (deployment {failed}) deployment failed: tasks failed to start.");
        Running("orders").Select(task => task.Id).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_rollback_shows_both_deployments_while_it_is_under_way()
    {
        await DeployedAsync("orders");
        await UpdateAsync(new() { PullFails = true });

        await UntilAsync(async () => (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString() == "ROLLBACK_IN_PROGRESS");

        var deployments = (await _aws.DescribeServiceAsync("orders"))["deployments"]!.AsArray();
        deployments.Select(item => $"{item!["status"]} {item["rolloutState"]}").ShouldBe(["PRIMARY IN_PROGRESS", "ACTIVE FAILED"]);
        deployments[1]!["failedTasks"]!.GetValue<int>().ShouldBe(3);
        deployments[0]!["rolloutStateReason"]!.ToString()
            .ShouldBe($"ECS deployment circuit breaker: rolling back to deploymentId {deployments[0]!["id"]}.");
    }

    [Fact]
    public async Task A_first_deployment_that_fails_has_nothing_to_return_to()
    {
        _aws.Fake.Ecs.Image("orders:1").Behaves(new() { NeverHealthy = true });
        await _aws.RegisterAsync("orders", "orders:1");
        await _aws.CreateServiceAsync("orders");

        _aws.Pass(300);

        var deployment = await _aws.LastDeploymentAsync("orders");
        deployment["status"]!.ToString().ShouldBe("ROLLBACK_FAILED");
        deployment["statusReason"]!.ToString().ShouldBe("No rollback candidate was found to run the rollback.");
        _aws.Fake.Ecs.Tasks[0].StoppedReason.ShouldBe("Task failed container health checks");
    }

    [Fact]
    public async Task Without_a_rollback_the_deployment_stays_failed()
    {
        await DeployedAsync("orders");
        await _aws.UpdateServiceAsync("orders",
            "\"deploymentConfiguration\":{\"deploymentCircuitBreaker\":{\"enable\":true,\"rollback\":false}}");
        await UpdateAsync(new() { PullFails = true });

        _aws.Pass(300);

        (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString().ShouldBe("STOPPED");
        var service = _aws.Fake.Ecs.Service("orders");
        service.Deployments[0].RolloutState.ShouldBe("FAILED");
        service.RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_elses_deployment_supersedes_the_one_that_is_under_way()
    {
        await DeployedAsync("orders");
        await UpdateAsync(new());
        _aws.Pass(5);
        var ours = (await _aws.LastDeploymentAsync("orders"))["serviceDeploymentArn"]!.ToString();

        await _aws.UpdateServiceAsync("orders", "\"forceNewDeployment\":true");
        _aws.Pass(60);

        var list = await _aws.EcsAsync("ListServiceDeployments", """{"cluster":"cafe","service":"orders"}""");
        var newestFirst = list["serviceDeployments"]!.AsArray().OrderByDescending(item => item!["createdAt"]!.GetValue<double>()).ToList();
        newestFirst.Select(item => item!["status"]!.ToString())
            .ShouldBe(["SUCCESSFUL", "STOPPED", "SUCCESSFUL"]);
        newestFirst[1]!["serviceDeploymentArn"]!.ToString().ShouldBe(ours);
    }

    [Fact]
    public async Task A_stop_of_a_deployment_rolls_it_back()
    {
        await DeployedAsync("orders");
        await UpdateAsync(new() { StartDelay = TimeSpan.FromHours(1) });
        _aws.Pass(5);
        var arn = (await _aws.LastDeploymentAsync("orders"))["serviceDeploymentArn"]!.ToString();

        await _aws.EcsAsync("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}","stopType":"ROLLBACK"}""");
        (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString().ShouldBe("ROLLBACK_REQUESTED");
        _aws.Pass(30);

        (await _aws.LastDeploymentAsync("orders"))["status"]!.ToString().ShouldBe("ROLLBACK_SUCCESSFUL");
        Running("orders").ShouldAllBe(task => task.TaskDefinition.EndsWith("orders:1"));
        (await _aws.RefusedAsync("ecs", "StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}"}"""))
            .ShouldStartWith("ConflictException");
    }

    [Theory]
    [InlineData("\"desiredCount\":3", false)]
    [InlineData("\"taskDefinition\":\"orders:1\"", false)]
    [InlineData("\"enableExecuteCommand\":true", false)]
    [InlineData("\"forceNewDeployment\":true", true)]
    [InlineData("""
        "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-3"]}}
        """, true)]
    public async Task Only_some_changes_start_a_deployment(string change, bool isDeployed)
    {
        await DeployedAsync("orders");

        await _aws.UpdateServiceAsync("orders", change);

        _aws.Fake.Ecs.Service("orders").ServiceDeployments.Count.ShouldBe(isDeployed ? 2 : 1);
    }

    [Fact]
    public async Task A_task_that_dies_is_replaced()
    {
        await DeployedAsync("orders");
        var victim = Running("orders")[0].Id;

        await _aws.EcsAsync("StopTask", $$"""{"cluster":"cafe","task":"{{victim}}","reason":"a test"}""");
        _aws.Pass(60);

        Running("orders").Count.ShouldBe(2);
        Running("orders").ShouldAllBe(task => task.Id != victim);
        _aws.Fake.Ecs.Service("orders").Deployments.Single().RolloutState.ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task A_service_is_deleted_in_steps()
    {
        await DeployedAsync("orders");
        const string Delete = """{"cluster":"cafe","service":"orders"}""";

        (await _aws.RefusedAsync("ecs", "DeleteService", Delete))
            .ShouldBe("InvalidParameterException: The service cannot be stopped while it is scaled above 0.");
        await _aws.UpdateServiceAsync("orders", "\"desiredCount\":0");
        await _aws.EcsAsync("DeleteService", Delete);
        (await _aws.DescribeServiceAsync("orders"))["status"]!.ToString().ShouldBe("DRAINING");
        (await _aws.RefusedAsync("ecs", "CreateService",
            """{"cluster":"cafe","serviceName":"orders","taskDefinition":"orders","desiredCount":1}"""))
            .ShouldBe("InvalidParameterException: Unable to Start a service that is still Draining.");

        _aws.Pass(30);
        (await _aws.DescribeServiceAsync("orders"))["status"]!.ToString().ShouldBe("INACTIVE");
        (await _aws.EcsAsync("ListServices", """{"cluster":"cafe"}"""))["serviceArns"]!.AsArray().ShouldBeEmpty();
        (await _aws.RefusedAsync("ecs", "UpdateService", Delete)).ShouldStartWith("ServiceNotActiveException");
    }

    [Fact]
    public async Task A_service_that_isnt_there_is_a_failure_inside_the_answer_and_an_error_elsewhere()
    {
        var answer = await _aws.EcsAsync("DescribeServices", """{"cluster":"cafe","services":["nobody"]}""");

        answer["failures"]!.ToJsonString()
            .ShouldBe("""[{"arn":"arn:aws:ecs:eu-west-1:123456789012:service/cafe/nobody","reason":"MISSING"}]""");
        (await _aws.RefusedAsync("ecs", "UpdateService", """{"cluster":"cafe","service":"nobody"}"""))
            .ShouldBe("ServiceNotFoundException: Service not found.");
        (await _aws.RefusedAsync("ecs", "ListServices", """{"cluster":"nowhere"}"""))
            .ShouldBe("ClusterNotFoundException: Cluster not found.");
    }

    [Fact]
    public async Task A_service_is_created_once()
    {
        await DeployedAsync("orders");

        (await _aws.RefusedAsync("ecs", "CreateService",
            """{"cluster":"cafe","serviceName":"orders","taskDefinition":"orders","desiredCount":1}"""))
            .ShouldBe("InvalidParameterException: Creation of service was not idempotent.");
    }

    [Fact]
    public async Task What_was_changed_shows_later_where_consistency_is_eventual()
    {
        await _aws.RegisterAsync("orders", "orders:1");
        _aws.Fake.Ecs.Consistency = TimeSpan.FromSeconds(3);
        await _aws.CreateServiceAsync("orders");

        (await _aws.EcsAsync("DescribeServices", """{"cluster":"cafe","services":["orders"]}"""))["services"]!.AsArray().ShouldBeEmpty();
        _aws.Pass(3);
        (await _aws.DescribeServiceAsync("orders"))["desiredCount"]!.GetValue<int>().ShouldBe(2);
        await _aws.UpdateServiceAsync("orders", "\"desiredCount\":5");
        (await _aws.DescribeServiceAsync("orders"))["desiredCount"]!.GetValue<int>().ShouldBe(2);
        _aws.Pass(3);
        (await _aws.DescribeServiceAsync("orders"))["desiredCount"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task A_revision_says_which_image_runs()
    {
        var uri = _aws.Fake.Ecr.AddRepository("orders");
        var digest = _aws.Fake.Ecr.AddImage("orders", "1", "amd64");
        await _aws.RegisterAsync("orders", $"{uri}:1");
        await _aws.CreateServiceAsync("orders");
        var target = (await _aws.LastDeploymentAsync("orders"))["targetServiceRevision"]!["arn"]!.ToString();

        var answer = await _aws.EcsAsync("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{target}}"]}""");

        answer["serviceRevisions"]![0]!["containerImages"]![0]!["imageDigest"]!.ToString().ShouldBe(digest);
    }

    private static (int Desired, int Running, int Pending) Counts(JsonObject service) =>
        (service["desiredCount"]!.GetValue<int>(), service["runningCount"]!.GetValue<int>(), service["pendingCount"]!.GetValue<int>());

    private static List<string> Messages(JsonObject service) =>
        [.. service["events"]!.AsArray().Select(message => message!["message"]!.ToString())];

    private List<EcsTask> Running(string service) =>
        [.. _aws.Fake.Ecs.Tasks.Where(task => task.Group == $"service:{service}" && task.LastStatus == "RUNNING")];

    private async Task DeployedAsync(string name)
    {
        await _aws.RegisterAsync(name, $"{name}:1");
        await _aws.CreateServiceAsync(name);
        _aws.Pass(30);
        _aws.Fake.Ecs.Service(name).Deployments.Single().RolloutState.ShouldBe("COMPLETED");
    }

    private async Task<string> UpdateAsync(ImageBehaviour behaviour)
    {
        _aws.Fake.Ecs.Image("orders:2").Behaves(behaviour);
        await _aws.RegisterAsync("orders", "orders:2");
        var answer = await _aws.UpdateServiceAsync("orders", "\"taskDefinition\":\"orders:2\"");
        return answer["service"]!["deployments"]![0]!["id"]!.ToString();
    }

    private async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        for (var second = 0; second < 300 && !await isTrue(); second++)
            _aws.Pass(1);
        (await isTrue()).ShouldBeTrue();
    }
}
