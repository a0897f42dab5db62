using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class PlanFileTests : IAsyncLifetime
{
    private Shop _shop = null!;

    private string File => _shop.File("plan.json");

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_plan_that_was_kept_is_carried_out()
    {
        _shop.Push(Shop.First);
        (await KeepAsync(Shop.First)).ShouldSucceed();

        (await _shop.RunAsync("apply", File)).ShouldSucceed();

        _shop.Aws.Ecs.Service("shop-web").RunningCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_plan_is_refused_when_somebody_has_changed_a_service_since()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        await KeepAsync("r2");
        _shop.Aws.Do("ecs", "UpdateService", new() { ["cluster"] = "shop", ["service"] = "shop-cart", ["desiredCount"] = 5 });

        var outcome = (await _shop.RunAsync("apply", File)).ShouldExit(ExitCodes.StalePlan);

        outcome.Error.ShouldContain("what is there, or what is wanted, has changed since");
        outcome.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_is_refused_when_the_files_have_changed_since()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        await KeepAsync("r2");
        _shop.Change("LEVEL: info", "LEVEL: debug");

        (await _shop.RunAsync("apply", File)).ShouldExit(ExitCodes.StalePlan).Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_is_refused_when_it_has_been_carried_out()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        await KeepAsync("r2");
        (await _shop.RunAsync("apply", File)).ShouldSucceed();

        (await _shop.RunAsync("apply", File)).ShouldExit(ExitCodes.StalePlan).Error.ShouldContain("there is nothing left to do");
    }

    [Fact]
    public async Task A_plan_is_refused_when_somebody_deploys_while_the_lock_is_waited_for()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");
        await KeepAsync("r2");
        _shop.Aws.OnCall = call =>
        {
            if (call is not { Service: "servicediscovery", Operation: "CreateService" }) return;
            _shop.Aws.Do("ecs", "UpdateService", new()
            {
                ["cluster"] = "shop", ["service"] = "shop-cart", ["forceNewDeployment"] = true,
            });
        };

        var outcome = (await _shop.RunAsync("apply", File)).ShouldExit(ExitCodes.StalePlan);

        outcome.Writes.Select(call => call.Operation).ShouldBe(["CreateService", "DeleteService"]); // The lock alone.
    }

    [Fact]
    public async Task A_plan_is_for_the_account_that_it_was_made_in()
    {
        _shop.Push(Shop.First);
        await KeepAsync(Shop.First);
        await using var other = await Shop.OpenAsync(account: "999999999999");
        other.Push(Shop.First);

        var outcome = (await other.RunAsync("apply", File)).ShouldExit(ExitCodes.StalePlan);

        outcome.Error.ShouldContain("it is for shop in 123456789012, eu-west-1");
        outcome.Writes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not a plan")]
    [InlineData("""{"revision": "r1", "fingerprint": "0a"}""")]
    public async Task What_is_no_plan_is_refused(string text)
    {
        await System.IO.File.WriteAllTextAsync(File, text);

        (await _shop.RunAsync("apply", File)).ShouldExit(ExitCodes.Failed).Error.ShouldContain("isn't a plan of cafe deploy plan --out");
    }

    [Fact]
    public async Task A_plan_of_another_revision_than_the_one_that_is_given_is_a_mistake_of_the_user()
    {
        _shop.Push(Shop.First);
        await KeepAsync(Shop.First);

        (await _shop.RunAsync("apply", File, "--revision", "r2")).ShouldExit(ExitCodes.Usage)
            .Error.ShouldContain("is a plan of revision r1, not of r2");
        (await _shop.RunAsync("apply", _shop.File("none.json"))).ShouldExit(ExitCodes.Usage).Error.ShouldContain("there is no file");
    }

    private Task<Outcome> KeepAsync(string revision) => _shop.RunAsync("plan", "--revision", revision, "--out", File);
}
