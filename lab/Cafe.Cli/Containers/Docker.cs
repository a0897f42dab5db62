using System.Text.Json;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Containers;

/// <summary>The commands <c>docker</c> and <c>docker compose</c>, for one project.</summary>
/// <param name="variables">What the compose file reads, over this process's environment.</param>
internal sealed class Docker(Repository repository, string project, IReadOnlyDictionary<string, string> variables)
{
    private static readonly TimeSpan ForAnAnswer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForWork = TimeSpan.FromMinutes(30);

    /// <summary>Says what containers need and this machine lacks; <c>null</c> if nothing.</summary>
    public static async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        Task<ToolResult> RunAsync(params string[] arguments) =>
            Tool.RunAsync(new ProcessSpec("docker", arguments, ChildEnvironment.Inherited()), ForAnAnswer, cancellation);

        if (Posix.FindProgram("docker") is null) return "docker is not on the PATH: install Docker Engine, or Docker Desktop";
        if ((await RunAsync("compose", "version")).ExitCode != 0)
            return "docker has no Compose v2: install the package docker-compose-plugin";
        var engine = await RunAsync("info", "--format", "{{.ServerVersion}}");
        return engine.ExitCode == 0 ? null : $"the container engine doesn't answer: {string.Join(' ', engine.Output).Trim()}";
    }

    /// <summary>Runs <c>docker compose</c> to its end.</summary>
    /// <param name="doing">What failed if it fails: "the images can't be built".</param>
    public async Task ComposeAsync(
        string doing, IReadOnlyList<string> arguments, CancellationToken cancellation, Action<string>? onLine = null)
    {
        var result = await Tool.RunAsync(Compose(arguments), ForWork, cancellation, onLine);
        if (result.ExitCode != 0) throw new CafeException($"{doing}:{Tool.Lines(result.Output)}");
    }

    /// <summary><c>docker compose</c> with the project's name and file.</summary>
    public ProcessSpec Compose(IReadOnlyList<string> arguments) =>
        Spec(["compose", "--project-name", project, "--file", repository.ComposeFile, "--progress", "plain", .. arguments]);

    /// <summary>The project's containers, those that have ended as well; none where no engine answers.</summary>
    public async Task<IReadOnlyList<Container>> ContainersAsync(CancellationToken cancellation)
    {
        // Images carry their project's label as well, and whatever is run of them; the second one containers of Compose alone.
        var ids = await RunAsync(
            [
                "ps", "--all", "--quiet", "--no-trunc",
                "--filter", $"label=com.docker.compose.project={project}", "--filter", "label=com.docker.compose.oneoff=False",
            ],
            ForAnAnswer, cancellation);
        if (ids.ExitCode != 0 || ids.Output.Count == 0) return [];
        var found = await RunAsync(["inspect", "--format", "{{json .}}", .. ids.Output], ForAnAnswer, cancellation);
        return [.. found.Output.Where(line => line.StartsWith('{')).Select(Parse).OrderBy(container => container.Service, StringComparer.Ordinal)];
    }

    /// <summary>Copies a folder out of a container, which need not run.</summary>
    public async Task CopyAsync(Container from, string path, string to, CancellationToken cancellation)
    {
        var result = await RunAsync(["cp", $"{from.Id}:{path}", to], ForAnAnswer, cancellation);
        if (result.ExitCode != 0) throw new CafeException($"{path} can't be copied from {from.Service}:{Tool.Lines(result.Output)}");
    }

    /// <summary>The last lines that a container wrote.</summary>
    public async Task<IReadOnlyList<string>> LogAsync(Container container, int lines, CancellationToken cancellation) =>
        (await RunAsync(["logs", "--tail", $"{lines}", container.Id], ForAnAnswer, cancellation)).Output;

    /// <summary>Where on this machine a volume's files are; <c>null</c> where the engine is elsewhere.</summary>
    public async Task<string?> FolderOfVolumeAsync(string name, CancellationToken cancellation)
    {
        var found = await RunAsync(["volume", "inspect", "--format", "{{.Mountpoint}}", $"{project}_{name}"], ForAnAnswer, cancellation);
        return found is { ExitCode: 0, Output: [var folder] } && Directory.Exists(folder) ? folder : null;
    }

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken cancellation) =>
        Tool.RunAsync(Spec(arguments), limit, cancellation);

    private static Container Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var container = document.RootElement;
        var config = container.GetProperty("Config");
        var state = container.GetProperty("State");
        return new Container(
            container.GetProperty("Id").GetString()!,
            config.GetProperty("Labels").GetProperty("com.docker.compose.service").GetString()!,
            config.GetProperty("Image").GetString()!,
            state.GetProperty("Status").GetString()!,
            state.TryGetProperty("Health", out var health) ? health.GetProperty("Status").GetString() : null,
            state.GetProperty("Pid").GetInt32(),
            state.GetProperty("ExitCode").GetInt32(),
            container.GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject()
                .Select(network => network.Value.GetProperty("IPAddress").GetString())
                .FirstOrDefault(address => !string.IsNullOrEmpty(address)));
    }

    private ProcessSpec Spec(IReadOnlyList<string> arguments)
    {
        var environment = ChildEnvironment.Inherited();
        foreach (var (name, value) in variables) environment[name] = value;
        return new ProcessSpec("docker", arguments, environment);
    }
}

/// <param name="Status"><c>running</c>, <c>exited</c> and so on.</param>
/// <param name="Health"><c>healthy</c>, <c>unhealthy</c>, <c>starting</c>; <c>null</c> without a health check.</param>
/// <param name="Pid">Of its first process, on the engine's own machine; 0 where it doesn't run.</param>
/// <param name="Address">Its address on one of its networks; <c>null</c> where it has none.</param>
internal sealed record Container(
    string Id, string Service, string Image, string Status, string? Health, int Pid, int ExitCode, string? Address);
