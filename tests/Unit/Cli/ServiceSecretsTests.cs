using Cafe.Cli.Secrets;

namespace Cafe.Tests.Unit.Cli;

public sealed class ServiceSecretsTests : TempFolder
{
    private static readonly Dictionary<string, string> Secrets = SecretStore.Names.ToDictionary(name => name, name => $"the {name}");

    [Fact]
    public void A_service_is_given_its_own_database_and_what_it_signs_with_and_nothing_else()
    {
        var services = ServiceSecrets.Of(Secrets, "db", 5433, smtpPassword: null);

        services["orders"].ShouldBe(new Dictionary<string, string>
        {
            ["ConnectionStrings__orders"] = "Host=db;Port=5433;Database=orders;Username=orders;Password=the ORDERS_DB_PASSWORD",
            ["Auth__Key"] = "the CAFE_AUTH_KEY",
        });
        services.Where(service => service.Value.ContainsKey("Auth__PasswordHash")).Select(service => service.Key)
            .ShouldBe(["monolith", "gateway"]);
        services.Where(service => service.Value.Values.Contains("the CAFE_POSTGRES_PASSWORD")).Select(service => service.Key)
            .ShouldBe(["postgres", "provision"]);
        services["provision"].Keys.Count(key => key.EndsWith("_DB_PASSWORD", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public void The_mail_servers_password_goes_to_those_who_send_and_is_gone_again_when_it_is_no_longer_set()
    {
        ServiceSecrets.Write(At("secrets"), ServiceSecrets.Of(Secrets, "db", 5432, "mail password"));
        Directory.GetFiles(At("secrets"), ServiceSecrets.SmtpPassword, SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Order().ShouldBe(["monolith", "reporting"]);

        ServiceSecrets.Write(At("secrets"), ServiceSecrets.Of(Secrets, "db", 5432, smtpPassword: ""));

        Directory.GetFiles(At("secrets"), ServiceSecrets.SmtpPassword, SearchOption.AllDirectories).ShouldBeEmpty();
        File.ReadAllText(At("secrets/menu/Auth__Key")).ShouldBe("the CAFE_AUTH_KEY");
    }

    [Fact]
    public void A_container_that_runs_as_another_user_can_read_what_is_in_its_volume()
    {
        if (OperatingSystem.IsWindows()) return;

        ServiceSecrets.Write(At("secrets"), ServiceSecrets.Of(Secrets, "db", 5432, smtpPassword: null));

        foreach (var file in Directory.GetFiles(At("secrets"), "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, file);
    }
}
