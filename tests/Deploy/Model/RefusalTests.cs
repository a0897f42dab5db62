using Cafe.Compose;
using Cafe.Deploy.Model;

namespace Cafe.Tests.Deploy.Model;

/// <summary>What Fargate can't do, or nobody understands, is refused by name, file and line, and with a remedy.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("network_mode: none", "network_mode: a task on Fargate always has a network")]
    [InlineData("hostname: web1", "hostname: Fargate names its tasks itself; use discovery")]
    [InlineData("volumes: [\"data:/data\"]", "volumes[/data]: a task on Fargate keeps no volume and sees no folder of yours; take it out in the overlay with !override []")]
    [InlineData("volumes: [\"./conf:/etc/conf:ro\"]", "volumes[/etc/conf]: a task on Fargate keeps no volume")]
    [InlineData("security_opt: [\"seccomp:unconfined\"]", "security_opt: seccomp:unconfined can't be had on Fargate")]
    [InlineData("cap_add: [NET_ADMIN]", "cap_add: Fargate adds SYS_PTRACE alone, not NET_ADMIN")]
    [InlineData("ports: [\"53:53/udp\"]", "ports: 53/udp isn't TCP, which is all that is supported")]
    [InlineData("ports: [\"80:80\"]", "ports: nothing publishes them on ECS: give x-ecs a load-balancer, or take them out in the overlay with !reset")]
    [InlineData("stop_grace_period: 3m", "stop_grace_period: Fargate waits for 120 s at most")]
    [InlineData("healthcheck: {test: [\"CMD\", \"true\"], interval: 2s}", "healthcheck.interval: 2 s isn't within ECS's 5 to 300 s; set it in the overlay")]
    [InlineData("healthcheck: {test: [\"CMD\", \"true\"], timeout: 1s}", "healthcheck.timeout: 1 s isn't within ECS's 2 to 60 s; set it in the overlay")]
    [InlineData("healthcheck: {test: [\"CMD\", \"true\"], start_period: 10m}", "healthcheck.start_period: 600 s isn't within ECS's 0 to 300 s; set it in the overlay")]
    [InlineData("healthcheck: {test: [\"CMD\", \"true\"], retries: 30}", "healthcheck.retries: 30 isn't within ECS's 1 to 10; set it in the overlay")]
    [InlineData("command: [\"--at=<aws.scheduler.scheduled-time>\"]", "command: <aws.scheduler.scheduled-time> is replaced in x-ecs.schedule.command alone")]
    [InlineData("entrypoint: [\"/app\", \"<aws.scheduler.scheduled-time>\"]", "entrypoint: <aws.scheduler.scheduled-time> is replaced in x-ecs.schedule.command alone")]
    [InlineData("networks: {default: {aliases: [web.shop.local]}}", "networks: web.shop.local would lead nowhere: give x-ecs a discovery with its port")]
    [InlineData("build: .\n    image: shop/web:latest", "image: shop/web:latest is built here, and tagged by revision: leave out its tag")]
    public void A_key_of_the_compose_file_that_can_not_be_kept(string key, string problem)
    {
        var error = Should.Throw<ComposeException>(() => Read(key, ""));

        error.Message.ShouldContain($": services.web.{problem}");
        (Path.GetFileName(error.File), error.Line).ShouldBe(("compose.yml", 3));
    }

    [Theory]
    [InlineData("desired: two", ".desired: ")]
    [InlineData("unknown: 1", ".unknown: ")]
    [InlineData("architecture: riscv", ".architecture: 'riscv' is none of x86_64, arm64")]
    [InlineData("cpu: 300\n      memory: 512m", ": cpu 300 isn't one of 256, 512")]
    [InlineData("cpu: 256\n      memory: 700m", ": cpu 256 doesn't go with 700 MiB of memory")]
    [InlineData("cpu: 256\n      memory: \"536870913\"", ": cpu 256 doesn't go with 513 MiB of memory")]
    [InlineData("scaling: {min: 1, cpu: 50}", ".scaling: has no max")]
    [InlineData("scaling: {min: 4, max: 2, cpu: 50}", ".scaling.max: ")]
    [InlineData("scaling: {max: 2}", ".scaling: has neither cpu nor memory")]
    [InlineData("discovery: {name: web}", ".discovery: has no port")]
    [InlineData("discovery: {port: 80, type: CNAME}", ".discovery.type: 'CNAME' is none of A, SRV")]
    [InlineData("discovery: {port: 80, ttl: 1500ms}", ".discovery.ttl: is not 0 s to 3600 s in whole seconds")]
    [InlineData("load-balancer: {port: 80}", ".load-balancer: has no target-group")]
    [InlineData("load-balancer: {target-group: tg}", ".load-balancer: has no port")]
    [InlineData("rollout: {minimum-healthy: 100, maximum: 100}", ".rollout: minimum-healthy and maximum of 100 leave no room to replace a task")]
    [InlineData("capacity: {fargate: {weight: 0}}", ".capacity: needs a weight above 0, and at most one base")]
    [InlineData("capacity: {fargate: {base: 1}, fargate-spot: {base: 1}}", ".capacity: needs a weight above 0, and at most one base")]
    [InlineData("capacity: {ec2: {weight: 1}}", ".capacity.ec2: ")]
    [InlineData("secrets: {MODE: arn}", ".secrets: MODE is in the environment too; remove one of the two")]
    [InlineData("schedule: {role: r}", ".schedule: has no expression, such as cron(0 21 * * ? *)")]
    [InlineData("schedule: {expression: daily, role: r}", ".schedule.expression: 'daily' is neither cron(…) nor rate(…)")]
    [InlineData("schedule: {expression: rate(1 day)}", ".schedule: has no role")]
    [InlineData("schedule: {expression: rate(1 day), role: r, command: [\"<aws.scheduler.time>\"]}", ".schedule.command[0]: EventBridge Scheduler knows no <aws.scheduler.time>; it has <aws.scheduler.schedule-arn>, ")]
    [InlineData("job: later", ".job: 'later' is none of apply, manual")]
    [InlineData("job: manual\n      desired: 2", ".desired: a job has none; remove it")]
    public void A_value_of_x_ecs_that_means_nothing(string key, string problem)
    {
        var error = Should.Throw<ComposeException>(() => Read("", key));

        error.Message.ShouldContain($": services.web.x-ecs{problem}");
        Path.GetFileName(error.File).ShouldBe("ecs.yml");
        error.Line.ShouldBeInRange(8, 11);
    }

    [Theory]
    [InlineData("execution-role: role", "has no execution-role: the role that pulls the image, reads the secrets and writes the log")]
    [InlineData("security-groups: sg", "has no security-groups; name at least one")]
    public void What_every_task_needs_is_asked_for(string line, string problem) =>
        Should.Throw<ComposeException>(() => Read("", "", overlay => overlay.Replace($"      {line}", "", StringComparison.Ordinal)))
            .Message.ShouldContain($"services.web.x-ecs: {problem}");

    [Theory]
    [InlineData("  cluster: shop\n", "has no cluster")]
    [InlineData("  namespace: {name: shop.local, vpc: vpc-1}\n", "has no namespace")]
    [InlineData("  network: {subnets: subnet-1}\n", "has no network")]
    public void What_every_application_needs_is_asked_for(string line, string problem) =>
        Should.Throw<ComposeException>(() => Read("", "", overlay => overlay.Replace(line, "", StringComparison.Ordinal)))
            .Message.ShouldContain($"x-ecs: {problem}");

    [Fact]
    public void A_service_of_which_the_overlay_says_nothing_is_refused_and_not_left_out() =>
        Should.Throw<ComposeException>(() => Read("", "", overlay => overlay[..overlay.IndexOf("services:", StringComparison.Ordinal)]))
            .Message.ShouldContain("services.web.x-ecs: is missing: give its size and role, or {deploy: false} to leave it out");

    [Fact]
    public void A_job_that_others_wait_for_has_to_be_run_by_apply()
    {
        var error = Should.Throw<ComposeException>(() => Read(
            "depends_on: {once: {condition: service_completed_successfully}}\n  once: {image: nginx}", "",
            overlay => overlay + "\n  once:\n    x-ecs: {job: manual, execution-role: role, security-groups: sg}\n"));

        error.Message.ShouldContain("services.web.depends_on.once: isn't run by apply, so its completion would be waited for in vain: make it `job: apply`");
    }

    [Theory]
    [InlineData("web.api", "{execution-role: r, security-groups: sg}", "AWS has no name shop-web.api: letters, digits, - and _, at most 255; call it otherwise")]
    [InlineData("a-report-whose-name-is-longer-than-that-of-a-schedule-may-ever-be", "{execution-role: r, security-groups: sg, schedule: {expression: rate(1 day), role: r}}",
        "letters, digits, - and _, at most 64; call it otherwise")]
    public void A_name_that_AWS_doesnt_take(string name, string settings, string problem)
    {
        var error = Should.Throw<ComposeException>(() => Read(
            $"deploy: {{}}\n  {name}: {{image: nginx}}", "", overlay => $"{overlay}\n  {name}:\n    x-ecs: {settings}\n"));

        error.Message.ShouldContain($"services.{name}: ");
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_container_gets_no_more_memory_than_its_task() =>
        Should.Throw<ComposeException>(() => Read("mem_limit: 1g", "cpu: 256\n      memory: 512m"))
            .Message.ShouldContain("services.web.mem_limit: 1024 MiB are more than the 512 MiB of x-ecs.memory");

    [Fact]
    public void Building_without_a_registry_is_refused() =>
        Should.Throw<ComposeException>(() => Read("build: .", "", overlay => overlay.Replace("  registry: registry.example.org\n", "", StringComparison.Ordinal)))
            .Message.ShouldContain("services.web.build: the top-level x-ecs has no registry to push the image to");

    [Fact]
    public void Two_names_for_a_service_are_refused() =>
        Should.Throw<ComposeException>(() => Read("networks: {default: {aliases: [web.shop.local]}}", "discovery: {port: 80, name: site}"))
            .Message.ShouldContain("networks: web.shop.local would lead nowhere: a service is found by one name, here site.shop.local");

    private static void Read(string compose, string overlay, Func<string, string>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("cafe-model");
        try
        {
            // Line 3 has the service's name.
            var hasImage = compose.Contains("\n    image:", StringComparison.Ordinal);
            var first = $"""
                name: shop
                services:
                  web:
                    {(hasImage ? "" : "image: nginx")}
                    environment: [MODE=x]
                    {compose}
                volumes: {"{data: }"}
                """;
            var second = $$"""
                x-ecs:
                  cluster: shop
                  registry: registry.example.org
                  namespace: {name: shop.local, vpc: vpc-1}
                  network: {subnets: subnet-1}
                services:
                  web:
                    x-ecs:
                      execution-role: role
                      {{overlay}}
                      security-groups: sg
                """;
            string[] files = [Path.Combine(folder.FullName, "compose.yml"), Path.Combine(folder.FullName, "ecs.yml")];
            File.WriteAllText(files[0], first);
            File.WriteAllText(files[1], change?.Invoke(second) ?? second);
            new ApplicationFile(files, []).Read(new Dictionary<string, string>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
