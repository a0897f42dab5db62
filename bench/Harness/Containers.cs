using System.Diagnostics;
using System.Globalization;
using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;

namespace Cafe.Bench.Harness;

/// <summary>The command <c>docker</c>.</summary>
internal static class Docker
{
    public static async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<string> arguments, string doing, CancellationToken cancel, params IEnumerable<(string Name, string Value)> variables)
    {
        var environment = LocalProcess.Inherited();
        foreach (var (name, value) in variables)
            environment[name] = value;
        return (await Tool.MustRunAsync(
            new ProcessSpec("docker", arguments, environment) { WorkingDirectory = RunningCafe.Root },
            TimeSpan.FromMinutes(30), doing, cancel)).Output;
    }
}

/// <summary>The compose file under a name of its own, with volumes that go with it.</summary>
internal sealed class ComposedCafe : IAsyncDisposable
{
    private static readonly string[] Programs = ["monolith", "menu", "orders", "reporting", "gateway"];

    private readonly int _port = FreePort.Find();

    public string Name { get; } = $"cafe-bench-{Path.GetRandomFileName()[..8]}";

    public Uri Gateway => new($"http://localhost:{_port}");

    /// <returns>How long it took from nothing but images to all healthy, in seconds.</returns>
    public async Task<double> UpAsync(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await ComposeAsync(["up", "--detach", "--wait", "--no-build", .. Programs], cancel);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public async Task<string> StaffPasswordAsync(CancellationToken cancel) =>
        (await ComposeAsync(["run", "--rm", "--no-TTY", "secrets", "--show", "staff-password"], cancel))[^1];

    public async ValueTask DisposeAsync() => await ComposeAsync(["down", "--volumes"], CancellationToken.None);

    private Task<IReadOnlyList<string>> ComposeAsync(IReadOnlyList<string> arguments, CancellationToken cancel) => Docker.RunAsync(
        ["compose", "--project-name", Name, .. arguments], $"docker compose {arguments[0]}", cancel,
        ("CAFE_PORT", _port.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A further container of a service, on the networks of a café and with the secrets of its own.</summary>
internal sealed class ServiceContainer : IAsyncDisposable
{
    private readonly string _id;

    private ServiceContainer(string id, Uri url, double readyAfter) => (_id, Url, ReadyAfter) = (id, url, readyAfter);

    public Uri Url { get; }

    /// <summary>From <c>docker run</c> to the first success of <c>/health/ready</c>, in seconds.</summary>
    public double ReadyAfter { get; }

    public static async Task<ServiceContainer> RunAsync(
        ComposedCafe cafe, string service, string image, IReadOnlyList<string> options, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        var id = (await Docker.RunAsync(
            [
                "run", "--detach", "--network", $"{cafe.Name}_database", "--volume", $"{cafe.Name}_{service}-secrets:/run/secrets:ro",
                // All requests come from one address, which the gateway would limit.
                "--memory", "512m", "--env", "Discovery__Provider=dns", "--env", "Gateway__RequestsPerSecond=0", .. options, image,
            ],
            "the container can't be started", cancel))[^1];
        var address = (await Docker.RunAsync(
            ["inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", id], "docker inspect", cancel))[^1];
        var url = new Uri($"http://{address}:8080");
        while (!await IsReadyAsync(client, url, cancel))
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
                throw new CafeException($"{image} was not ready within a minute:{Tool.Lines(await Docker.RunAsync(["logs", id], "docker logs", cancel))}");
            await Task.Delay(5, cancel);
        }

        var container = new ServiceContainer(id, url, Stopwatch.GetElapsedTime(started).TotalSeconds);
        // So that what it calls can be found, from here on.
        await Docker.RunAsync(["network", "connect", $"{cafe.Name}_default", id], "docker network connect", cancel);
        return container;
    }

    /// <summary>Of its process, in bytes.</summary>
    public async Task<long> ResidentBytesAsync(CancellationToken cancel)
    {
        var pid = (await Docker.RunAsync(["inspect", "--format", "{{.State.Pid}}", _id], "docker inspect", cancel))[^1];
        var line = (await File.ReadAllLinesAsync($"/proc/{pid}/status", cancel)).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync() => await Docker.RunAsync(["rm", "--force", "--volumes", _id], "docker rm", CancellationToken.None);

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri url, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url, "/health/ready"), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
