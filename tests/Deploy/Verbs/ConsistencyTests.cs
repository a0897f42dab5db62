using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

/// <summary>ECS and Cloud Map show what was changed only after a while.</summary>
public sealed class ConsistencyTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Push(Shop.First);
        _shop.Aws.Ecs.Consistency = TimeSpan.FromSeconds(7);
        _shop.Aws.CloudMap.Consistency = TimeSpan.FromSeconds(20);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_first_deployment_succeeds_although_nothing_is_shown_at_once()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_isnt_listed_yet_is_known_by_its_name()
    {
        _shop.Aws.Ecs.ListedAfter = TimeSpan.FromHours(1);
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GetOperation")] // The namespace is being made.
    [InlineData("CreateService")] // So is the first service, whose name is made.
    public async Task What_a_killed_run_has_made_is_taken_although_it_isnt_shown_yet(string operation)
    {
        using var killed = new CancellationTokenSource();
        _shop.Aws.OnCall = call =>
        {
            if (call.Operation == operation && (operation == "GetOperation" || call.Service == "ecs")) killed.Cancel();
        };
        (await _shop.RunAsync(killed.Token, "apply", "--revision", Shop.First)).ShouldExit(ExitCodes.Interrupted);
        _shop.Aws.OnCall = null;

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        _shop.Aws.CloudMap.Namespaces.ShouldHaveSingleItem();
        _shop.Aws.CloudMap.Services.Select(service => service.Name).ShouldBe(["catalog", "cart"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_is_followed_to_its_end_although_the_older_state_is_still_shown()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Push("r2");
        _shop.Change("desired: 2", "desired: 3");

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldSucceed();

        foreach (var name in new[] { "catalog", "cart", "web" }) _shop.Aws.Ecs.Service($"shop-{name}").RunningCount.ShouldBe(3);
    }

    [Fact]
    public async Task Another_number_of_tasks_is_waited_for_although_the_older_is_still_shown()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Change("desired: 2", "desired: 4");

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        foreach (var name in new[] { "catalog", "cart", "web" }) _shop.Aws.Ecs.Service($"shop-{name}").RunningCount.ShouldBe(4);
    }

    [Fact]
    public async Task A_failure_is_returned_although_the_older_state_is_still_shown()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Push("r2");
        _shop.Aws.Ecs.Image("web:r2").Behaves(new() { NeverHealthy = true });

        (await _shop.RunAsync("apply", "--revision", "r2")).ShouldExit(ExitCodes.RolledBack);

        (_shop.Running("catalog"), _shop.Running("cart"), _shop.Running("web")).ShouldBe(("shop-catalog:1", "shop-cart:1", "shop-web:1"));
        (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldSucceed().Out.ShouldNotContain("service shop-");
    }
}
