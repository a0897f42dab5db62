using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

/// <summary>Somebody else's compose file, in the spellings that the café doesn't use: nothing is built, the environment is a
/// list, a health check a text.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Compose = """
            version: "3.9"
            services:
              cache:
                image: redis:8
                command: redis-server --save ""
                deploy: {replicas: 1, resources: {limits: {cpus: "0.5", memory: 1g}}}
              blog:
                image: ghost:6
                environment:
                  - url=http://localhost
                  - EMPTY=
                labels: [team=words]
                healthcheck: {test: "curl -f http://localhost:2368", interval: 30500ms, timeout: 5s}
                tmpfs: [/run, /var/my.app]
                init: true
                depends_on: [cache]
              admin: {image: adminer, profiles: [tools]}
            """;
        _shop.Overlay = """
            x-ecs:
              application: blog
              stacks: [{name: shop-base, template: base.yml}]
              cluster: ${STACK_Cluster}
              namespace: {name: blog.internal, vpc: "${STACK_Vpc}"}
              network: {subnets: [subnet-1], assign-public-ip: true}
            services:
              cache:
                x-ecs: {execution-role: "${STACK_ExecutionRole}", security-groups: [sg-1], log-group: /shop, discovery: {port: 6379, type: SRV}}
              blog:
                x-ecs: {execution-role: "${STACK_ExecutionRole}", security-groups: sg-2, log-group: /shop, capacity: {fargate-spot: {}}}
              admin:
                x-ecs: {execution-role: "${STACK_ExecutionRole}", security-groups: sg-2, log-group: /shop}
            """;
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task It_runs_is_found_and_a_second_run_changes_nothing()
    {
        (await _shop.RunAsync("apply", "--revision", "any")).ShouldSucceed();

        _shop.Aws.Ecs.Services.Select(service => $"{service.Name} {service.RunningCount}").ShouldBe(["blog-blog 1", "blog-cache 1"]);
        _shop.Aws.CloudMap.Services.ShouldHaveSingleItem().Instances.ShouldHaveSingleItem().Attributes["AWS_INSTANCE_PORT"].ShouldBe("6379");
        (await _shop.RunAsync("apply", "--revision", "any")).ShouldSucceed().Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_spellings_mean_what_they_mean_to_compose()
    {
        (await _shop.RunAsync("apply", "--revision", "any")).ShouldSucceed();

        var blog = Definition("blog-blog");
        blog["environment"]!.ToJsonString().ShouldBe("""[{"name":"url","value":"http://localhost"},{"name":"EMPTY","value":""}]""");
        blog["healthCheck"]!["command"]!.ToJsonString().ShouldBe("""["CMD-SHELL","curl -f http://localhost:2368"]""");
        $"{blog["healthCheck"]!["interval"]}".ShouldBe("31");
        blog["dockerLabels"]!.ToJsonString().ShouldBe("""{"team":"words"}""");
        blog["mountPoints"]!.AsArray().Select(mount => $"{mount!["containerPath"]}").ShouldBe(["/run", "/var/my.app"]);
        $"{blog["linuxParameters"]!["initProcessEnabled"]}".ShouldBe("true");
        $"{blog["image"]}".ShouldBe("ghost:6");
        Definition("blog-cache")["command"]!.ToJsonString().ShouldBe("""["redis-server","--save",""]""");
        var cache = _shop.Aws.Ecs.TaskDefinitions.Single(definition => definition.Family == "blog-cache").Content;
        ($"{cache["cpu"]}", $"{cache["memory"]}").ShouldBe(("512", "1024"));
    }

    [Fact]
    public async Task A_profile_is_deployed_when_it_is_asked_for()
    {
        (await _shop.RunAsync("plan", "--revision", "any")).ShouldSucceed().Out.ShouldNotContain("blog-admin");

        (await _shop.RunAsync("plan", "--revision", "any", "--profile", "tools")).ShouldSucceed().Out.ShouldContain("+ create service blog-admin");
    }

    private JsonNode Definition(string family) =>
        _shop.Aws.Ecs.TaskDefinitions.Single(definition => definition.Family == family).Content["containerDefinitions"]![0]!;
}
