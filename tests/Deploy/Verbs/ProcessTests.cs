using Cafe.Deploy;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

/// <summary>The tool as a process, in real time: what a test within this process can't show.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cafe-deploy").FullName;
    private FakeAws _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await FakeAws.StartAsync(TimeProvider.System);
        _aws.Ecs.AddCluster("shop");
        _aws.Logs.AddGroup("/shop");
        _aws.CloudMap.AddNamespace("shop.local");
        var brief = TimeSpan.FromMilliseconds(50);
        (_aws.Ecs.Provisioning, _aws.Ecs.Pull, _aws.Ecs.Deactivating, _aws.Ecs.Deprovisioning) = (brief, brief, brief, brief);
        (_aws.CloudMap.OperationsTake, _aws.CloudMap.RegistrationTakes, _aws.CloudMap.HealthTakes) = (brief, brief, brief);
        foreach (var image in new[] { "shop/", "nginx" })
            _aws.Ecs.Image(image).Behaves(new() { HealthyAfter = brief, JobTakes = brief, StopTakes = brief });
        await File.WriteAllTextAsync(Path.Combine(_folder, "compose.yml"), """
            name: shop
            services:
              migrate: {build: ., image: shop/catalog, command: [migrate]}
              catalog:
                build: .
                image: shop/catalog
                depends_on: {migrate: {condition: service_completed_successfully}}
              web: {image: nginx, depends_on: [catalog]}
            """);
        var role = _aws.Iam.AddRole("shop");
        await File.WriteAllTextAsync(Path.Combine(_folder, "ecs.yml"), $$"""
            x-ecs:
              cluster: shop
              registry: "{{_aws.Ecr.Registry}}"
              namespace: {name: shop.local, vpc: vpc-1}
              network: {subnets: subnet-1}
            services:
              migrate:
                x-ecs: &task {execution-role: "{{role}}", security-groups: sg-1, log-group: /shop}
              catalog:
                x-ecs: {<<: *task, desired: 2, discovery: {port: 8080} }
              web:
                x-ecs: *task
            """);
    }

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_rollout_it_leaves_its_lock_and_another_goes_on_from_there()
    {
        _aws.Ecr.AddImage("shop/catalog", "r1");
        using (var first = Start("apply", "--revision", "r1"))
        {
            _aws.OnCall = call =>
            {
                if (call.Operation == "DescribeServiceDeployments") first.Kill();
            };
            (await first.EndAsync()).ShouldBe(137, first.Said);
        }

        _aws.OnCall = null;
        using (var tooEarly = Start("apply", "--revision", "r1"))
        {
            (await tooEarly.EndAsync()).ShouldBe(ExitCodes.Locked, tooEarly.Said);
            tooEarly.Said.ShouldMatch(@"@.* \(process \d+\) is deploying; its lock expires at ");
        }

        RemoveLock();
        using var second = Start("apply", "--revision", "r1");
        (await second.EndAsync()).ShouldBe(ExitCodes.Done, second.Said);

        _aws.Calls.Count(call => call.Operation == "RunTask").ShouldBe(1);
        _aws.Calls.Where(call => call is { Service: "ecs", Operation: "CreateService" }).Select(call => $"{call.Request["serviceName"]}")
            .ShouldBe(["shop-catalog", "shop-web"]);
        _aws.Ecs.Service("shop-catalog").RunningCount.ShouldBe(2);
        _aws.CloudMap.Services.ShouldHaveSingleItem().Instances.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Asked_to_end_it_says_what_is_left_and_lets_the_lock_go()
    {
        _aws.Ecr.AddImage("shop/catalog", "r1");
        _aws.Ecs.Image("shop/catalog").Behaves(new() { HealthyAfter = TimeSpan.FromMinutes(5), JobTakes = TimeSpan.Zero });
        using var tool = Start("apply", "--revision", "r1");
        _aws.OnCall = call =>
        {
            if (call.Operation != "DescribeServiceDeployments") return;
            _aws.OnCall = null;
            tool.Terminate();
        };

        (await tool.EndAsync()).ShouldBe(ExitCodes.Interrupted, tool.Said);

        tool.Said.ShouldContain("catalog: shop-catalog:1 goes on rolling out by itself");
        _aws.CloudMap.Services.ShouldHaveSingleItem().Name.ShouldBe("catalog");
    }

    [Fact]
    public async Task Asked_a_second_time_it_ends_at_once()
    {
        _aws.Ecr.AddImage("shop/catalog", "r1");
        _aws.Ecs.Image("shop/catalog").Behaves(new() { HealthyAfter = TimeSpan.FromMinutes(5), JobTakes = TimeSpan.Zero });
        using var tool = Start("apply", "--revision", "r1");
        var isAsked = false;
        _aws.Hang("servicediscovery", "DeleteService"); // The lock's: the first end in order doesn't come.
        _aws.OnCall = call =>
        {
            if (call.Operation == (isAsked ? "DeleteService" : "DescribeServiceDeployments")) tool.Terminate();
            isAsked |= call.Operation == "DescribeServiceDeployments";
        };

        (await tool.EndAsync()).ShouldBe(143, tool.Said);
    }

    [Fact]
    public async Task A_build_that_fails_says_so_and_nothing_is_pushed()
    {
        var bin = await DockerAsync("""[ "$1" != build ] || { echo "no such target" >&2; exit 1; }""");
        _aws.Ecr.AddRepository("shop/catalog");

        using var tool = ToolProcess.Start(_aws, _folder, bin, [.. Files("push", "--revision", "r1")]);

        (await tool.EndAsync()).ShouldBe(ExitCodes.Failed, tool.Said);
        tool.Said.ShouldContain("docker build failed for migrate:\n  no such target");
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "docker.log")))[^1].ShouldStartWith("build ");
    }

    [Fact]
    public async Task Pushing_builds_what_isnt_there_once_for_each_repository_and_keeps_the_password_off_the_command_line()
    {
        var bin = await DockerAsync($"""[ "$1" != login ] || cat > {_folder}/password""");
        _aws.Ecr.AddRepository("shop/catalog");

        using var tool = ToolProcess.Start(_aws, _folder, bin, [.. Files("push", "--revision", "r1")]);
        (await tool.EndAsync()).ShouldBe(ExitCodes.Done, tool.Said);

        var image = $"{_aws.Ecr.Registry}/shop/catalog:r1";
        var commands = await File.ReadAllLinesAsync(Path.Combine(_folder, "docker.log"));
        commands.ShouldBe(
        [
            $"login --username AWS --password-stdin {_aws.Ecr.Registry}",
            $"build --tag {image} --file {_folder}/Dockerfile --platform linux/amd64 --label org.opencontainers.image.revision=r1 {_folder}",
            $"push {image}",
        ]);
        (await File.ReadAllTextAsync(Path.Combine(_folder, "password"))).ShouldBe("a-password-of-the-fake");

        _aws.Ecr.AddImage("shop/catalog", "r1");
        using var again = ToolProcess.Start(_aws, _folder, bin, [.. Files("push", "--revision", "r1")]);
        (await again.EndAsync()).ShouldBe(ExitCodes.Done, again.Said);
        again.Said.ShouldContain($"{image}: is there, sha256:");
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "docker.log"))).Length.ShouldBe(3);
    }

    /// <summary>A container engine that writes down what it is told.</summary>
    /// <returns>The folder that it is in.</returns>
    private async Task<string> DockerAsync(string does)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var docker = Path.Combine(bin, "docker");
        await File.WriteAllTextAsync(docker, $"#!/bin/sh\necho \"$@\" >> {_folder}/docker.log\n{does}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return bin;
    }

    // The tool's time is the machine's, and two minutes are long: LockTests shows that what has expired is removed.
    private void RemoveLock() => _aws.Do(
        "servicediscovery", "DeleteService", new() { ["Id"] = _aws.CloudMap.Services.Single(service => service.Name == "deploy-lock").Id });

    private ToolProcess Start(params string[] arguments) => ToolProcess.Start(_aws, _folder, path: null, [.. Files(arguments)]);

    private static IEnumerable<string> Files(params string[] arguments) => [.. arguments, "--file", "compose.yml", "--file", "ecs.yml"];
}
