using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class VerifyTests : IAsyncLifetime
{
    private const string Marker = "long and random 7";

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Push(Shop.First);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task What_is_ready_is_a_tree_of_OK_and_nothing_is_changed()
    {
        var outcome = (await VerifyAsync()).ShouldSucceed();

        outcome.Writes.ShouldBeEmpty();
        var registry = _shop.Aws.Ecr.Registry;
        outcome.Out.ShouldStartWith($"""
            shop
              OK   cluster: shop
              OK   namespace: shop.local will be made in vpc-0a1b2c3d
              OK   discovery names: catalog.shop.local, cart.shop.local
            migrate
              OK   size: 256 cpu, 512 MiB
              OK   quotas: one task
              OK   image: {registry}/shop/catalog:r1 (amd64)
              OK   execution role: shop-execution may pull, log
              OK   log group: /shop, kept for ever
            catalog
              OK   size: 256 cpu, 512 MiB
              OK   quotas: at most 4 tasks
              OK   image: {registry}/shop/catalog:r1 (amd64)
              OK   execution role: shop-execution may pull, log, and read its secrets
              OK   log group: /shop, kept for ever
              OK   secrets: DB_PASSWORD
            cart

            """);
        outcome.Out.ShouldContain("  OK   target group: shop-web → 8080, checked at /health");
    }

    [Fact]
    public async Task Programs_read_it_as_JSON()
    {
        var groups = JsonNode.Parse((await VerifyAsync("--output", "json")).ShouldSucceed().Out)!.AsArray();

        groups.Select(group => $"{group!["name"]}").ShouldBe(["shop", "migrate", "catalog", "cart", "web"]);
        groups[0]!["checks"]![0]!.ToJsonString().ShouldBe("""{"what":"cluster","result":"ok","detail":"shop"}""");
    }

    [Fact]
    public async Task An_image_that_is_missing_is_no_good() =>
        await ShouldFailAsync("image", "shop/catalog:r7 hasn't been pushed: cafe deploy push", "r7");

    [Fact]
    public async Task A_repository_that_is_missing_is_no_good()
    {
        _shop.Change("image: shop/cart", "image: shop/basket");

        await ShouldFailAsync("image", "there is no repository");
    }

    [Theory]
    [InlineData("arm64")]
    [InlineData("arm64", "ppc64le")]
    public async Task An_image_for_another_architecture_is_no_good(params string[] architectures)
    {
        _shop.Aws.Ecr.AddImage("shop/cart", Shop.First, architectures);

        await ShouldFailAsync("image", $"shop/cart:r1 is for {string.Join(", ", architectures)}, and the task is amd64");
    }

    [Fact]
    public async Task An_image_for_several_architectures_is_good_for_each()
    {
        foreach (var image in new[] { "catalog", "cart", "web" }) _shop.Aws.Ecr.AddImage($"shop/{image}", Shop.First, "amd64", "arm64");
        _shop.Change("cpu: 256", "cpu: 256\n      architecture: arm64");

        (await VerifyAsync()).ShouldSucceed().Out.ShouldContain("shop/cart:r1 (arm64)");
    }

    [Fact]
    public async Task A_role_that_ECS_may_not_take_on_is_no_good()
    {
        _shop.Aws.Iam.AddRole("shop-execution", "ec2.amazonaws.com");

        await ShouldFailAsync("execution role", "shop-execution can't be taken on by ecs-tasks.amazonaws.com");
    }

    [Fact]
    public async Task A_task_role_that_is_missing_is_no_good()
    {
        _shop.Change("cpu: 256", "cpu: 256\n      task-role: arn:aws:iam::123456789012:role/none");

        await ShouldFailAsync("task role", "there is no role arn:aws:iam::123456789012:role/none");
    }

    [Theory]
    [InlineData("secretsmanager:GetSecretValue", "secretsmanager:GetSecretValue on arn:aws:secretsmanager:")]
    [InlineData("logs:PutLogEvents", "logs:PutLogEvents on arn:aws:logs:eu-west-1:123456789012:log-group:/shop:log-stream:catalog")]
    [InlineData("ecr:BatchGetImage", "ecr:BatchGetImage on arn:aws:ecr:eu-west-1:123456789012:repository/shop/catalog")]
    [InlineData("ecr:GetAuthorizationToken", "ecr:GetAuthorizationToken on *")]
    public async Task A_role_that_may_not_do_its_work_is_no_good(string action, string said)
    {
        _shop.Aws.Iam.Deny("shop-execution", action);

        await ShouldFailAsync("execution role", $"shop-execution may not {said}");
    }

    [Fact]
    public async Task Who_asks_Cloud_Map_may_find_those_that_it_depends_on()
    {
        Discover();

        var outcome = (await VerifyAsync()).ShouldSucceed();

        outcome.Out.ShouldContain("  OK   discovery: shop-cart-task may find catalog\n");
        outcome.Calls.Where(call => call.Operation == "SimulatePrincipalPolicy")
            .Select(call => string.Join(' ', (call.Request["ContextEntries"] as JsonArray ?? []).Select(entry => $"{entry!["ContextKeyName"]}={entry["ContextKeyValues"]![0]}")))
            .ShouldContain("servicediscovery:NamespaceName=shop.local servicediscovery:ServiceName=catalog");
    }

    [Theory]
    [InlineData("servicediscovery:DiscoverInstances")]
    [InlineData("servicediscovery:DiscoverInstancesRevision")]
    public async Task Who_asks_Cloud_Map_and_may_not_is_no_good(string action)
    {
        Discover();
        _shop.Aws.Iam.Deny("shop-cart-task", action);

        await ShouldFailAsync("discovery", $"shop-cart-task may not {action} on *, of catalog.shop.local");
    }

    [Fact]
    public async Task Who_asks_Cloud_Map_without_a_role_is_no_good()
    {
        _shop.Change("environment: {CATALOG:", "environment: {Discovery__Provider: cloudmap, CATALOG:");

        await ShouldFailAsync("discovery", "it asks Cloud Map, and has no task-role that may");
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_no_good()
    {
        _shop.Change("${STACK_Secret}:password::", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:none-abcdef");

        await ShouldFailAsync("secrets", "DB_PASSWORD: there is no secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:none-abcdef");
    }

    [Theory]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db", "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db")]
    [InlineData("/shop/db", "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db")]
    public async Task Of_a_parameter_of_Systems_Manager_the_permission_is_checked_and_the_rest_skipped(string reference, string arn)
    {
        _shop.Change("\"${STACK_Secret}:password::\"", $"\"{reference}\"");

        var outcome = (await VerifyAsync()).ShouldSucceed();
        outcome.Out.ShouldContain("  SKIP parameters: DB_PASSWORD: whether Systems Manager has them, only ECS will find out\n");
        outcome.Out.ShouldNotContain("secrets:");

        _shop.Aws.Iam.Deny("shop-execution", "ssm:GetParameters");
        await ShouldFailAsync("execution role", $"shop-execution may not ssm:GetParameters on {arn}");
    }

    [Theory]
    [InlineData("{\"password\": \"" + Marker + "\"}")]
    [InlineData(Marker)]
    [InlineData("[\"" + Marker + "\"]")]
    public async Task A_key_that_a_secret_doesnt_have_is_no_good_and_nothing_secret_is_shown(string value)
    {
        var arn = _shop.Aws.Secrets.Add("shop-other", value);
        _shop.Change("${STACK_Secret}:password::", $"{arn}:user::");

        await ShouldFailAsync("secrets", $"DB_PASSWORD: {arn} has no key user");
    }

    [Fact]
    public async Task A_log_group_that_is_missing_is_no_good()
    {
        _shop.Change("log-group: /shop", "log-group: /sho");

        await ShouldFailAsync("log group", "there is no /sho: no task would start");
    }

    [Theory]
    [InlineData("instance", "vpc-0a1b2c3d", "traffic-port", true, "other takes instance; tasks on Fargate need ip")]
    [InlineData("ip", "vpc-9", "traffic-port", true, "other is in vpc-9, the tasks in vpc-0a1b2c3d")]
    [InlineData("ip", "vpc-0a1b2c3d", "9000", true, "other checks port 9000, and the container listens on 8080")]
    [InlineData("ip", "vpc-0a1b2c3d", "traffic-port", false, "no listener sends anything to other")]
    public async Task A_target_group_that_doesnt_fit_is_no_good(string type, string vpc, string port, bool isUsed, string problem)
    {
        var group = _shop.Aws.Elb.AddTargetGroup(
            "other", 8080, isUsed ? _shop.Aws.Elb.AddLoadBalancer("other") : null, type, vpc: vpc, healthPort: port);
        _shop.Change("${STACK_TargetGroup}", group);

        await ShouldFailAsync("target group", problem);
    }

    [Fact]
    public async Task A_target_group_that_is_missing_is_no_good()
    {
        _shop.Change("${STACK_TargetGroup}", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/none/0123456789abcdef");

        await ShouldFailAsync("target group", "TargetGroupNotFound");
    }

    [Fact]
    public async Task One_discovery_name_for_two_services_is_no_good()
    {
        _shop.Change("discovery: {port: 8080}", "discovery: {port: 8080, name: Shared}");

        await ShouldFailAsync("discovery names", "Shared is the name of 2 services");
    }

    [Fact]
    public async Task A_name_that_DNS_doesnt_know_is_no_good()
    {
        _shop.Change("discovery: {port: 8080}\n      secrets", "discovery: {port: 8080, name: my_shop.x}\n      secrets");

        await ShouldFailAsync("discovery names", "'my_shop.x' isn't a DNS label");
    }

    [Theory]
    [InlineData("desired: 2\n      load-balancer", "desired: 501\n      load-balancer", "a rollout would have 1002 tasks, 1000 are allowed")]
    [InlineData("desired: 2\n      load-balancer", "desired: 2\n      scaling: {max: 600, cpu: 50}\n      load-balancer", "a rollout would have 1200 tasks")]
    public async Task More_tasks_than_the_quota_allows_are_no_good(string before, string after, string problem)
    {
        _shop.Change(before, after);

        await ShouldFailAsync("quotas", problem);
    }

    [Fact]
    public async Task A_cluster_that_is_missing_is_no_good()
    {
        _shop.Change("cluster: ${STACK_Cluster}", "cluster: none");

        await ShouldFailAsync("cluster", "there is no cluster none: cafe deploy stack makes it");
    }

    [Fact]
    public async Task What_one_may_not_ask_is_skipped()
    {
        _shop.Aws.Fail("iam", "SimulatePrincipalPolicy", "AccessDenied", "not authorized to perform: iam:SimulatePrincipalPolicy", 403, times: 20);
        _shop.Aws.Fail("secretsmanager", "GetSecretValue", "AccessDeniedException", "not authorized to perform: secretsmanager:GetSecretValue", times: 20);

        var outcome = (await VerifyAsync()).ShouldSucceed();

        outcome.Out.ShouldContain("  SKIP execution role: you may not ask: not authorized to perform: iam:SimulatePrincipalPolicy");
        outcome.Out.ShouldContain("  SKIP secrets: you may not ask: not authorized to perform: secretsmanager:GetSecretValue");
    }

    [Fact]
    public async Task Of_somebody_elses_image_only_ECS_will_find_out()
    {
        _shop.Change("    build: .\n    image: shop/web", "    image: nginx:1.29");

        (await VerifyAsync()).ShouldSucceed().Out.ShouldContain("  SKIP image: nginx:1.29 isn't built here: only ECS will find out");
    }

    /// <summary>The cart asks Cloud Map.</summary>
    private void Discover()
    {
        _shop.Change("environment: {CATALOG:", "environment: {Discovery__Provider: cloudmap, CATALOG:");
        _shop.Change("  cart:\n    x-ecs:", $"  cart:\n    x-ecs:\n      task-role: {_shop.Aws.Iam.AddRole("shop-cart-task")}");
    }

    private async Task ShouldFailAsync(string what, string detail, string revision = Shop.First)
    {
        var outcome = (await _shop.RunAsync("verify", "--revision", revision)).ShouldExit(ExitCodes.PreflightFailed);

        outcome.Out.Split('\n').ShouldContain(
            line => line.StartsWith($"  NG   {what}: ", StringComparison.Ordinal) && line.Contains(detail, StringComparison.Ordinal), outcome.Out);
        (outcome.Out + outcome.Error).ShouldNotContain(Marker);
        outcome.Writes.ShouldBeEmpty();
    }

    private Task<Outcome> VerifyAsync(params string[] options) => _shop.RunAsync(["verify", "--revision", Shop.First, .. options]);
}
