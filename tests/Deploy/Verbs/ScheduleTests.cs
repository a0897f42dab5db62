using System.Text.Encodings.Web;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class ScheduleTests : IAsyncLifetime
{
    private const string Daily = "{expression: cron(0 21 * * ? *), time-zone: Europe/London, role: \"${STACK_ExecutionRole}\"}";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Compose += """

              report:
                build: .
                image: shop/catalog
                command: ["report"]
            """;
        _shop.Overlay += $$"""

              report:
                x-ecs: {<<: *task, schedule: {{Daily}}}
            """;
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_schedule_starts_the_jobs_task_as_a_service_of_its_own_would_be()
    {
        var schedule = _shop.Aws.Scheduler.Schedules.ShouldHaveSingleItem();
        ($"{schedule.Content["ScheduleExpression"]}", $"{schedule.Content["ScheduleExpressionTimezone"]}", schedule.State)
            .ShouldBe(("cron(0 21 * * ? *)", "Europe/London", "ENABLED"));
        var target = schedule.Content["Target"]!;
        $"{target["Arn"]}".ShouldBe("arn:aws:ecs:eu-west-1:123456789012:cluster/shop");
        $"{target["RoleArn"]}".ShouldBe("arn:aws:iam::123456789012:role/shop-execution");

        _shop.Aws.Scheduler.Fire("shop-report");

        var task = _shop.Aws.Ecs.Tasks[^1];
        task.TaskDefinition.ShouldEndWith("task-definition/shop-report:1");
        task.Tags["cafe-deploy:service"].ShouldBe("report");
        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_command_says_which_time_it_was_scheduled_for_and_a_run_by_hand_has_the_jobs_own()
    {
        _shop.Change("role: \"${STACK_ExecutionRole}\"}", """role: "${STACK_ExecutionRole}", command: [report, --at, "<aws.scheduler.scheduled-time>"]}""");
        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldContain(
            """      + target.input: {"containerOverrides":[{"name":"report","command":["report","--at","<aws.scheduler.scheduled-time>"]}]}""");
        (await ApplyAsync(Shop.First)).ShouldSucceed();
        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();

        (await _shop.RunAsync("run", "report")).ShouldSucceed();
        CommandOf(_shop.Aws.Ecs.Tasks[^1]).ShouldBeNull();
        _shop.Aws.Scheduler.Fire("shop-report", due: new(2026, 11, 20, 21, 0, 0, TimeSpan.Zero));
        CommandOf(_shop.Aws.Ecs.Tasks[^1]).ShouldBe("""["report","--at","2026-11-20T21:00:00Z"]""");

        _shop.Change(""", command: [report, --at, "<aws.scheduler.scheduled-time>"]""", "");
        (await ApplyAsync(Shop.First)).ShouldSucceed();
        _shop.Aws.Scheduler.Schedules.ShouldHaveSingleItem().Content["Target"]!["Input"].ShouldBeNull();
    }

    [Fact]
    public void It_isnt_run_by_an_apply() =>
        _shop.Aws.Ecs.Tasks.ShouldNotContain(task => task.Group.EndsWith("report", StringComparison.Ordinal));

    [Fact]
    public async Task Another_time_and_another_revision_are_updated()
    {
        _shop.Change("cron(0 21", "cron(30 22");
        _shop.Push("r2");

        (await _shop.RunAsync("plan", "--revision", "r2")).ShouldSucceed().Out
            .ShouldContain("      ~ scheduleExpression: cron(0 21 * * ? *) → cron(30 22 * * ? *)\n");
        (await ApplyAsync("r2")).ShouldSucceed();

        var schedule = _shop.Aws.Scheduler.Schedules.ShouldHaveSingleItem();
        $"{schedule.Content["ScheduleExpression"]}".ShouldBe("cron(30 22 * * ? *)");
        $"{schedule.Content["Target"]!["EcsParameters"]!["TaskDefinitionArn"]}".ShouldEndWith("/shop-report:2");
        (await ApplyAsync("r2")).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_is_gone_takes_its_schedule_along()
    {
        _shop.Remove("report");

        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldContain(call => call.Operation == "DeleteSchedule");

        _shop.Aws.Scheduler.Schedules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_group_moves_it()
    {
        _shop.Aws.Do("scheduler", "CreateScheduleGroup", new() { ["Name"] = "nightly" });
        _shop.Change("time-zone: Europe/London", "time-zone: Europe/London, group: nightly");

        (await ApplyAsync(Shop.First)).ShouldSucceed();

        _shop.Aws.Scheduler.Schedules.ShouldHaveSingleItem().Group.ShouldBe("nightly");
        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_elses_of_the_same_name_in_another_group_is_theirs()
    {
        _shop.Aws.Do("scheduler", "CreateScheduleGroup", new() { ["Name"] = "theirs" });
        var theirs = Fake.Json.CopyOf(_shop.Aws.Scheduler.Schedules[0].Content);
        (theirs["GroupName"], theirs["Description"]) = ("theirs", "by hand");
        _shop.Aws.Do("scheduler", "CreateSchedule", theirs);

        (await ApplyAsync(Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    private static string? CommandOf(Fake.EcsTask task) =>
        task.Overrides["containerOverrides"]?[0]?["command"]?.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private Task<Outcome> ApplyAsync(string revision) => _shop.RunAsync("apply", "--revision", revision);
}
