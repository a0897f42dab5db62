using System.Globalization;
using System.Text.Json;

namespace Cafe.Tests.Containers.Support;

/// <summary>The compose file under a name of its own, which keeps its containers, networks and volumes apart from others.</summary>
internal sealed class ComposeProject(string name, int port)
{
    private static readonly string[] Up = ["up", "--detach", "--wait", "--wait-timeout", "180"];

    public string Name => name;

    public Uri Url { get; } = new($"http://localhost:{port}");

    /// <summary>Runs <c>docker compose</c> for it.</summary>
    public Task<ShellResult> ComposeAsync(params IReadOnlyList<string> arguments) => ComposeAsync(port, arguments);

    private async Task<ShellResult> ComposeAsync(int gatewayPort, IReadOnlyList<string> arguments)
    {
        var variables = new Dictionary<string, string> { ["CAFE_PORT"] = gatewayPort.ToString(CultureInfo.InvariantCulture) };
        var result = await Shell.TryAsync("docker", ["compose", "--project-name", name, .. arguments], variables);
        result.ExitCode.ShouldBe(0, result.Output);
        return result;
    }

    /// <summary>Starts what isn't there, and returns when all of it is healthy.</summary>
    public Task UpAsync(params IReadOnlyList<string> options) =>
        ComposeAsync([.. Up, .. options, .. Programs, "postgres"]);

    /// <summary>Starts a second gateway beside the one that is there.</summary>
    /// <returns>Where it is found.</returns>
    public async Task<Uri> AddGatewayAsync()
    {
        var another = FreePort.Find();
        await ComposeAsync(another, [.. Up, "--no-recreate", "--scale", "gateway=2", "gateway"]);
        return new Uri($"http://localhost:{another}");
    }

    /// <summary>Those of the café's programs that stay.</summary>
    public static IReadOnlyList<string> Programs { get; } = ["menu", "orders", "reporting", "gateway", "monolith"];

    /// <summary>The containers as <c>docker inspect</c> shows them, of one service or of all, also those that have ended.</summary>
    public async Task<IReadOnlyList<Container>> ContainersAsync(string? service = null)
    {
        // Images carry their project's label as well, and whatever is run of them; the second one containers of Compose alone.
        string[] filters = ["--filter", $"label=com.docker.compose.project={name}", "--filter", "label=com.docker.compose.oneoff=False"];
        if (service is not null)
            filters = [.. filters, "--filter", $"label=com.docker.compose.service={service}"];
        var ids = (await Shell.RunAsync("docker", ["ps", "--all", "--quiet", .. filters])).Lines;
        if (ids.Count == 0)
            return [];
        var inspected = await Shell.RunAsync("docker", ["inspect", .. ids]);
        return [.. JsonDocument.Parse(inspected.Output).RootElement.EnumerateArray().Select(json => new Container(json))];
    }

    public async Task<Container> ContainerAsync(string service) => (await ContainersAsync(service)).ShouldHaveSingleItem();
}

/// <param name="Json">Of <c>docker inspect</c>.</param>
internal sealed record Container(JsonElement Json)
{
    public string Id => At("Id").GetString()!;

    public string Service => At("Config", "Labels", "com.docker.compose.service").GetString()!;

    public string Image => At("Config", "Image").GetString()!;

    public bool IsRunning => At("State", "Running").GetBoolean();

    public int ExitCode => At("State", "ExitCode").GetInt32();

    /// <summary>Of its first process, as the machine sees it.</summary>
    public int Pid => At("State", "Pid").GetInt32();

    /// <summary>On the network that its name ends with.</summary>
    public string AddressOn(string network) => At("NetworkSettings", "Networks").EnumerateObject()
        .Single(each => each.Name.EndsWith('_' + network, StringComparison.Ordinal)).Value.GetProperty("IPAddress").GetString()!;

    /// <summary>A part of what <c>docker inspect</c> shows.</summary>
    public JsonElement At(params IEnumerable<string> path) => path.Aggregate(Json, (element, key) => element.GetProperty(key));

    /// <summary>A list of words there; <c>null</c> there is an empty one.</summary>
    public IReadOnlyList<string> ListAt(params IEnumerable<string> path) =>
        At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(each => each.GetString()!)] : [];

    public override string ToString() => $"{Service} ({Id[..12]})";
}
