using Cafe.Cli.Running;
using Cafe.Compose;

namespace Cafe.Tests.Unit.Cli;

public sealed class ServicePlanTests : TempFolder
{
    private static readonly string[] Programs = ["monolith", "menu", "orders", "reporting", "gateway"];

    [Fact]
    public void The_clones_own_file_is_secrets_a_cluster_its_roles_and_five_programs_with_a_migration_each()
    {
        var project = ComposeFile.Load(Path.Combine(Repository.Root, "docker-compose.yml"), new Dictionary<string, string>());

        var plan = ServicePlan.Of(project);

        plan.Select(service => (service.Name, service.Kind, service.IsOneShot)).ShouldBe(
        [
            ("secrets", ServiceKind.Secrets, true),
            ("postgres", ServiceKind.Postgres, false),
            ("provision", ServiceKind.Provision, true),
            .. Programs.SelectMany(name => new List<(string, ServiceKind, bool)>
            {
                ($"{name}-migrate", ServiceKind.Project, true),
                (name, ServiceKind.Project, false),
            }),
        ]);
        plan[^1].Project.ShouldBe(Path.Combine(Repository.Root, "services", "gateway", "Cafe.Gateway.csproj"));
    }

    [Theory]
    [InlineData("image: redis", "image")]
    [InlineData("image: redis\n    x-local: kafka", "x-local")]
    [InlineData("build: app\n    entrypoint: [sh]", "entrypoint")]
    [InlineData("build: app\n    volumes: [./settings:/app/settings]", "volumes")]
    [InlineData("build: app\n    ports: ['1:8080', '2:8081']", "ports")]
    [InlineData("build: app\n    ports: ['1:8080/udp']", "ports")]
    [InlineData("build: { context: app, args: { A: b } }", "build.args")]
    [InlineData("build: nowhere", "build.dockerfile")]
    [InlineData("image: postgres\n    x-local: provision\n    command: [sh]", "command")]
    public void A_key_that_a_local_process_can_not_honour_is_refused_with_its_place(string keys, string key)
    {
        Write("app/App.csproj", "<Project />");
        var file = Write("compose.yml", $"services:\n  web:\n    {keys}\n");

        var project = ComposeFile.Load(file, new Dictionary<string, string>());

        var error = Should.Throw<ComposeException>(() => ServicePlan.Of(project));

        (error.File, error.Line, error.Key).ShouldBe((file, 2, $"services.web.{key}"));
    }
}
