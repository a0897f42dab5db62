using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

/// <summary>The repository's own compose file.</summary>
public sealed class CafeFileTests
{
    private static readonly string[] Secrets =
    [
        "CAFE_POSTGRES_PASSWORD", "CAFE_DB_PASSWORD", "MENU_DB_PASSWORD", "ORDERS_DB_PASSWORD",
        "REPORTING_DB_PASSWORD", "GATEWAY_DB_PASSWORD", "EXTRACTION_DB_PASSWORD", "CAFE_AUTH_KEY",
        "CAFE_STAFF_PASSWORD_HASH",
    ];

    private static readonly string File = Path.Combine(Repository.Root, "docker-compose.yml");

    private static ComposeProject Load(params (string Name, string Value)[] variables) => ComposeFile.Load(
        File,
        Secrets.Select(name => (Name: name, Value: $"the {name}"))
            .Concat(variables)
            .ToDictionary(variable => variable.Name, variable => variable.Value));

    [Fact]
    public void It_starts_the_database_then_its_roles_then_the_migration_then_the_monolith()
    {
        var project = Load();

        project.Name.ShouldBe("cafe");
        project.InStartOrder().Select(service => service.Name)
            .ShouldBe(["postgres", "provision", "monolith-migrate", "monolith"]);
        project["provision"].DependsOn.ShouldHaveSingleItem().Condition.ShouldBe(DependencyCondition.ServiceHealthy);
        project["monolith"].DependsOn.ShouldHaveSingleItem().Condition
            .ShouldBe(DependencyCondition.ServiceCompletedSuccessfully);
    }

    [Fact]
    public void It_says_what_runs_otherwise_without_containers()
    {
        var project = Load();

        project["postgres"].Extensions["x-local"].ShouldBe("postgres");
        project["provision"].Extensions["x-local"].ShouldBe("provision");
        foreach (var name in new[] { "monolith-migrate", "monolith" })
        {
            project[name].Extensions.ShouldBeEmpty();
            project[name].Build!.Dockerfile.ShouldBe(Path.Combine(Repository.Root, "monolith", "Dockerfile"));
        }
    }

    [Fact]
    public void Its_monolith_is_healthy_reachable_and_has_its_merged_environment()
    {
        var monolith = Load(("CAFE_POSTGRES_HOST", "127.0.0.1"), ("CAFE_POSTGRES_PORT", "54321"))["monolith"];

        monolith.Environment["ConnectionStrings__cafe"].ShouldBe(
            "Host=127.0.0.1;Port=54321;Database=cafe;Username=cafe;Password=the CAFE_DB_PASSWORD");
        monolith.Environment["Auth__Key"].ShouldBe("the CAFE_AUTH_KEY");
        monolith.Environment["Cafe__ReportAt"].ShouldBe("21:00");
        monolith.HealthCheck!.Test.ShouldBe(["CMD", "dotnet", "Cafe.Monolith.dll", "healthcheck"]);
        monolith.Networks["default"].ShouldBe(["monolith.cafe.local"]);
        monolith.Ports.ShouldBe([new ComposePort("127.0.0.1", 8080, 8080, "tcp")]);
    }

    [Fact]
    public void It_does_not_start_without_its_secrets() =>
        Should.Throw<ComposeException>(() => ComposeFile.Load(File, new Dictionary<string, string>()))
            .Message.ShouldEndWith("the variable CAFE_POSTGRES_PASSWORD is not set: run ./cafe secrets first");
}
