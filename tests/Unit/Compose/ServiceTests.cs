using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class ServiceTests : ComposeTests
{
    [Theory]
    [InlineData("privileged: true", 4, ".privileged", "not supported: remove it; supported here are image, build")]
    [InlineData("stop_signal: SIGINT", 4, ".stop_signal", "not supported")]
    [InlineData("command: x\nenv_file: .env", 5, ".env_file", "not supported")]
    [InlineData("build:\n  context: .\n  network: host", 6, ".build.network", "not supported")]
    [InlineData("healthcheck:\n  tests: x", 5, ".healthcheck.tests", "not supported")]
    [InlineData("networks:\n  back:\n    ipv4_address: 10.0.0.1", 6, ".networks.back.ipv4_address", "not supported")]
    [InlineData("command: {a: b}", 4, ".command", "expected a single value or a list, found a map")]
    [InlineData("command:\n  - a\n  - [b]", 6, ".command[1]", "expected a single value, found a list")]
    [InlineData("command: [a, ~]", 4, ".command[1]", "expected a single value, found nothing")]
    [InlineData("entrypoint: {a: b}", 4, ".entrypoint", "expected a single value or a list")]
    [InlineData("environment: A=b", 4, ".environment", "expected a map or a list, found a single value")]
    [InlineData("environment:", 4, ".environment", "found nothing")]
    [InlineData("environment:\n  A: [b]", 5, ".environment.A", "expected a single value, found a list")]
    [InlineData("environment:\n  - A: b", 5, ".environment[0]", "expected a single value, found a map")]
    [InlineData("environment:\n  - =b", 5, ".environment[0]", "has no name before the =")]
    [InlineData("ports: '80'", 4, ".ports", "expected a list, found a single value")]
    [InlineData("volumes:\n  data: /data", 4, ".volumes", "expected a list, found a map")]
    [InlineData("networks: back", 4, ".networks", "expected a list or a map")]
    [InlineData("networks: {back: [a]}", 4, ".networks.back", "expected a map, found a list")]
    [InlineData("networks: {back: {aliases: a}}", 4, ".networks.back.aliases", "expected a list")]
    [InlineData("networks: [gone]", 4, ".networks[0]", "there is no network gone; declare it")]
    [InlineData("depends_on: db", 4, ".depends_on", "expected a list or a map")]
    [InlineData("depends_on:\n  - db\n  - gone", 6, ".depends_on[1]", "no service gone; the services are web, db")]
    [InlineData("depends_on:\n  gone: {condition: service_started}", 5, ".depends_on.gone", "there is no service gone")]
    [InlineData("depends_on:\n  db:", 5, ".depends_on.db", "expected a map, found nothing")]
    [InlineData("depends_on:\n  db: {}", 5, ".depends_on.db", "has no condition; give one of service_started")]
    [InlineData("depends_on:\n  db:\n    condition: healthy", 6, ".depends_on.db.condition", "'healthy' is none of")]
    [InlineData("restart: sometimes", 4, ".restart", "'sometimes' is none of no, always")]
    [InlineData("stop_grace_period: 30", 4, ".stop_grace_period", "'30' is not a duration")]
    [InlineData("read_only: perhaps", 4, ".read_only", "'perhaps' is neither true nor false")]
    [InlineData("tmpfs: {a: b}", 4, ".tmpfs", "expected a list, found a map")]
    [InlineData("user: ''", 4, ".user", "is empty")]
    [InlineData("network_mode: host", 4, ".network_mode", "'host' is not supported: use none, or networks")]
    [InlineData("network_mode: none\nnetworks: [back]", 5, ".networks", "can't be combined with network_mode")]
    [InlineData("networks:\n  back:\nnetwork_mode: none", 4, ".networks", "can't be combined with network_mode")]
    [InlineData("profiles: debug", 4, ".profiles", "expected a list, found a single value")]
    [InlineData("init: perhaps", 4, ".init", "'perhaps' is neither true nor false")]
    [InlineData("labels: a=b", 4, ".labels", "expected a map or a list")]
    [InlineData("labels:\n  - =b", 5, ".labels[0]", "has no name before the =")]
    [InlineData("container_name: ''", 4, ".container_name", "is empty")]
    [InlineData("hostname: [a]", 4, ".hostname", "expected a single value")]
    [InlineData("expose: 80", 4, ".expose", "expected a list")]
    [InlineData("deploy:\n  mode: global", 5, ".deploy.mode", "not supported: remove it; supported here are replicas")]
    [InlineData("deploy:\n  replicas: many", 5, ".deploy.replicas", "'many' is not a whole number from 0")]
    [InlineData("deploy: {resources: {limits: {pids: 5}}}", 4, ".deploy.resources.limits.pids", "not supported")]
    [InlineData("deploy: {resources: {limits: {cpus: -1}}}", 4, ".deploy.resources.limits.cpus", "'-1' is not a number of")]
    [InlineData("deploy: {resources: {limits: {cpus: '0'}}}", 4, ".deploy.resources.limits.cpus", "such as 0.5")]
    [InlineData("deploy: {resources: {reservations: {memory: x}}}", 4, ".deploy.resources.reservations.memory", "is not a size")]
    [InlineData("deploy: {resources: {limits: {memory: 1g}}}\nmem_limit: 2g", 5, ".mem_limit", "says 1073741824 bytes")]
    [InlineData("cap_add: ALL", 4, ".cap_add", "expected a list")]
    [InlineData("cap_drop: ALL", 4, ".cap_drop", "expected a list, found a single value")]
    [InlineData("security_opt: ['']", 4, ".security_opt[0]", "is empty")]
    [InlineData("mem_limit: 1.5g", 4, ".mem_limit", "'1.5g' is not a size")]
    [InlineData("mem_limit: 512x", 4, ".mem_limit", "'512x' is not a size")]
    [InlineData("pids_limit: 0", 4, ".pids_limit", "'0' is not a whole number from 1")]
    [InlineData("logging: {options: {a: b}}", 4, ".logging", "has no driver")]
    [InlineData("logging:\n  driver: local\n  tags: x", 6, ".logging.tags", "not supported")]
    [InlineData("build: https://example.org/x.git", 4, ".build", "an address is not supported")]
    [InlineData("build:\n  context: git@example.org:x", 5, ".build.context", "an address is not supported")]
    [InlineData("build:\n  target: ''", 5, ".build.target", "is empty")]
    public void A_mistake_is_refused_at_its_place(string keys, int line, string key, string text) =>
        WebRefuses(keys, line, key, text);

    [Theory]
    [InlineData("services:\n  web:", 2, "services.web", "expected a map, found nothing")]
    [InlineData("services:\n  web:\n    restart: always", 2, "services.web", "has neither an image nor a build")]
    [InlineData("services:\n  web:\n    image:", 3, "services.web.image", "expected a single value, found nothing")]
    [InlineData("services:\n  web:\n    image: ${TAG}", 3, "services.web.image", "is empty")]
    [InlineData("services:\n  a b:\n    image: x", 2, "services.a b", "not a service's name")]
    public void A_service_needs_a_name_and_something_to_run(string yaml, int line, string key, string text) =>
        Refuses(yaml, line, key, text);

    [Theory]
    [InlineData("serve", new[] { "serve" })]
    [InlineData("  serve   --port  80 ", new[] { "serve", "--port", "80" })]
    [InlineData("a 'b c' d", new[] { "a", "b c", "d" })]
    [InlineData("a \"b 'c'\" d", new[] { "a", "b 'c'", "d" })]
    [InlineData("a'b'\"c\"d", new[] { "abcd" })]
    [InlineData("a '' \"\"", new[] { "a", "", "" })]
    [InlineData(@"a\ b \'c\\", new[] { "a b", "'c\\" })]
    [InlineData(@"'a\b' ""a\b\""\\""", new[] { @"a\b", @"a\b""\" })]
    [InlineData(@"'a\\b\' c", new[] { @"a\\b\", "c" })]
    [InlineData("a 'b;|&<>()' \\;", new[] { "a", "b;|&<>()", ";" })]
    [InlineData("a \\\n  --b \\\n\tc", new[] { "a", "--b", "c" })]
    [InlineData("\"a\\\nb\"", new[] { "ab" })]
    [InlineData("", new string[0])]
    public void A_command_of_one_text_is_split_as_a_shell_does(string command, string[] words) =>
        Load("services: {web: {image: x, command: $C}}", ("C", command))["web"].Command.ShouldBe(words);

    [Theory]
    [InlineData("a 'b", "a ' isn't closed")]
    [InlineData("a \"b'", "a \" isn't closed")]
    [InlineData("a \\", "a backslash ends this")]
    [InlineData("a && b", "no shell runs this, so & means nothing")]
    [InlineData("a > b", "no shell runs this")]
    public void A_command_that_needs_a_shell_is_refused(string command, string text) =>
        WebRefuses($"command: >-\n  {command}", 4, ".command", text);

    [Fact]
    public void Command_and_entry_point_are_lists_too()
    {
        var web = Web("entrypoint: [dotnet, web.dll]\ncommand: [serve, --port, 80, 'a b', '']");

        web.Entrypoint.ShouldBe(["dotnet", "web.dll"]);
        web.Command.ShouldBe(["serve", "--port", "80", "a b", ""]);
    }

    [Fact]
    public void Command_and_entry_point_are_the_image_s_unless_the_file_empties_them()
    {
        Web("command:\nentrypoint: null").ShouldSatisfyAllConditions(
            web => web.Command.ShouldBeNull(), web => web.Entrypoint.ShouldBeNull());
        Web("command: []\nentrypoint: ''").ShouldSatisfyAllConditions(
            web => web.Command.ShouldBeEmpty(), web => web.Entrypoint.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("environment: {A: x=y, B: '', C:, D: null, E: 5, F: true}")]
    [InlineData("environment: [A=x=y, B=, C, D, E=5, F=true]")]
    public void The_environment_is_a_map_or_a_list_and_takes_what_has_no_value_from_outside(string keys) =>
        Web(keys, ("C", "outside"), ("A", "not taken")).Environment.ShouldBe(
            new Dictionary<string, string>
            {
                ["A"] = "x=y",
                ["B"] = "",
                ["C"] = "outside",
                ["E"] = "5",
                ["F"] = "true",
            });

    [Theory]
    [InlineData("src")]
    [InlineData("./src/")]
    public void A_build_is_a_folder(string folder)
    {
        var build = Web($"build: {folder}").Build!;

        build.Context.ShouldBe(Path.Combine(Folder, "src"));
        build.Dockerfile.ShouldBe(Path.Combine(Folder, "src", "Dockerfile"));
        (build.Target, build.Args.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void A_build_s_Dockerfile_lies_in_its_context()
    {
        var build = Web(
            "build: {context: ../x, dockerfile: web/Dockerfile, target: final, args: [A=1, B, C]}", ("B", "2")).Build!;

        build.Context.ShouldBe(Path.GetFullPath("../x", Folder));
        build.Dockerfile.ShouldBe(Path.GetFullPath("../x/web/Dockerfile", Folder));
        build.Target.ShouldBe("final");
        build.Args.ShouldBe(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" });
    }

    [Fact]
    public void Dependencies_without_a_condition_wait_for_the_start()
    {
        var dependency = Web("depends_on:\n  - db").DependsOn.ShouldHaveSingleItem();

        (dependency.Service, dependency.Condition).ShouldBe(("db", DependencyCondition.ServiceStarted));
        dependency.Location.Line.ShouldBe(5);
    }

    [Theory]
    [InlineData("service_started", DependencyCondition.ServiceStarted)]
    [InlineData("service_healthy", DependencyCondition.ServiceHealthy)]
    [InlineData("service_completed_successfully", DependencyCondition.ServiceCompletedSuccessfully)]
    public void Dependencies_have_conditions(string condition, DependencyCondition expected) =>
        Web($"depends_on: {{db: {{condition: {condition}, required: true, restart: false}}}}")
            .DependsOn.ShouldHaveSingleItem().Condition.ShouldBe(expected);

    [Theory]
    [InlineData("required: false", "required", "false is not supported")]
    [InlineData("restart: true", "restart", "true is not supported")]
    [InlineData("restart: 1", "restart", "neither true nor false")]
    public void A_dependency_that_would_behave_otherwise_is_refused(string line, string key, string text) =>
        WebRefuses($"depends_on:\n  db:\n    condition: service_started\n    {line}", 7, $".depends_on.db.{key}", text);

    [Theory]
    [InlineData("", "default", "")]
    [InlineData("networks: []", "default", "")]
    [InlineData("networks: [back]", "back", "")]
    [InlineData("networks: {back: }", "back", "")]
    [InlineData("networks: {back: {}}", "back", "")]
    [InlineData("networks: {default: {aliases: [web.local, www]}}", "default", "web.local www")]
    public void A_service_is_on_networks_under_aliases(string keys, string network, string aliases)
    {
        var (name, names) = Web(keys).Networks.ShouldHaveSingleItem();

        (name, string.Join(' ', names)).ShouldBe((network, aliases));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("always")]
    [InlineData("unless-stopped")]
    [InlineData("on-failure")]
    [InlineData("on-failure:3")]
    public void Restart_policies_are_kept_as_written(string policy) =>
        Web($"restart: {policy}").Restart.ShouldBe(policy);

    [Theory]
    [InlineData("tmpfs: /tmp:size=16m")]
    [InlineData("tmpfs: ['/tmp:size=16m']")]
    public void What_a_service_may_not_do_is_kept(string tmpfs)
    {
        var service = Web($"read_only: true\n{tmpfs}\ncap_drop: [ALL]\nsecurity_opt: ['no-new-privileges:true']");

        service.IsReadOnly.ShouldBeTrue();
        service.Tmpfs.ShouldBe(["/tmp:size=16m"]);
        service.CapDrop.ShouldBe(["ALL"]);
        service.SecurityOpt.ShouldBe(["no-new-privileges:true"]);
    }

    [Fact]
    public void A_service_can_do_without_any_network()
    {
        var web = Web("network_mode: none");

        web.NetworkMode.ShouldBe("none");
        web.Networks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("labels: {a: x=y, b: 5, C: }")]
    [InlineData("labels: [a=x=y, b=5, C]")]
    public void Labels_are_a_map_or_a_list_and_take_nothing_from_outside(string keys) =>
        Web(keys, ("C", "outside")).Labels
            .ShouldBe(new Dictionary<string, string> { ["a"] = "x=y", ["b"] = "5", ["C"] = "" });

    [Fact]
    public void What_a_container_is_called_and_runs_as_is_kept()
    {
        var web = Web(
            """
            user: '1000:1000'
            init: true
            container_name: w
            hostname: www
            expose: [80, '81/udp']
            cap_add: [CHOWN]
            """);

        (web.User, web.Init, web.ContainerName, web.Hostname).ShouldBe(("1000:1000", true, "w", "www"));
        web.Expose.ShouldBe(["80", "81/udp"]);
        web.CapAdd.ShouldBe(["CHOWN"]);
    }

    [Fact]
    public void How_many_run_with_which_resources_is_kept()
    {
        var deploy = Web(
            "deploy: {replicas: 2, resources: {limits: {cpus: 0.5, memory: 64m}, reservations: {memory: 32m}}}").Deploy;

        deploy.ShouldBe(new ComposeDeploy(2, new(0.5m, 64 << 20), new(null, 32 << 20)));
        Web("deploy: {}").Deploy.ShouldBe(new ComposeDeploy(null, new(null, null), new(null, null)));
    }

    [Fact]
    public void One_limit_of_memory_can_be_written_twice() =>
        Web("mem_limit: 1g\ndeploy: {resources: {limits: {memory: 1024m}}}").MemLimit.ShouldBe(1 << 30);

    [Fact]
    public void What_docker_compose_watch_needs_is_not_looked_at() =>
        Web("develop: {watch: [{action: rebuild, path: .}]}").Image.ShouldBe("cafe/web");

    [Theory]
    [InlineData("100", 100)]
    [InlineData("100b", 100)]
    [InlineData("64k", 65_536)]
    [InlineData("512M", 536_870_912)]
    [InlineData("2gb", 2_147_483_648)]
    public void Memory_is_limited_in_units_of_1024(string text, long bytes) => Web($"mem_limit: {text}").MemLimit.ShouldBe(bytes);

    [Fact]
    public void Where_the_output_goes_is_kept()
    {
        var logging = Web("logging:\n  driver: local\n  options: {max-size: 10m, max-file: '3'}").Logging.ShouldNotBeNull();

        logging.Driver.ShouldBe("local");
        logging.Options.ShouldBe(new Dictionary<string, string> { ["max-size"] = "10m", ["max-file"] = "3" });
    }

    [Fact]
    public void What_the_file_does_not_say_is_absent()
    {
        var web = Web("");

        (web.Build, web.Entrypoint, web.Command, web.HealthCheck).ShouldBe((null, null, null, null));
        (web.Restart, web.StopGracePeriod).ShouldBe((null, null));
        (web.User, web.NetworkMode, web.Deploy, web.ContainerName, web.Hostname).ShouldBe((null, null, null, null, null));
        (web.Init, web.Labels.Count + web.Profiles.Count + web.Expose.Count + web.CapAdd.Count).ShouldBe((false, 0));
        (web.Environment.Count + web.DependsOn.Count + web.Ports.Count + web.Volumes.Count + web.Extensions.Count)
            .ShouldBe(0);
    }
}
