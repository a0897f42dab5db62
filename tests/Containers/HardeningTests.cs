using System.Text.Json;

namespace Cafe.Tests.Containers;

/// <summary>What a container may do, and what it gives away.</summary>
[Collection(OneCafe.Name)]
public sealed class HardeningTests(CafeInContainers cafe)
{
    // The only folders that outlive a container, and what may write there.
    private static readonly string[] Writable = ["postgres:/var/lib/postgresql/data", "monolith:/var/lib/cafe/mail", "reporting:/var/lib/cafe/mail"];

    [Fact]
    public async Task No_container_can_write_to_its_image_or_has_more_rights_than_any_process()
    {
        var containers = await cafe.Project.ContainersAsync();

        containers.Select(container => container.Service).Distinct().Count().ShouldBe(13);
        foreach (var container in containers)
        {
            var name = container.ToString();
            container.At("HostConfig", "ReadonlyRootfs").GetBoolean().ShouldBeTrue(name);
            container.At("HostConfig", "Privileged").GetBoolean().ShouldBeFalse(name);
            container.ListAt("HostConfig", "CapDrop").ShouldBe(["ALL"], name);
            container.ListAt("HostConfig", "CapAdd").ShouldBeEmpty(name);
            container.ListAt("HostConfig", "SecurityOpt").ShouldBe(["no-new-privileges:true"], name);
            if (container.Service != "secrets")
            {
                container.At("Mounts").EnumerateArray()
                    .Where(mount => mount.GetProperty("RW").GetBoolean())
                    .Select(mount => $"{container.Service}:{mount.GetProperty("Destination").GetString()}")
                    .ShouldAllBe(mount => Writable.Contains(mount));
            }
        }
    }

    [Fact]
    public async Task Nothing_that_stays_runs_as_root_or_without_limits()
    {
        foreach (var container in (await cafe.Project.ContainersAsync()).Where(container => container.IsRunning))
        {
            var name = container.ToString();
            // As the kernel sees it, whatever the files say.
            var status = (await File.ReadAllLinesAsync($"/proc/{container.Pid}/status"))
                .Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
            status["Uid"].Split('\t').ShouldAllBe(uid => uid != "0", name);
            foreach (var set in (string[])["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
                status[set].ShouldBe("0000000000000000", name);
            status["NoNewPrivs"].ShouldBe("1", name);
            container.At("HostConfig", "Memory").GetInt64().ShouldBeGreaterThan(0, name);
            container.At("HostConfig", "PidsLimit").GetInt64().ShouldBeGreaterThan(0, name);
            container.At("HostConfig", "LogConfig", "Config", "max-size").GetString().ShouldBe("10m", name);
        }
    }

    [Fact]
    public async Task A_program_of_ours_has_no_shell_beside_it()
    {
        foreach (var service in ComposeProject.Programs)
        {
            var container = await cafe.Project.ContainerAsync(service);
            foreach (var shell in (string[])["sh", "/bin/sh", "bash", "apt-get"])
                (await Shell.TryAsync("docker", ["exec", container.Id, shell, "-c", "true"])).ExitCode.ShouldNotBe(0, $"{shell} in {service}");
        }
    }

    [Fact]
    public async Task No_secret_is_in_an_image_an_environment_or_a_log()
    {
        var containers = await cafe.Project.ContainersAsync();
        var told = new List<(string Where, string Text)>();
        foreach (var container in containers)
        {
            told.Add(($"docker inspect {container}", container.Json.GetRawText()));
            told.Add(($"docker logs {container}", (await Shell.RunAsync("docker", "logs", container.Id)).Output));
        }

        foreach (var image in containers.Select(container => container.Image).Distinct())
        {
            told.Add(($"docker history {image}", (await Shell.RunAsync("docker", "history", "--no-trunc", image)).Output));
            told.Add(($"docker inspect {image}", (await Shell.RunAsync("docker", "inspect", image)).Output));
        }

        foreach (var container in containers.Where(container => container.IsRunning))
            told.Add(($"the environment of {container}", await File.ReadAllTextAsync($"/proc/{container.Pid}/environ")));

        foreach (var (name, secret) in cafe.Secrets)
        {
            foreach (var (where, text) in told)
                text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{name} is in {where}");
        }
    }

    [Fact]
    public async Task Only_the_gateway_can_be_reached_from_outside_and_the_database_only_by_those_on_its_network()
    {
        var containers = await cafe.Project.ContainersAsync();
        containers.Where(container => container.At("HostConfig", "PortBindings") is { ValueKind: JsonValueKind.Object } ports && ports.EnumerateObject().Any())
            .Select(container => container.Service).ShouldBe(["gateway"]);
        containers.Single(container => container.Service == "gateway").At("HostConfig", "PortBindings", "8080/tcp")
            .EnumerateArray().ShouldHaveSingleItem().GetProperty("HostIp").GetString().ShouldBe("127.0.0.1");

        var postgres = containers.Single(container => container.Service == "postgres").AddressOn("database");
        (await IsReadyAsync("database", postgres)).ShouldBeTrue();
        (await IsReadyAsync("default", postgres)).ShouldBeFalse();
        (await IsReadyAsync("default", "postgres")).ShouldBeFalse();
    }

    [Fact]
    public async Task On_SIGTERM_each_ends_by_itself_with_0()
    {
        var running = (await cafe.Project.ContainersAsync()).Where(container => container.IsRunning).ToList();

        await Shell.RunAsync("docker", ["stop", .. running.Select(container => container.Id)]);
        var stopped = await cafe.Project.ContainersAsync();
        await cafe.Project.UpAsync();

        running.Count.ShouldBe(6);
        stopped.Where(container => running.Any(each => each.Id == container.Id))
            .Select(container => $"{container.Service} {container.ExitCode}").ShouldAllBe(end => end.EndsWith(" 0"));
    }

    private async Task<bool> IsReadyAsync(string network, string host) => (await Shell.TryAsync(
        "docker",
        ["run", "--rm", "--network", $"{cafe.Project.Name}_{network}", "postgres:17", "pg_isready", "--host", host, "--timeout", "2"])).ExitCode == 0;
}
