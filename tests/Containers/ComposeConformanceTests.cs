using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Cafe.Compose;

namespace Cafe.Tests.Containers;

/// <summary>What Cafe.Compose makes of a compose file is what <c>docker compose config</c> makes of it, which needs no
/// engine.</summary>
public sealed class ComposeConformanceTests : IDisposable
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["FROM_OUTSIDE"] = "outside",
        ["DB_PASSWORD"] = "p$ss",
    };

    private static readonly string[] DockersOwn = ["PATH", "HOME", "DOCKER_CONFIG"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cafe-compose-");

    public static TheoryData<string> OwnFiles =>
    [
        "docker-compose.yml",
        .. Directory.GetFiles(Path.Combine(Clone.Root, "docker"), "*.yml").Order()
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("services:", StringComparison.Ordinal)))
            .Select(overlay => $"docker-compose.yml {Path.GetRelativePath(Clone.Root, overlay)}"),
    ];

    public static TheoryData<string> Samples =>
    [
        .. Directory.GetDirectories(Path.Combine(Clone.Root, "tests/Unit/Compose/samples")).Order()
            .Select(sample => string.Join(' ', Directory.GetFiles(sample, "*.yml")
                .OrderBy(file => (Path.GetFileName(file) != "compose.yml", file))
                .Select(file => Path.GetRelativePath(Clone.Root, file)))),
    ];

    public void Dispose() => folder.Delete(recursive: true);

    [DockerComposeTheory]
    [MemberData(nameof(OwnFiles))]
    public Task Our_own_file_and_its_overlays_mean_the_same_to_both(string files) => MeanTheSameToBothAsync(files);

    [DockerComposeTheory]
    [MemberData(nameof(Samples))]
    public Task What_popular_samples_write_means_the_same_to_both(string files) => MeanTheSameToBothAsync(files);

    [DockerComposeTheory]
    [InlineData("debug")]
    [InlineData("load")]
    [InlineData("debug load")]
    [InlineData("other")]
    public Task Profiles_start_the_same_services(string profiles) =>
        MeanTheSameToBothAsync("tests/Unit/Compose/samples/profiles/compose.yml", profiles.Split(' '));

    [DockerComposeTheory]
    [InlineData("web: {image: x, depends_on: [db]}, db: {image: x, profiles: [p]}")]
    [InlineData("web: {image: x, depends_on: [gone]}")]
    [InlineData("web: {image: x, depends_on: [web]}")]
    [InlineData("web: {image: x, network_mode: none, networks: [default]}")]
    [InlineData("web: {image: x, networks: [gone]}")]
    [InlineData("web: {image: x, mem_limit: 1g, deploy: {resources: {limits: {memory: 2g}}}}")]
    [InlineData("web: {image: x, profiles: p}")]
    [InlineData("web: {restart: always}")]
    public async Task What_the_one_refuses_the_other_refuses(string services)
    {
        var file = Path.Combine(folder.FullName, "compose.yml");
        await File.WriteAllTextAsync(file, $"services: {{{services}}}");

        Should.Throw<ComposeException>(() => ComposeFile.Load(file, Variables));
        (await RunAsync(["-f", file, "config"])).ExitCode.ShouldNotBe(0);
    }

    private static async Task MeanTheSameToBothAsync(string files, params string[] profiles)
    {
        string[] paths = [.. files.Split(' ').Select(file => Path.Combine(Clone.Root, file))];
        var (exitCode, output, error) = await RunAsync(
        [
            .. paths.SelectMany(path => new[] { "-f", path }), .. profiles.SelectMany(profile => new[] { "--profile", profile }),
            "config", "--format", "json",
        ]);
        exitCode.ShouldBe(0, error);
        var theirs = JsonDocument.Parse(output).RootElement;

        var ours = ComposeFile.Load(paths, Variables, profiles);

        ours.Name.ShouldBe(theirs.GetProperty("name").GetString());
        ours.Services.Select(service => service.Name).Order()
            .ShouldBe(theirs.GetProperty("services").EnumerateObject().Select(service => service.Name).Order());
        foreach (var service in ours.Services)
        {
            var other = theirs.GetProperty("services").GetProperty(service.Name);
            ServiceLines.Of(service).ShouldBe(ServiceLines.Of(other), service.Name);
        }

        // Theirs has those networks alone that a service is on.
        var networks = theirs.TryGetProperty("networks", out var used) ? used.EnumerateObject().ToList() : [];
        networks.Where(network => network.Value.TryGetProperty("internal", out var isInternal) && isInternal.GetBoolean())
            .Select(network => network.Name).Order()
            .ShouldBe(ours.InternalNetworks.Intersect(networks.Select(network => network.Name)).Order());
    }

    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("docker", ["compose", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing but these variables, so that both read the same.
        foreach (var name in start.Environment.Keys.Except(DockersOwn).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        start.Environment["COMPOSE_DISABLE_ENV_FILE"] = "true";

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}

/// <summary>A theory that needs <c>docker compose</c>, and is skipped where it isn't; with <c>CAFE_REQUIRE=all</c> it
/// fails there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DockerComposeTheoryAttribute : TheoryAttribute
{
    private static readonly bool IsThere = Answers();

    public DockerComposeTheoryAttribute()
    {
        if (!IsThere && Environment.GetEnvironmentVariable("CAFE_REQUIRE") != "all")
            Skip = "docker compose is missing";
    }

    private static bool Answers()
    {
        try
        {
            return ComposeConformanceTests.RunAsync(["version"]).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
