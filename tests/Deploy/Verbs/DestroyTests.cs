using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class DestroyTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("shopp")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_name_than_the_applications_removes_nothing(string? typed)
    {
        _shop.Typed = typed;

        var outcome = (await _shop.RunAsync("destroy")).ShouldExit(ExitCodes.Usage);

        outcome.Error.ShouldContain("This removes shop from account 123456789012, its stacks and all that they hold included. Type its name to go on: ");
        outcome.Error.ShouldContain($"nothing is removed: '{typed}' isn't shop");
        outcome.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_is_removed_callers_first()
    {
        _shop.Typed = "shop\n";

        var outcome = (await _shop.RunAsync("destroy")).ShouldSucceed();

        outcome.Writes.Where(call => call is { Service: "ecs", Operation: "DeleteService" }).Select(call => $"{call.Request["service"]}")
            .ShouldBe(["shop-web", "shop-cart", "shop-catalog"]);
        _shop.Aws.Ecs.Services.ShouldAllBe(service => service.Status == "INACTIVE");
        _shop.Aws.Ecs.TaskDefinitions.ShouldAllBe(definition => definition.Status == "INACTIVE");
        _shop.Aws.CloudMap.Services.ShouldBeEmpty();
        _shop.Aws.CloudMap.Namespaces.ShouldBeEmpty();
        outcome.Calls.ShouldNotContain(call => call.Service == "ecr"); // A repository may be others' as well: its stack says what becomes of it.
        outcome.Writes.Last().Operation.ShouldBe("DeleteStack");
        outcome.Out.ShouldEndWith("shop is gone.\n");
    }

    [Fact]
    public async Task What_is_called_goes_when_its_caller_has_drained()
    {
        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop", "--keep-stacks")).ShouldSucceed();

        var cart = outcome.Writes.First(call => call.Operation == "UpdateService" && $"{call.Request["service"]}" == "shop-cart");
        _shop.Aws.Ecs.Tasks.Where(task => task.Group == "service:shop-web").ShouldAllBe(task => task.StoppedAt <= cart.At);
    }

    [Fact]
    public async Task Instances_that_are_still_there_are_taken_out()
    {
        var catalog = _shop.Aws.CloudMap.Services.Single(service => service.Name == "catalog");
        _shop.Aws.Do("servicediscovery", "RegisterInstance", new()
        {
            ["ServiceId"] = catalog.Id, ["InstanceId"] = "by-hand", ["CreatorRequestId"] = "1",
            ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = "10.0.0.9" },
        });

        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed();

        _shop.Aws.CloudMap.Services.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_is_running_is_stopped()
    {
        _shop.Aws.Ecs.Image("catalog").Behaves(new() { JobTakes = TimeSpan.FromHours(5) });
        (await _shop.RunAsync("run", "migrate", "--timeout", "1")).ShouldExit(ExitCodes.TimedOut);

        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed();

        _shop.Aws.Ecs.Tasks[^1].StoppedReason.ShouldBe("cafe deploy destroy");
        _shop.Aws.Ecs.Tasks.ShouldAllBe(task => task.DesiredStatus == "STOPPED");
    }

    [Fact]
    public async Task Its_schedules_go_and_others_stay()
    {
        foreach (var (name, description) in new[] { ("shop-report", "cafe-deploy:application=shop"), ("shop-else", "by hand") })
        {
            _shop.Aws.Do("scheduler", "CreateSchedule", new()
            {
                ["Name"] = name, ["Description"] = description, ["ScheduleExpression"] = "rate(1 hour)",
                ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
                ["Target"] = new JsonObject { ["Arn"] = "arn:aws:sqs:eu-west-1:123456789012:q", ["RoleArn"] = "arn:aws:iam::123456789012:role/r" },
            });
        }

        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed();

        _shop.Aws.Scheduler.Schedules.ShouldHaveSingleItem().Name.ShouldBe("shop-else");
    }

    [Fact]
    public async Task What_others_have_in_the_namespace_stays_and_so_does_the_namespace()
    {
        _shop.Aws.Do("servicediscovery", "CreateService", new()
        {
            ["Name"] = "theirs", ["NamespaceId"] = _shop.Aws.CloudMap.Namespaces.Single().Id, ["Type"] = "HTTP",
        });

        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed();

        outcome.Out.ShouldContain("shop.local: stays: it isn't this application's alone");
        _shop.Aws.CloudMap.Services.ShouldHaveSingleItem().Name.ShouldBe("theirs");
        outcome.Out.ShouldContain(_shop.Aws.CloudMap.Namespaces.ShouldHaveSingleItem().Arn); // A leftover: it has the tag.
    }

    [Fact]
    public async Task Stacks_can_be_kept_and_with_them_the_images()
    {
        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop", "--keep-stacks")).ShouldSucceed();

        outcome.Writes.ShouldNotContain(call => call.Operation == "DeleteStack" || call.Service == "ecr");
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Aws.Ecs.Services.Single(service => service is { Name: "shop-web", Status: "ACTIVE" }).RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task Stacks_are_deleted_in_reverse()
    {
        _shop.Aws.CloudFormation.Add("shop-top", new Dictionary<string, string>());
        _shop.Change("- {name: shop-base, template: base.yml}", "- {name: shop-base, template: base.yml}\n    - {name: shop-top, template: base.yml}");

        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed();

        outcome.Calls.Where(call => call.Operation == "DeleteStack").Select(call => $"{call.Request["StackName"]}".Split('/')[1])
            .ShouldBe(["shop-top", "shop-base"]);
    }

    [Fact]
    public async Task A_stack_that_cant_be_deleted_says_which_of_its_resources_is_why()
    {
        _shop.Aws.CloudFormation.WillFail("shop-base", "Repository", "it isn't empty");
        _shop.Aws.Do("cloudformation", "UpdateStack", new()
        {
            ["StackName"] = "shop-base", ["TemplateBody"] = "Resources:\n  Repository:\n    Type: AWS::ECR::Repository\n",
        });
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _shop.Aws.CloudFormation.WillFail("shop-base", "Repository", "it isn't empty");

        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("stack shop-base: DELETE_FAILED.");
        outcome.Error.ShouldContain("  Repository DELETE_FAILED it isn't empty");
    }

    [Fact]
    public async Task What_was_interrupted_can_be_run_again_and_a_third_time_finds_nothing()
    {
        using var interrupted = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == "DeleteService" && $"{call.Request["service"]}" == "shop-cart") interrupted.Cancel();
        };
        (await _shop.RunAsync(interrupted.Token, "destroy", "--confirm", "shop")).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;

        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed().Out.ShouldEndWith("shop is gone.\n");
        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Programs_read_what_is_left_as_JSON()
    {
        var outcome = (await _shop.RunAsync("destroy", "--confirm", "shop", "--output", "json")).ShouldSucceed();

        JsonNode.Parse(outcome.Out)!.ToJsonString().ShouldBe("""{"application":"shop","leftovers":[]}""");
    }
}
