using System.Net;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Containers;

/// <summary>What somebody with nothing but a clone and Docker does.</summary>
public sealed partial class StartTests : IAsyncLifetime
{
    private readonly ComposeProject _cafe = new($"cafe-start-{Guid.NewGuid():N}", FreePort.Find());

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _cafe.ComposeAsync("down", "--volumes");

    [Fact]
    public async Task Docker_compose_up_alone_opens_the_cafe_again_after_down_and_anew_after_its_volumes_are_gone()
    {
        await _cafe.UpAsync();
        var password = await StaffPasswordAsync();
        var order = await (await SignInAsync(password)).OrderAsync("Ann");
        (await _cafe.ContainersAsync()).Where(container => !container.IsRunning).ShouldAllBe(container => container.ExitCode == 0);

        await _cafe.ComposeAsync("down");
        await _cafe.UpAsync();
        (await StaffPasswordAsync()).ShouldBe(password);
        (await (await SignInAsync(password)).ReadAsync(order)).ShouldBe(order);

        await _cafe.ComposeAsync("down", "--volumes");
        await _cafe.ComposeAsync("up", "--detach", "--wait", "orders");
        (await StaffPasswordAsync()).ShouldNotBe(password);
        var orders = new CafeClient(new Uri($"http://{(await _cafe.ContainerAsync("orders")).AddressOn("default")}:8080"));
        (await orders.StatusOfAsync($"/api/orders/{order.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_monolith_alone_is_a_cafe()
    {
        string[] files = ["--file", "docker-compose.yml", "--file", "docker/monolith-only.yml"];
        await _cafe.ComposeAsync([.. files, "up", "--detach", "--wait", "monolith"]);

        (await new CafeClient(_cafe.Url).ServerOfAsync("/api/menu")).ShouldBe("monolith");
        await new CafeClient(_cafe.Url).OrderAsync("Ann");
        (await _cafe.ContainersAsync()).Select(container => container.Service).Order(StringComparer.Ordinal)
            .ShouldBe(["monolith", "monolith-migrate", "postgres", "provision", "secrets"]);
    }

    private async Task<string> StaffPasswordAsync() =>
        (await _cafe.ComposeAsync("run", "--rm", "--no-TTY", "secrets", "--show", "staff-password")).Lines
            .Single(line => PasswordLine().IsMatch(line));

    private async Task<CafeClient> SignInAsync(string password)
    {
        var client = new CafeClient(_cafe.Url);
        await client.SignInAsync(password);
        return client;
    }

    [GeneratedRegex("^[a-z0-9]{5}(-[a-z0-9]{5}){3}$")]
    private static partial Regex PasswordLine();
}
