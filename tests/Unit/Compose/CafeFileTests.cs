using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

/// <summary>The repository's own compose file.</summary>
public sealed class CafeFileTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docker-compose.yml");

    private static ComposeProject Load(params (string Name, string Value)[] variables) => ComposeFile.Load(
        File, variables.ToDictionary(variable => variable.Name, variable => variable.Value));

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
    public void Containers_write_to_volumes_alone_and_have_no_capabilities()
    {
        foreach (var service in Load().Services)
        {
            service.IsReadOnly.ShouldBeTrue(service.Name);
            service.CapDrop.ShouldBe(["ALL"], service.Name);
            service.SecurityOpt.ShouldBe(["no-new-privileges:true"], service.Name);
        }
    }

    [Fact]
    public void It_makes_the_secrets_starts_the_database_then_its_roles_then_each_service_after_its_migration_and_the_gateway_last()
    {
        var project = Load();

        project.Name.ShouldBe("cafe");
        project.InStartOrder().Select(service => service.Name)
            .ShouldBe(
            [
                "secrets", "postgres", "provision", "monolith-migrate", "monolith", "menu-migrate", "menu", "orders-migrate", "orders",
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
        project["secrets"].Extensions["x-local"].ShouldBe("secrets");
        foreach (var name in new[] { "monolith-migrate", "monolith" })
        {
            project[name].Extensions.ShouldBeEmpty();
            project[name].Build!.Dockerfile.ShouldBe(Path.Combine(Repository.Root, "monolith", "Dockerfile"));
        }
    }

    [Fact]
    public void Its_monolith_is_healthy_reachable_and_has_its_merged_environment()
    {
        var monolith = Load(("CAFE_REPORT_AT", "20:30"))["monolith"];

        monolith.Environment["Cafe__TimeZone"].ShouldBe("Europe/London");
        monolith.Environment["Cafe__ReportAt"].ShouldBe("20:30");
        monolith.HealthCheck!.Test.ShouldBe(["CMD", "dotnet", "Cafe.Monolith.dll", "healthcheck"]);
        monolith.Networks["default"].ShouldBe(["monolith.cafe.local"]);
        monolith.Ports.ShouldBeEmpty();
    }

    [Fact]
    public void Only_its_gateway_is_published_and_only_on_loopback() =>
        Load().Services.SelectMany(service => service.Ports.Select(port => (service.Name, port)))
            .ShouldBe([("gateway", new ComposePort("127.0.0.1", 8080, 8080, "tcp"))]);

    [Theory]
    [InlineData("postgres", "postgres")]
    [InlineData("provision", "provision")]
    [InlineData("monolith", "monolith", "monolith-migrate")]
    [InlineData("menu", "menu", "menu-migrate")]
    [InlineData("orders", "orders", "orders-migrate")]
    [InlineData("reporting", "reporting", "reporting-migrate")]
    [InlineData("gateway", "gateway", "gateway-migrate")]
    public void Secrets_are_files_that_their_own_service_alone_can_read(string volume, params string[] readers)
    {
        var project = Load();

        var mounted = project.Services.SelectMany(service => service.Volumes
            .Where(each => each.Source == $"{volume}-secrets").Select(each => (service.Name, each.Target, each.ReadOnly)));

        mounted.Order().ShouldBe(readers.Select(reader => (reader, "/run/secrets", true))
            .Append(("secrets", $"/secrets/{volume}", false)).Order());
        foreach (var reader in readers)
        {
            project[reader].Environment.ShouldAllBe(
                variable => !variable.Value.Contains("Password=", StringComparison.Ordinal) && !variable.Key.StartsWith("Auth", StringComparison.Ordinal));
        }
    }
}
