using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class OwnershipTests : IAsyncLifetime
{
    private const string Tag = "cafe-deploy:application";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Push(Shop.First);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData(null, "has no tag cafe-deploy:application: it isn't this tool's")]
    [InlineData("bakery", "belongs to the application bakery")]
    public async Task Somebody_elses_service_of_the_same_name_is_refused(string? owner, string problem)
    {
        AddService("shop-web", owner);

        await ShouldRefuseAsync($"service shop-web is there and {problem}");
    }

    [Fact]
    public async Task Somebody_elses_task_definition_of_the_same_name_is_refused()
    {
        _shop.Aws.Do("ecs", "RegisterTaskDefinition", Definition("shop-cart"));

        await ShouldRefuseAsync("task definition shop-cart is there and has no tag");
    }

    [Fact]
    public async Task Somebody_elses_schedule_of_the_same_name_is_refused()
    {
        _shop.Change("migrate:\n    x-ecs: &task", "migrate:\n    x-ecs: &task\n      schedule: {expression: rate(1 day), role: \"${STACK_ExecutionRole}\"}");
        _shop.Change("      migrate: {condition: service_completed_successfully}", "      {}");
        _shop.Change("<<: *task", "<<: *task\n      schedule: !reset null");
        _shop.Aws.Do("scheduler", "CreateSchedule", new()
        {
            ["Name"] = "shop-migrate", ["ScheduleExpression"] = "rate(1 hour)", ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject { ["Arn"] = "arn:aws:sqs:eu-west-1:123456789012:theirs", ["RoleArn"] = "arn:aws:iam::123456789012:role/theirs" },
        });

        await ShouldRefuseAsync("schedule shop-migrate is there and isn't this application's");
    }

    [Fact]
    public async Task Somebody_elses_Cloud_Map_service_of_the_same_name_is_refused()
    {
        AddDiscovery("cart", "bakery", 10);

        await ShouldRefuseAsync("Cloud Map service cart.shop.local belongs to the application bakery");
    }

    [Fact]
    public async Task A_Cloud_Map_service_that_is_nobodys_is_used_as_it_is()
    {
        AddDiscovery("cart", owner: null, ttl: 60);

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();

        var service = _shop.Aws.CloudMap.Services.Single(service => service.Name == "cart");
        service.Instances.Count.ShouldBe(2);
        service.DnsConfig!["DnsRecords"]![0]!["TTL"]!.GetValue<int>().ShouldBe(60);
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_namespace_that_is_there_is_used_and_never_deleted()
    {
        var there = _shop.Aws.CloudMap.AddNamespace("shop.local");

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Aws.CloudMap.Namespaces.ShouldHaveSingleItem().Id.ShouldBe(there);

        (await _shop.RunAsync("destroy", "--confirm", "shop")).ShouldSucceed().Out.ShouldContain("stays: it isn't this application's alone");
        _shop.Aws.CloudMap.Namespaces.ShouldHaveSingleItem().Id.ShouldBe(there);
        _shop.Aws.CloudMap.Services.ShouldBeEmpty();
    }

    [Fact]
    public async Task Services_of_others_in_the_cluster_are_not_removed()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        AddService("shop-forum", "bakery");
        AddService("shop-legacy", null);

        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed().Writes.ShouldBeEmpty();

        _shop.Aws.Do("ecs", "RegisterTaskDefinition", Definition("shop-web"));
        (await _shop.RunAsync("destroy", "--confirm", "shop", "--keep-stacks")).ShouldSucceed();
        _shop.Aws.Ecs.Services.Where(service => service.Status == "ACTIVE").Select(service => service.Name).ShouldBe(["shop-forum", "shop-legacy"]);
        _shop.Aws.Ecs.TaskDefinitions.Where(definition => definition.Status == "ACTIVE").Select(definition => definition.Arn.Split('/')[1])
            .ShouldBe(["theirs:1", "theirs:2", "shop-web:2"]);
    }

    [Fact]
    public async Task A_service_whose_tag_was_taken_away_isnt_rolled_back()
    {
        (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldSucceed();
        _shop.Aws.Do("ecs", "UntagResource", new() { ["resourceArn"] = _shop.Aws.Ecs.Service("shop-web").Arn, ["tagKeys"] = new JsonArray(Tag) });

        (await _shop.RunAsync("rollback", "web")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("service shop-web isn't this application's");
    }

    private async Task ShouldRefuseAsync(string message)
    {
        var outcome = (await _shop.RunAsync("apply", "--revision", Shop.First)).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain(message);
        outcome.Writes.ShouldBeEmpty();
    }

    private void AddService(string name, string? owner)
    {
        _shop.Aws.Do("ecs", "RegisterTaskDefinition", Definition("theirs"));
        _shop.Aws.Do("ecs", "CreateService", new()
        {
            ["cluster"] = "shop", ["serviceName"] = name, ["taskDefinition"] = "theirs", ["desiredCount"] = 1,
            ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray("subnet-0") } },
            ["tags"] = owner is null ? new JsonArray() : new JsonArray(new JsonObject { ["key"] = Tag, ["value"] = owner }),
        });
    }

    private void AddDiscovery(string name, string? owner, int ttl)
    {
        var space = _shop.Aws.CloudMap.AddNamespace("shop.local");
        _shop.Aws.Do("servicediscovery", "CreateService", new()
        {
            ["Name"] = name, ["NamespaceId"] = space, ["HealthCheckCustomConfig"] = new JsonObject(),
            ["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray(new JsonObject { ["Type"] = "A", ["TTL"] = ttl }) },
            ["Tags"] = owner is null ? new JsonArray() : new JsonArray(new JsonObject { ["Key"] = Tag, ["Value"] = owner }),
        });
    }

    private static JsonObject Definition(string family) => new()
    {
        ["family"] = family, ["networkMode"] = "awsvpc", ["cpu"] = "256", ["memory"] = "512",
        ["requiresCompatibilities"] = new JsonArray("FARGATE"),
        ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "theirs", ["image"] = "theirs:1" }),
    };
}
