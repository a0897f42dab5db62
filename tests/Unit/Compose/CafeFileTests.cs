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
    public void Only_the_gateway_is_published_on_this_machine_alone_and_the_database_is_on_a_network_that_leads_nowhere()
    {
        var project = Load();

        project.Services.Where(service => service.Ports.Count > 0).ShouldHaveSingleItem().Name.ShouldBe("gateway");
        project["gateway"].Ports.ShouldHaveSingleItem().HostIp.ShouldBe("127.0.0.1");
        project["postgres"].Networks.Keys.ShouldBe(["database"]);
        project.InternalNetworks.ShouldBe(["database"]);
    }

    [Fact]
    public void Programs_of_ours_write_to_volumes_alone_and_have_no_capabilities()
    {
        foreach (var service in Load().Services.Where(service => service.Build is not null))
        {
            service.IsReadOnly.ShouldBeTrue(service.Name);
            service.CapDrop.ShouldBe(["ALL"], service.Name);
            service.SecurityOpt.ShouldBe(["no-new-privileges:true"], service.Name);
        }
    }

    [Fact]
    public void It_starts_the_database_then_its_roles_then_each_service_after_its_migration_and_the_gateway_last()
    {
        var project = Load();

        project.Name.ShouldBe("cafe");
        project.InStartOrder().Select(service => service.Name)
            .ShouldBe(
            [
                "postgres", "provision", "monolith-migrate", "monolith", "menu-migrate", "menu", "orders-migrate", "orders",
                "reporting-migrate", "reporting", "gateway-migrate", "gateway",
            ]);
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
        monolith.Ports.ShouldBeEmpty();
    }

    [Fact]
    public void Only_its_gateway_is_published_and_only_on_loopback() =>
        Load().Services.SelectMany(service => service.Ports.Select(port => (service.Name, port)))
            .ShouldBe([("gateway", new ComposePort("127.0.0.1", 8080, 8080, "tcp"))]);

    [Theory]
    [InlineData("menu")]
    [InlineData("orders")]
    [InlineData("reporting")]
    [InlineData("gateway")]
    public void A_service_knows_its_own_database_and_its_migration_no_key(string name)
    {
        var project = Load();

        foreach (var service in new[] { project[name], project[$"{name}-migrate"] })
        {
            service.Environment.Keys.Where(key => key.StartsWith("ConnectionStrings", StringComparison.Ordinal))
                .ShouldBe([$"ConnectionStrings__{name}"]);
        }

        project[name].Environment.Keys.ShouldContain("Auth__Key");
        project[$"{name}-migrate"].Environment.Keys.ShouldNotContain(key => key.StartsWith("Auth", StringComparison.Ordinal));
    }

    [Fact]
    public void It_does_not_start_without_its_secrets() =>
        Should.Throw<ComposeException>(() => ComposeFile.Load(File, new Dictionary<string, string>()))
            .Message.ShouldEndWith("the variable CAFE_POSTGRES_PASSWORD is not set: run ./cafe secrets first");
}
