using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class ProjectTests : ComposeTests
{
    [Fact]
    public void The_project_has_the_file_s_name_and_folder()
    {
        var project = Load("name: cafe\nservices: {web: {image: x}}");

        (project.Name, project.Directory).ShouldBe(("cafe", Folder));
    }

    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("My Shop 2.0", "myshop20")]
    [InlineData("_-Shop_-", "shop_-")]
    public void Without_a_name_the_project_has_that_of_its_folder(string folder, string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName, "compose.yml");
        File.WriteAllText(path, "services: {web: {image: x}}");

        ComposeFile.Load(path, new Dictionary<string, string>()).Name.ShouldBe(name);
    }

    [Fact]
    public void A_name_that_compose_would_not_take_is_refused() =>
        Refuses("name: My Shop\nservices: {web: {image: x}}", 1, "name", "'My Shop' is not a project's name");

    [Theory]
    [InlineData("include: [other.yml]\nservices: {web: {image: x}}", 1, "include")]
    [InlineData("services: {web: {image: x}}\nsecrets:\n  a: {file: b}", 2, "secrets")]
    [InlineData("services: {web: {image: x}}\nnetworks:\n  a:\n    driver: host", 4, "networks.a.driver")]
    [InlineData("services: {web: {image: x}}\nvolumes:\n  a:\n    external: true", 4, "volumes.a.external")]
    public void An_unknown_key_is_refused_by_name_and_line(string yaml, int line, string key) =>
        Refuses(yaml, line, key, "not supported: remove it");

    [Fact]
    public void The_usual_drivers_and_a_version_say_nothing_new() => Load(
        """
        version: "3.8"
        services: {web: {image: x, networks: [a], volumes: ["b:/b"]}}
        networks: {a: {driver: bridge}}
        volumes: {b: {driver: local}}
        """).Services.ShouldHaveSingleItem().Networks.Keys.ShouldBe(["a"]);

    [Fact]
    public void Extensions_are_allowed_everywhere()
    {
        var web = Load(
            """
            x-a: [1]
            services:
              web:
                build: {context: ., x-b: 1}
                healthcheck: {test: "true", x-c: 1}
                x-local: postgres
                x-number: 5
                x-map: {a: b}
                x-none:
            networks: {a: {x-d: 1}}
            volumes: {b: {x-e: 1}}
            """)["web"];

        web.Extensions.ShouldBe(new Dictionary<string, string> { ["x-local"] = "postgres", ["x-number"] = "5" });
        web.ExtensionValues.Keys.ShouldBe(["x-local", "x-number", "x-map", "x-none"]);
    }

    [Fact]
    public void An_extension_is_read_by_whoever_knows_what_it_holds()
    {
        var web = Load(
            """
            services:
              web:
                image: x
                x-ecs:
                  cpu: ${CPU}
                  subnets: [a, b]
                  size: big
            """, ("CPU", "256"))["web"];

        var fields = web.ExtensionValues["x-ecs"].Fields("cpu", "subnets", "size");

        fields["cpu"].Number(1, 4096).ShouldBe(256);
        fields["subnets"].Items().Select(item => item.Word()).ShouldBe(["a", "b"]);
        Should.Throw<ComposeException>(() => fields["size"].Bytes()).Message
            .ShouldContain("docker-compose.yml:7: services.web.x-ecs.size: 'big' is not a size");
    }

    [Fact]
    public void Services_are_in_the_order_of_the_file_and_start_behind_their_dependencies()
    {
        var project = Load(
            """
            services:
              web: {image: x, depends_on: [api, db]}
              db: {image: x}
              cache: {image: x}
              api: {image: x, depends_on: [db]}
            """);

        project.Services.Select(service => service.Name).ShouldBe(["web", "db", "cache", "api"]);
        project.InStartOrder().Select(service => service.Name).ShouldBe(["db", "cache", "api", "web"]);
    }

    [Fact]
    public void A_circle_of_dependencies_is_named() => Refuses(
        """
        services:
          web: {image: x, depends_on: [a]}
          a:
            image: x
            depends_on:
              - b
          b: {image: x, depends_on: [c]}
          c: {image: x, depends_on: [a]}
        """,
        6, "services.a.depends_on", "the services wait for each other: a → b → c → a");

    [Fact]
    public void A_service_that_waits_for_itself_is_a_circle() =>
        WebRefuses("depends_on: [web]", 4, ".depends_on", "web → web");

    [Fact]
    public void A_service_knows_its_place() => Load(
        """
        services:
          web: {image: x}
          db:
            image: x
        """)["db"].Location.Line.ShouldBe(3);

    [Fact]
    public void A_service_that_is_not_there_is_named() =>
        Should.Throw<KeyNotFoundException>(() => Load("services: {web: {image: x}}")["gone"])
            .Message.ShouldContain("gone");
}
