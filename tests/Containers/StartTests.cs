using System.Net;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Containers;

/// <summary>What somebody with nothing but a clone and Docker does.</summary>
public sealed partial class StartTests : IAsyncLifetime
{
    private static readonly string[] Files = ["--file", "docker-compose.yml", "--file", "docker/monolith-only.yml"];

    private readonly ComposeProject _cafe = new($"cafe-start-{Guid.NewGuid():N}", FreePort.Find());

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _cafe.ComposeAsync("down", "--volumes");

    [Fact]
    public async Task The_monolith_alone_is_a_cafe_and_another_one_after_its_volumes_are_gone()
    {
        await OpenAsync();
        var cafe = new CafeClient(_cafe.Url);
        (await cafe.ServerOfAsync("/api/menu")).ShouldBe("monolith");
        var order = await cafe.OrderAsync("Ann");
        var password = await StaffPasswordAsync();
        (await _cafe.ContainersAsync()).Select(container => container.Service).Order(StringComparer.Ordinal)
            .ShouldBe(["monolith", "monolith-migrate", "postgres", "provision", "secrets"]);

        await _cafe.ComposeAsync([.. Files, "down", "--volumes"]);
        await OpenAsync();
        (await StaffPasswordAsync()).ShouldNotBe(password);
        (await cafe.StatusOfAsync($"/api/orders/{order.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<ShellResult> OpenAsync() => _cafe.ComposeAsync([.. Files, "up", "--detach", "--wait", "monolith"]);

    private async Task<string> StaffPasswordAsync() =>
        (await _cafe.ComposeAsync("run", "--rm", "--no-TTY", "secrets", "--show", "staff-password")).Lines
            .Single(line => PasswordLine().IsMatch(line));

    [GeneratedRegex("^[a-z0-9]{5}(-[a-z0-9]{5}){3}$")]
    private static partial Regex PasswordLine();
}

/// <summary>The same with a café that has sold already.</summary>
[Collection(OneCafe.Name)]
public sealed class StartAgainTests(CafeInContainers cafe)
{
    [Fact]
    public async Task Docker_compose_up_alone_opens_the_cafe_again_after_down()
    {
        var order = await cafe.Client.OrderAsync("Ann");
        var before = await cafe.Project.ContainersAsync();

        await cafe.Project.ComposeAsync("down");
        await cafe.Project.UpAsync();

        var after = await cafe.Project.ContainersAsync();
        after.Select(container => container.Id).Intersect(before.Select(container => container.Id)).ShouldBeEmpty();
        after.Where(container => !container.IsRunning).ShouldAllBe(container => container.ExitCode == 0);
        await new CafeClient(cafe.Project.Url).SignInAsync(cafe.Secrets["staff-password"]);
        (await cafe.Client.ReadAsync(order)).ShouldBe(order);
    }
}
