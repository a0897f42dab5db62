using System.Globalization;
using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class LockTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("apply --revision r2")]
    [InlineData("rollback")]
    [InlineData("destroy --confirm shop --keep-stacks")]
    public async Task Who_holds_the_lock_is_said_to_others(string verb)
    {
        Hold("grace@desk (process 7)", TimeSpan.FromMinutes(1));

        var outcome = (await _shop.RunAsync(verb.Split(' '))).ShouldExit(ExitCodes.Locked);

        outcome.Error.ShouldContain("grace@desk (process 7) is deploying; its lock expires at ");
        outcome.Writes.Where(call => call.Operation != "CreateService").ShouldBeEmpty();
        _shop.Aws.CloudMap.Services.ShouldContain(service => service.Name == "deploy-lock");
    }

    [Fact]
    public async Task What_changes_nothing_needs_no_lock()
    {
        Hold("grace@desk", TimeSpan.FromMinutes(1));

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        (await _shop.RunAsync("plan", "--revision", "r2")).ShouldSucceed();
        (await _shop.RunAsync("status")).ShouldSucceed();
    }

    [Fact]
    public async Task A_lock_that_has_expired_is_taken_over_and_released_at_the_end()
    {
        Hold("grace@desk", TimeSpan.FromMinutes(2));
        _shop.Clock.Advance(TimeSpan.FromMinutes(2));

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        _shop.Aws.CloudMap.Services.ShouldNotContain(service => service.Name == "deploy-lock");
    }

    [Fact]
    public async Task A_lock_that_has_expired_by_this_machines_clock_alone_is_left_to_who_renews_it()
    {
        Hold("grace@desk", TimeSpan.FromSeconds(-5));
        _shop.Aws.OnCall = call =>
        {
            if (call is not { Service: "servicediscovery", Operation: "GetService" }) return;
            _shop.Aws.OnCall = null; // It takes a moment until that is seen.
            _shop.Aws.Do("servicediscovery", "UpdateService", new()
            {
                ["Id"] = $"{call.Request["Id"]}", ["Service"] = new JsonObject { ["Description"] = $"{_shop.Clock.GetUtcNow():O} grace@desk" },
            });
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Locked);

        outcome.Error.ShouldContain("grace@desk is deploying. Try again later");
        outcome.Writes.ShouldNotContain(call => call.Operation == "DeleteService");
    }

    [Fact]
    public async Task A_lock_of_which_nobody_can_tell_whose_it_is_has_expired()
    {
        Hold("", TimeSpan.Zero, "made by hand");

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();
    }

    [Fact]
    public async Task A_long_deployment_keeps_its_lock_though_a_renewal_fails()
    {
        _shop.Aws.Fail("servicediscovery", "UpdateService", "AccessDeniedException", "not now");
        _shop.Aws.Ecs.Image("catalog:r2").Behaves(new() { JobTakes = TimeSpan.FromMinutes(10) });
        List<(DateTimeOffset At, string Said)> seen = [];
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation != "DescribeTasks") return;
            var held = _shop.Aws.CloudMap.Services.Single(service => service.Name == "deploy-lock");
            seen.Add((call.At, $"{_shop.Aws.Do("servicediscovery", "GetService", new() { ["Id"] = held.Id })["Service"]!["Description"]}"));
        };

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        (seen[^1].At - seen[0].At).ShouldBeGreaterThan(TimeSpan.FromMinutes(9));
        seen.ShouldAllBe(look => look.Said.EndsWith(" ada@laptop", StringComparison.Ordinal));
        seen.ShouldAllBe(look => DateTimeOffset.Parse(look.Said.Split(' ', 2)[0], CultureInfo.InvariantCulture) > look.At);
    }

    [Fact]
    public async Task A_lock_that_somebody_else_has_taken_meanwhile_ends_the_deployment()
    {
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation != "DescribeServiceDeployments") return;
            _shop.Aws.OnCall = null;
            TakeOver();
            _shop.Aws.Ecs.Image("catalog:r2").Behaves(new() { HealthyAfter = TimeSpan.FromMinutes(5) });
        };

        var outcome = (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Locked);

        outcome.Error.ShouldContain("somebody else has taken the deploy lock.");
        outcome.Error.ShouldContain("catalog: shop-catalog:2 goes on rolling out by itself");
        outcome.Writes.Count(call => call.Operation == "UpdateService" && call.Service == "ecs").ShouldBe(1); // Nothing is returned.
        _shop.Aws.CloudMap.Services.ShouldContain(service => service.Name == "deploy-lock"); // Theirs.
    }

    [Theory]
    [InlineData("rollback web cart", "UpdateService")]
    [InlineData("destroy --confirm shop --keep-stacks", "DeleteService")]
    public async Task So_it_does_a_rollback_and_a_removal(string verb, string first)
    {
        _shop.Change("depends_on: [cart]", "depends_on: [cart]\n    stop_grace_period: 2m");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new() { StopTakes = TimeSpan.FromMinutes(2) });
        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();
        _shop.Aws.Ecs.Image("web:r1").Behaves(new() { HealthyAfter = TimeSpan.FromMinutes(5) });
        _shop.Aws.OnCall = call =>
        {
            if (call.Service != "ecs" || call.Operation != first) return;
            _shop.Aws.OnCall = null;
            TakeOver();
        };

        var outcome = (await _shop.RunAsync(verb.Split(' '))).ShouldExit(ExitCodes.Locked);

        outcome.Error.ShouldContain("somebody else has taken the deploy lock");
        outcome.Writes.ShouldNotContain(call => call.Service == "ecs" && $"{call.Request["service"]}" == "shop-cart");
    }

    [Fact]
    public async Task The_lock_is_let_go_after_a_failure_too()
    {
        _shop.Aws.Ecs.Image("catalog:r2").Behaves(new() { ExitCode = 1 });

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.Failed);

        _shop.Aws.CloudMap.Services.ShouldNotContain(service => service.Name == "deploy-lock");
    }

    private void TakeOver()
    {
        var held = _shop.Aws.CloudMap.Services.Single(service => service.Name == "deploy-lock");
        _shop.Aws.Do("servicediscovery", "DeleteService", new() { ["Id"] = held.Id });
        Hold("grace@desk", TimeSpan.FromHours(1));
    }

    private void Hold(string owner, TimeSpan @for, string? description = null) => _shop.Aws.Do("servicediscovery", "CreateService", new()
    {
        ["Name"] = "deploy-lock", ["NamespaceId"] = _shop.Aws.CloudMap.Namespaces.Single().Id, ["Type"] = "HTTP",
        ["Description"] = description ?? string.Create(CultureInfo.InvariantCulture, $"{_shop.Clock.GetUtcNow() + @for:O} {owner}"),
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "cafe-deploy:application", ["Value"] = "shop" }),
    });
}
