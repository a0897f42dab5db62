using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class OverlayTests : ComposeTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "tests/Unit/Compose/samples");

    [Fact]
    public void What_only_one_file_has_stays_and_of_single_values_the_later_wins()
    {
        var project = Merge(
            """
            name: first
            services:
              web: {image: x, restart: always, user: root}
            """,
            """
            name: second
            services:
              web: {image: y, read_only: true}
              db: {image: pg, networks: [back], volumes: ["data:/data"]}
            networks: {back: {internal: true}}
            volumes: {data: }
            """,
            """
            name: third
            services: {web: {user: nobody}}
            """);

        project.Name.ShouldBe("third");
        project.Services.Select(service => service.Name).ShouldBe(["web", "db"]);
        var web = project["web"];
        (web.Image, web.Restart, web.IsReadOnly, web.User).ShouldBe(("y", "always", true, "nobody"));
        project.InternalNetworks.ShouldBe(["back"]);
    }

    [Fact]
    public void Relative_paths_start_at_the_first_file_and_so_does_the_name()
    {
        var first = Directory.CreateDirectory(Path.Combine(Folder, "first")).FullName;
        var second = Directory.CreateDirectory(Path.Combine(Folder, "second")).FullName;
        File.WriteAllText(Path.Combine(first, "a.yml"), "services: {web: {image: x}}");
        File.WriteAllText(Path.Combine(second, "b.yml"), "services: {web: {build: src, volumes: [./conf:/conf]}}");

        var project = ComposeFile.Load(
            [Path.Combine(first, "a.yml"), Path.Combine(second, "b.yml")], new Dictionary<string, string>());

        (project.Name, project.Directory).ShouldBe(("first", first));
        project["web"].Build!.Context.ShouldBe(Path.Combine(first, "src"));
        project["web"].Volumes.ShouldHaveSingleItem().Source.ShouldBe(Path.Combine(first, "conf"));
    }

    [Fact]
    public void Commands_and_the_test_of_a_health_check_are_replaced()
    {
        var web = MergeWeb(
            "{image: x, command: [a, b], entrypoint: [c], healthcheck: {test: [CMD, d, e], interval: 5s}}",
            "{command: [f], entrypoint: g h, healthcheck: {test: [CMD, i]}}");

        web.Command.ShouldBe(["f"]);
        web.Entrypoint.ShouldBe(["g", "h"]);
        web.HealthCheck!.Test.ShouldBe(["CMD", "i"]);
        web.HealthCheck.Interval.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Lists_are_put_one_behind_the_other_without_what_stands_twice()
    {
        var web = MergeWeb(
            "{image: x, tmpfs: /a, cap_add: [A], cap_drop: [A], security_opt: [a], expose: [80], profiles: []}",
            "{tmpfs: [/b, /a], cap_add: [B], cap_drop: [B, A], security_opt: [b], expose: [81]}");

        web.Tmpfs.ShouldBe(["/a", "/b"]);
        web.CapAdd.ShouldBe(["A", "B"]);
        web.CapDrop.ShouldBe(["A", "B"]);
        web.SecurityOpt.ShouldBe(["a", "b"]);
        web.Expose.ShouldBe(["80", "81"]);
    }

    [Fact]
    public void A_volume_replaces_the_one_at_its_target_and_a_port_one_that_is_the_same()
    {
        var web = MergeWeb(
            "{image: x, ports: ['80:80', '81:81'], volumes: ['data:/a', /b]}",
            "{ports: [{target: 80, published: 80}, '82:80'], volumes: ['./c:/a']}");

        web.Ports.Select(port => (port.Published, port.Target)).ShouldBe([(80, 80), (81, 81), (82, 80)]);
        web.Volumes.Select(volume => (volume.Type, volume.Target)).ShouldBe([("bind", "/a"), ("volume", "/b")]);
    }

    [Theory]
    [InlineData("{A: '1', B: '2', OUTSIDE: no, NOWHERE: no}", "{A: '3', C: '4', OUTSIDE: , NOWHERE: }")]
    [InlineData("{A: '1', B: '2', OUTSIDE: no, NOWHERE: no}", "[A=3, C=4, OUTSIDE, NOWHERE]")]
    [InlineData("[A=1, B=2, OUTSIDE=no, NOWHERE=no]", "{A: '3', C: '4', OUTSIDE: , NOWHERE: }")]
    [InlineData("[A=0, A=1, B=2, OUTSIDE=no, NOWHERE=no]", "[A=3, C=4, OUTSIDE, NOWHERE]")]
    public void The_environment_merges_by_name_in_either_form(string first, string second)
    {
        var expected = new Dictionary<string, string> { ["A"] = "3", ["B"] = "2", ["OUTSIDE"] = "outside", ["C"] = "4" };

        MergeWeb($"{{image: x, environment: {first}}}", $"{{environment: {second}}}").Environment.ShouldBe(expected);
        MergeWeb($"{{build: {{context: ., args: {first}}}}}", $"{{build: {{args: {second}}}}}").Build!.Args.ShouldBe(expected);
    }

    [Fact]
    public void Labels_merge_by_name_in_either_form() =>
        MergeWeb("{image: x, labels: {a: 1, b: 2}}", "{labels: [a=3, b]}").Labels
            .ShouldBe(new Dictionary<string, string> { ["a"] = "3", ["b"] = "" });

    [Fact]
    public void A_build_merges_in_either_form()
    {
        var build = MergeWeb("{build: src}", "{build: {dockerfile: other/Dockerfile, target: debug}}").Build!;

        (build.Context, build.Target).ShouldBe((Path.Combine(Folder, "src"), "debug"));
        build.Dockerfile.ShouldBe(Path.Combine(Folder, "src/other/Dockerfile"));
        MergeWeb("{build: {context: src, target: debug}}", "{build: other}").Build!
            .ShouldSatisfyAllConditions(b => b.Context.ShouldBe(Path.Combine(Folder, "other")), b => b.Target.ShouldBe("debug"));
    }

    [Theory]
    [InlineData("[db]", "{db: {condition: service_healthy}}", "db ServiceHealthy")]
    [InlineData("{db: {condition: service_healthy}}", "[db]", "db ServiceStarted")]
    [InlineData("[db]", "[cache, db]", "db ServiceStarted, cache ServiceStarted")]
    public void Dependencies_merge_by_name_in_either_form(string first, string second, string expected)
    {
        var web = Merge(
            $"services: {{web: {{image: x, depends_on: {first}}}, db: {{image: x}}, cache: {{image: x}}}}",
            $"services: {{web: {{depends_on: {second}}}}}")["web"];

        string.Join(", ", web.DependsOn.Select(dependency => $"{dependency.Service} {dependency.Condition}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("[a]", "{a: {aliases: [x]}, b: }", "a x, b ")]
    [InlineData("{a: {aliases: [x]}}", "[b, a]", "a x, b ")]
    [InlineData("{a: {aliases: [x]}}", "{a: {aliases: [y, x]}}", "a x y")]
    public void Networks_merge_by_name_in_either_form(string first, string second, string expected)
    {
        var web = Merge(
            $"services: {{web: {{image: x, networks: {first}}}}}\nnetworks: {{a: , b: }}",
            $"services: {{web: {{networks: {second}}}}}")["web"];

        string.Join(", ", web.Networks.Select(network => $"{network.Key} {string.Join(' ', network.Value)}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{options: {b: '2'}}", "local a=1 b=2")]
    [InlineData("{driver: local, options: {b: '2'}}", "local a=1 b=2")]
    [InlineData("{driver: json-file, options: {b: '2'}}", "json-file b=2")]
    public void Options_of_one_logging_driver_are_not_given_to_another(string second, string expected)
    {
        var logging = MergeWeb("{image: x, logging: {driver: local, options: {a: '1'}}}", $"{{logging: {second}}}").Logging!;

        var options = logging.Options.Select(option => $"{option.Key}={option.Value}");
        string.Join(' ', options.Prepend(logging.Driver)).ShouldBe(expected);
    }

    [Fact]
    public void An_extension_is_replaced_as_a_whole()
    {
        var web = MergeWeb("{image: x, x-a: {b: 1, c: 2}, x-d: [e], x-f: g}", "{x-a: {b: 3}, x-d: h}");

        web.ExtensionValues["x-a"].Entries().Select(entry => (entry.Name, entry.Value.Text())).ShouldBe([("b", "3")]);
        web.Extensions.ShouldBe(new Dictionary<string, string> { ["x-d"] = "h", ["x-f"] = "g" });
    }

    [Fact]
    public void A_key_without_a_value_changes_nothing_but_for_a_command()
    {
        var web = MergeWeb(
            "{image: x, command: [a], environment: {A: '1'}, ports: ['80'], restart: always}",
            "{image: , command: , environment: , ports: , restart: }");

        (web.Image, web.Command, web.Restart).ShouldBe(("x", null, "always"));
        (web.Environment.Count, web.Ports.Count).ShouldBe((1, 1));
        Merge("services: {web: {image: x}}", "services: {web: }", "services:", "# nothing", "---")["web"].Image.ShouldBe("x");
        Merge("services:\n  web:\n    image: x\n    ports:", "services: {web: {ports: ['80']}}")["web"].Ports.Count.ShouldBe(1);
    }

    [Fact]
    public void Reset_removes_what_is_under_it_at_any_depth()
    {
        var project = Merge(
            """
            services:
              web:
                image: x
                command: [a]
                environment: {A: "1", B: "2"}
                ports: ["80"]
                healthcheck: {test: "true"}
                x-a: 1
              db: {image: pg}
            """,
            """
            services:
              web:
                command: !reset null
                environment: {A: !reset null, C: "3", D: !reset x}
                ports: !reset ["81"]
                healthcheck: !reset {}
                x-a: !reset
                labels: {a: !reset b, c: d}
                cap_drop: [!reset A, B]
              db: !reset null
            """);

        var web = project.Services.ShouldHaveSingleItem();
        (web.Command, web.HealthCheck, web.Ports.Count, web.ExtensionValues.Count).ShouldBe((null, null, 0, 0));
        web.Environment.ShouldBe(new Dictionary<string, string> { ["B"] = "2", ["C"] = "3" });
        web.Labels.Keys.ShouldBe(["c"]);
        web.CapDrop.ShouldBe(["B"]);
    }

    [Fact]
    public void Override_replaces_what_would_be_merged()
    {
        var project = Merge(
            """
            services:
              web: {image: x, ports: ["80"], environment: {A: "1"}, restart: always, command: [a]}
              db: {image: pg, restart: always}
            """,
            """
            services:
              web:
                ports: !override ["81"]
                environment: !override {B: "2", C: !reset null}
                restart: !override
                command: !override null
              db: !override {image: other}
            """,
            "services: {web: {restart: 'no'}}");

        var web = project["web"];
        web.Ports.ShouldHaveSingleItem().Target.ShouldBe(81);
        web.Environment.Keys.ShouldBe(["B"]);
        (web.Restart, web.Command).ShouldBe(("no", null));
        (project["db"].Image, project["db"].Restart).ShouldBe(("other", null));
    }

    [Fact]
    public void Anchors_are_those_of_their_file() => RefusesSecond(
        "x-a: &a {A: '1'}\nservices: {web: {image: x, environment: *a}}",
        "services: {web: {environment: *a}}", 1, "services.web.environment", "*a stands for nothing");

    [Theory]
    [InlineData("services:\n  web:\n    ports: {a: b}", 3, ".ports", "a map, but a list in FOLDER/0.yml:4; write it alike")]
    [InlineData("services:\n  web:\n    healthcheck: text", 3, ".healthcheck", "a single value, but a map in FOLDER/0.yml:5")]
    [InlineData("services:\n  web:\n    networks: back", 3, ".networks", "this is a single value, but a map")]
    [InlineData("services:\n  web:\n    environment: [[a]]", 3, ".environment[0]", "expected a single value, found a list")]
    [InlineData("services:\n  web:\n    environment: ['${N}=1']", 3, ".environment[0]", "can't be a variable; write the name")]
    [InlineData("services:\n  web:\n    ports:\n      - x", 4, ".ports[0]", "'x' is not a port")]
    [InlineData("services:\n  web:\n    depends_on:\n      - gone", 4, ".depends_on.gone", "there is no service gone")]
    [InlineData("services:\n  web:\n    privileged: true", 3, ".privileged", "not supported")]
    public void A_mistake_is_refused_in_the_file_that_has_it(string second, int line, string key, string text) => RefusesSecond(
        """
        services:
          web:
            image: x
            ports: ["80"]
            healthcheck: {test: "true"}
            networks: [back]
            environment: {A: "1"}
            depends_on: [db]
          db: {image: x}
        networks: {back: }
        """,
        second, line, $"services.web{key}", text);

    [Fact]
    public void A_mistake_in_the_first_file_is_refused_there_though_the_second_adds_to_it()
    {
        var error = Should.Throw<ComposeException>(() => Merge(
            "services:\n  web:\n    image: x\n    ports:\n      - x", "services: {web: {ports: ['80']}}"));

        (error.File, error.Line).ShouldBe((Path.Combine(Folder, "0.yml"), 5));
    }

    [Fact]
    public void A_variable_that_is_overridden_is_not_demanded() =>
        MergeWeb("{image: '${GONE:?}'}", "{image: x}").Image.ShouldBe("x");

    [Fact]
    public void There_is_at_least_one_file() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ComposeFile.Load([], new Dictionary<string, string>()))
            .ParamName.ShouldBe("files.Count");

    [Fact]
    public void Every_sample_is_read()
    {
        var samples = Directory.GetDirectories(Samples);

        samples.Length.ShouldBeGreaterThan(0);
        foreach (var sample in samples)
        {
            string[] files = [.. Directory.GetFiles(sample, "*.yml").OrderBy(file => Path.GetFileName(file) != "compose.yml")];
            ComposeFile.Load(files, new Dictionary<string, string>()).Services.ShouldNotBeEmpty(sample);
        }
    }

    private ComposeService MergeWeb(string first, string second) => Merge(
        $"services: {{web: {first}}}\nvolumes: {{data: }}", $"services: {{web: {second}}}")["web"];

    private void RefusesSecond(string first, string second, int line, string key, string text)
    {
        var error = Should.Throw<ComposeException>(() => Merge(first, second));

        (error.File, error.Line, error.Key).ShouldBe((Path.Combine(Folder, "1.yml"), line, key));
        error.Message.ShouldContain(text.Replace("FOLDER", Folder, StringComparison.Ordinal));
    }
}
