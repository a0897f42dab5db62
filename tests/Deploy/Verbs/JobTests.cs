using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class JobTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_job_runs_again_with_another_image_and_not_with_the_same()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("CATALOG: \"http://catalog.shop.local:8080\"", "CATALOG: changed");
        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldNotContain(call => call.Operation == "RunTask");

        _shop.Push("r2");
        (await ApplyAsync("r2")).ShouldSucceed().Writes.Count(call => call.Operation == "RunTask").ShouldBe(1);
    }

    [Fact]
    public async Task Another_applications_job_of_the_same_content_is_none_of_this_one()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("name: shop\n", "name: store\n");
        _shop.Change("shop.local", "store.local");
        _shop.Push("r2");
        (await ApplyAsync("r2")).ShouldSucceed();

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldContain("  > run job store-migrate\n");
    }

    [Fact]
    public async Task A_job_that_was_taken_back_with_what_it_did_is_run_again()
    {
        await _shop.DeployFirstAsync();
        (await _shop.RunAsync("destroy", "--confirm", "shop", "--keep-stacks")).ShouldSucceed();
        _shop.Push("r2");
        (await ApplyAsync("r2")).ShouldSucceed();

        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldContain("  > run job shop-migrate\n");
    }

    [Fact]
    public async Task A_job_that_failed_is_run_again()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { ExitCode = 2 });
        (await ApplyAsync(Shop.First)).ShouldExit(ExitCodes.Failed);
        _shop.Aws.Ecs.Image("catalog").Behaves(new());

        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.Count(call => call.Operation == "RunTask").ShouldBe(1);
    }

    [Fact]
    public async Task A_task_that_can_not_be_placed_is_a_failure_although_the_answer_is_200()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.FailPlacement("RESOURCE:ENI");

        var outcome = (await ApplyAsync(Shop.First)).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("job migrate can't be started: RESOURCE:ENI");
        _shop.Aws.Ecs.Services.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_is_running_already_is_followed_and_not_started_a_second_time()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { JobTakes = TimeSpan.FromMinutes(2) });
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "DescribeTasks") interrupted.Cancel();
        };
        (await _shop.RunAsync(interrupted.Token, "apply", "--revision", Shop.First)).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;

        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldNotContain(call => call.Operation == "RunTask");

        _shop.Aws.Ecs.Tasks.Count(task => task.Group == "family:shop-migrate").ShouldBe(1);
    }

    [Fact]
    public async Task Another_revisions_run_is_not_taken_for_it()
    {
        await _shop.DeployFirstAsync();
        _shop.Aws.Ecs.Image("catalog:r1").Behaves(new() { JobTakes = TimeSpan.FromHours(1) });
        (await _shop.RunAsync("run", "migrate", "--timeout", "1")).ShouldExit(ExitCodes.TimedOut);
        _shop.Push("r2");

        $"{Shop.Request((await ApplyAsync("r2")).ShouldSucceed(), "RunTask")["taskDefinition"]}".ShouldEndWith("/shop-migrate:2");
    }

    [Fact]
    public async Task A_job_that_never_starts_says_why()
    {
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { PullFails = true });

        (await ApplyAsync(Shop.First)).ShouldExit(ExitCodes.Failed).Error.ShouldContain("job migrate didn't start: CannotPullContainerError");
    }

    [Fact]
    public async Task Run_ends_with_the_exit_code_of_the_container()
    {
        await _shop.DeployFirstAsync();
        (await _shop.RunAsync("run", "migrate")).ShouldSucceed().Out.ShouldContain("migrate ended with exit code 0.");
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { ExitCode = 42, LogLines = [.. Enumerable.Range(1, 12).Select(i => $"line {i}."), "no such column"] });

        var failed = (await _shop.RunAsync("run", "migrate")).ShouldExit(42);

        failed.Out.ShouldContain("| no such column");
        failed.Out.ShouldNotContain("| line 1."); // The last are enough.
        JsonNode.Parse((await _shop.RunAsync("run", "migrate", "--output", "json")).ShouldExit(42).Out)!["exitCode"]!.GetValue<int>().ShouldBe(42);
    }

    [Theory]
    [InlineData("migrate", "shop-migrate:1")]
    [InlineData("catalog", "shop-catalog:1")]
    public async Task Run_replaces_the_arguments_of_a_job_or_a_service(string workload, string definition)
    {
        await _shop.DeployFirstAsync();

        var outcome = (await _shop.RunWithAsync(["run", workload], "migrate", "--to", "3")).ShouldSucceed();

        var request = Shop.Request(outcome, "RunTask");
        $"{request["taskDefinition"]}".ShouldEndWith(definition);
        request["overrides"]!["containerOverrides"]!.ToJsonString()
            .ShouldBe($$"""[{"name":"{{workload}}","command":["migrate","--to","3"]}]""");
    }

    [Fact]
    public async Task What_is_no_job_is_a_mistake_of_the_user()
    {
        await _shop.DeployFirstAsync();

        (await _shop.RunAsync("run", "nothing")).ShouldExit(ExitCodes.Usage)
            .Error.ShouldContain("there is no service 'nothing': there are migrate, catalog, cart, web");
        (await _shop.RunAsync("run", "web")).ShouldExit(ExitCodes.Usage).Error.ShouldContain("run web -- migrate");
    }

    [Fact]
    public async Task What_was_never_deployed_can_not_be_run() =>
        (await _shop.RunAsync("run", "migrate")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("migrate hasn't been deployed yet");

    [Fact]
    public async Task A_job_that_doesnt_end_is_given_up_in_time()
    {
        await _shop.DeployFirstAsync();
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { JobTakes = TimeSpan.FromHours(1) });

        (await _shop.RunAsync("run", "migrate", "--timeout", "5")).ShouldExit(ExitCodes.TimedOut).Error.ShouldContain("waited 300 s for job migrate");
    }

    private Task<Outcome> ApplyAsync(string revision) => _shop.RunAsync("apply", "--revision", revision);
}
