using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class PlanTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Of_an_empty_account_everything_is_to_be_made_and_nothing_is()
    {
        _shop.Push(Shop.First);

        var outcome = (await PlanAsync("--detailed-exitcode")).ShouldExit(ExitCodes.Changes);

        outcome.Writes.ShouldBeEmpty();
        Lines(outcome).ShouldBe(
        [
            "  + create task definition shop-migrate", "  > run job shop-migrate",
            "  + create task definition shop-catalog", "  + create Cloud Map service catalog", "  + create service shop-catalog",
            "  + create task definition shop-cart", "  + create Cloud Map service cart", "  + create service shop-cart",
            "  + create task definition shop-web", "  + create service shop-web",
            "  + create Cloud Map namespace shop.local",
            "11 changes to shop in 123456789012, eu-west-1.",
        ]);
    }

    [Fact]
    public async Task Of_what_is_as_described_it_says_that_nothing_is_to_be_done()
    {
        await _shop.DeployFirstAsync();

        var outcome = (await PlanAsync("--detailed-exitcode")).ShouldExit(ExitCodes.Done);

        outcome.Out.ShouldBe("Nothing to do: shop runs revision r1 as it is described.\n");
    }

    [Fact]
    public async Task Programs_read_it_as_JSON()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("desired: 2\n      discovery: {port: 8080}\n      secrets", "desired: 3\n      discovery: {port: 8080}\n      secrets");

        var outcome = (await PlanAsync("--output", "json")).ShouldSucceed();

        var plan = JsonNode.Parse(outcome.Out)!;
        ($"{plan["application"]}", $"{plan["account"]}", $"{plan["region"]}", $"{plan["revision"]}")
            .ShouldBe(("shop", "123456789012", "eu-west-1", "r1"));
        plan["changes"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(
            """{"resource":"service","name":"shop-catalog","kind":"update","differences":[{"path":"desiredCount","before":"2","after":"3"}]}""");
    }

    [Fact]
    public async Task A_variable_is_a_new_revision_and_says_which_value_it_had()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("LEVEL: info", "LEVEL: debug, NEW: \"1\"");

        Lines(await PlanAsync()).ShouldBe(
        [
            "  ~ update task definition shop-catalog", "      ~ catalog.environment.LEVEL: info → debug", "      + catalog.environment.NEW: 1",
            "  ~ update service shop-catalog", "      ~ taskDefinition: shop-catalog:1 → shop-catalog:(new)",
            "2 changes to shop in 123456789012, eu-west-1.",
        ]);
    }

    [Fact]
    public async Task Another_image_is_shown_by_its_digest()
    {
        await _shop.DeployFirstAsync();
        _shop.Push("r2");

        var outcome = await _shop.RunAsync("plan", "--revision", "r2");

        outcome.Out.ShouldMatch(@"~ cart\.image: \S+/shop/cart@sha256:[0-9a-f]{64} → \S+/shop/cart@sha256:[0-9a-f]{64}\n");
        outcome.Out.ShouldContain("  > run job shop-migrate");
    }

    [Fact]
    public async Task A_tag_that_moves_is_another_image()
    {
        await _shop.DeployFirstAsync();
        _shop.Aws.Ecr.AddImage("shop/cart", "other");
        _shop.Aws.Ecr.AddImage("shop/cart", Shop.First, "arm64");

        Lines(await PlanAsync()).Count(line => line.Contains("cart.image", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_service_and_one_that_is_gone_are_shown()
    {
        await _shop.DeployFirstAsync();
        _shop.Remove("cart");
        _shop.Change("depends_on: [cart]", "depends_on: [catalog]");

        var outcome = await PlanAsync();

        Lines(outcome).ShouldBe(
            ["  - delete service shop-cart", "  - delete Cloud Map service cart", "2 changes to shop in 123456789012, eu-west-1."]);
    }

    [Theory]
    [InlineData("desired: 2\n      discovery: {port: 8080}\n      secrets", "desired: 2\n      discovery: {port: 8080, ttl: 30s}\n      secrets",
        "  ~ update Cloud Map service catalog", "      ~ ttl: 10 → 30")]
    [InlineData("load-balancer:", "capacity: {fargate-spot: {weight: 1}}\n      load-balancer:",
        "  ~ update service shop-web", "      + capacityProviderStrategy.FARGATE_SPOT.capacityProvider: FARGATE_SPOT")]
    [InlineData("subnets: \"${STACK_Subnets}\"", "subnets: subnet-new",
        "  ~ update service shop-cart", "      ~ networkConfiguration.awsvpcConfiguration.subnets: subnet-0a1b2c3d subnet-1a2b3c4d → subnet-new")]
    [InlineData("grace: 30s", "grace: 60s", "  ~ update service shop-web", "      ~ healthCheckGracePeriodSeconds: 30 → 60")]
    [InlineData("memory: 512m", "memory: 1g", "  ~ update task definition shop-web", "      ~ memory: 512 → 1024")]
    [InlineData("user: \"1000\"", "user: \"2000\"", "  ~ update task definition shop-web", "      ~ web.user: 1000 → 2000")]
    [InlineData("secrets: {DB_PASSWORD: \"${STACK_Secret}:password::\"}", "secrets: {DB: \"${STACK_Secret}:password::\"}",
        "  ~ update task definition shop-catalog", "      + catalog.secrets.DB: arn:aws:secretsmanager:")]
    public async Task Each_kind_of_difference_is_shown(string before, string after, string change, string difference)
    {
        await _shop.DeployFirstAsync();
        _shop.Change(before, after);

        var outcome = (await PlanAsync("--detailed-exitcode")).ShouldExit(ExitCodes.Changes);

        outcome.Out.ShouldContain(change + "\n");
        outcome.Out.ShouldContain("\n" + difference);
    }

    [Fact]
    public async Task The_APIs_own_defaults_and_another_order_are_no_difference()
    {
        await _shop.DeployFirstAsync();
        _shop.Change("LEVEL: info", "LEVEL: info, ");
        _shop.Change("interval: 5s, timeout: 3s, retries: 3", "timeout: 3s, retries: 3, interval: 5s, start_period: 0s");
        _shop.Change("subnets: \"${STACK_Subnets}\"", "subnets: [subnet-1a2b3c4d, subnet-0a1b2c3d], assign-public-ip: false");
        _shop.Change("cpu: 256", "cpu: 256\n      architecture: x86_64\n      capacity: {fargate: {base: 0, weight: 1}}");
        _shop.Change("grace: 30s}", "grace: 30s}\n      rollout: {minimum-healthy: 100, maximum: 200}");

        (await PlanAsync("--detailed-exitcode")).ShouldExit(ExitCodes.Done).Out.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task More_services_than_ECS_describes_at_once_are_planned()
    {
        _shop.Push(Shop.First);
        for (var i = 0; i < 9; i++)
        {
            _shop.Compose += $"\n  more{i}: {{image: nginx}}";
            _shop.Overlay += $"\n  more{i}: {{x-ecs: *task}}";
        }

        (await PlanAsync()).ShouldSucceed().Out.ShouldContain("29 changes to shop");
    }

    [Fact]
    public async Task An_image_that_wasnt_pushed_is_said_with_the_remedy()
    {
        _shop.Push(Shop.First);

        var outcome = (await _shop.RunAsync("plan", "--revision", "r9")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain("there is no image of revision r9 in");
        outcome.Error.ShouldContain("cafe deploy push");
    }

    [Fact]
    public async Task Without_a_clone_the_revision_has_to_be_said()
    {
        (await _shop.RunAsync("plan")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("--revision TAG");
    }

    private Task<Outcome> PlanAsync(params string[] options) => _shop.RunAsync(["plan", "--revision", Shop.First, .. options]);

    private static string[] Lines(Outcome outcome) =>
        [.. outcome.ShouldExit(outcome.Exit).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
