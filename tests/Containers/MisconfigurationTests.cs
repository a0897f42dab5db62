using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cafe.Tests.Containers;

/// <summary>What a container that lacks something says.</summary>
[Collection(OneCafe.Name)]
public sealed class MisconfigurationTests(CafeInContainers cafe)
{
    public static TheoryData<string, string> Keys => new()
    {
        { "monolith", "cafe" }, { "menu", "menu" }, { "orders", "orders" }, { "reporting", "reporting" }, { "gateway", "gateway" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Without_its_secrets_a_program_ends_with_one_line_that_names_the_first(string program, string database)
    {
        var run = await Shell.TryAsync("docker", ["run", "--rm", $"cafe/{program}"]);

        run.ExitCode.ShouldBe(1);
        run.Lines.ShouldHaveSingleItem().ShouldBe(
            $"ConnectionStrings:{database} is missing. Give it as the file /run/secrets/ConnectionStrings__{database} or as an environment variable of that name.");
    }

    [Fact]
    public async Task Without_a_volume_to_write_to_no_secret_is_made()
    {
        var run = await Shell.TryAsync("docker", ["run", "--rm", "--read-only", "cafe/secrets", "--files", "/secrets"]);

        run.ExitCode.ShouldBe(1);
        run.Lines.ShouldHaveSingleItem().ShouldStartWith("cafe: /data can't be written to: Read-only file system");
    }

    [Fact]
    public async Task With_the_wrong_password_a_program_says_so_stays_and_is_not_ready()
    {
        await using var orders = await RunAsync(
            "orders", "-e", "ConnectionStrings__orders=Host=postgres;Database=orders;Username=orders;Password=notTheOneOfToday",
            "-e", $"Auth__Key={cafe.Secrets["CAFE_AUTH_KEY"]}");

        await orders.SaysAsync("password authentication failed for user");
        (await Eventually.GetAsync("it listens", () => orders.Client.StatusOfAsync("/health/ready"), status => status is not null))
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await orders.Client.StatusOfAsync($"/api/orders/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Shell.TryAsync("docker", ["exec", orders.Id, "dotnet", "Cafe.Orders.dll", "healthcheck"])).ExitCode.ShouldBe(1);

        var migrate = await Shell.TryAsync("docker", ["exec", orders.Id, "dotnet", "Cafe.Orders.dll", "migrate"]);
        (migrate.ExitCode, migrate.Output.Trim()).ShouldBe((1, "The database: 28P01: password authentication failed for user \"orders\""));
    }

    public static TheoryData<string, string> MailFolders => new()
    {
        { "--volume=PROJECT_mail:/var/lib/cafe/mail:ro", "Read-only file system" },
        { "--mount=type=volume,destination=/var/lib/cafe/mail,volume-opt=type=tmpfs,volume-opt=device=tmpfs,volume-opt=o=size=4k", "No space left on device" },
    };

    /// <summary>Reports can be read all the same, so it is ready; who asks for the mail is told, and nothing is recorded as sent.</summary>
    [Theory]
    [MemberData(nameof(MailFolders))]
    public async Task With_a_mail_folder_that_is_read_only_or_full_the_report_is_not_sent_and_the_answer_says_why(string mount, string why)
    {
        await using var reporting = await RunAsync(
            "reporting", "-e", "Mail__PickupFolder=/var/lib/cafe/mail", "-e", "Discovery__Provider=dns",
            "--volume", $"{cafe.Project.Name}_reporting-secrets:/run/secrets:ro", mount.Replace("PROJECT", cafe.Project.Name, StringComparison.Ordinal));
        reporting.Client.UseToken(await cafe.Client.SignInAsync(cafe.Secrets["staff-password"]));
        await Eventually.IsTrueAsync("it is ready", async () => await reporting.Client.StatusOfAsync("/health/ready") == HttpStatusCode.OK);

        const string day = "/api/reports/daily/2020-02-29/deliveries";
        using var answer = await reporting.Client.PostAsync(day, new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("detail").GetString()!.ShouldStartWith($"The mail can't be written: {why}");
        await reporting.SaysAsync("The mail can");
        (await (await cafe.Client.GetAsync(day)).Content.ReadAsStringAsync()).ShouldNotContain("\"sent\"");
    }

    private Task<LoneContainer> RunAsync(string program, params IReadOnlyList<string> options) =>
        LoneContainer.RunAsync(cafe.Project, "database", [.. options, $"cafe/{program}"]);
}
