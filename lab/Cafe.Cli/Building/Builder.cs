using System.Xml.Linq;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Building;

/// <summary>Builds what has changed since it was last built here.</summary>
internal sealed class Builder(Repository repository, Terminal terminal)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Builds in Release, if anything has changed.</summary>
    /// <param name="target">The project or solution to build.</param>
    /// <param name="projects">The projects that it builds; those that they refer to count as well.</param>
    /// <param name="environment">Of the build's processes.</param>
    /// <returns>Whether there was anything to do.</returns>
    public async Task<bool> BuildAsync(
        string target, IReadOnlyList<string> projects, IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellation)
    {
        if (projects.All(project => IsBuilt(project, Fingerprint(project)))) return false;
        Directory.CreateDirectory(Path.Combine(repository.Artifacts, "stamps"));
        // One build at a time in this clone; the ./cafe script takes the same lock.
        using var alone = await FileLock.TakeAsync(
            Path.Combine(repository.Artifacts, "build.lock"),
            () => terminal.Line("Waiting for another build in this clone ..."), cancellation);

        // Taken before the build: what is saved meanwhile is built the next time.
        var fingerprints = projects.ToDictionary(project => project, Fingerprint);
        if (projects.All(project => IsBuilt(project, fingerprints[project]))) return false;
        var result = await Tool.RunAsync(
            new ProcessSpec(
                Dotnet,
                [
                    "build", target, "--configuration", "Release", "--verbosity", "quiet", "--nologo",
                    // No build servers: they would outlive the café.
                    "--disable-build-servers", "-consoleLoggerParameters:ErrorsOnly",
                ],
                environment) { WorkingDirectory = repository.Root },
            Limit, cancellation);
        if (result.ExitCode != 0)
            throw new CafeException($"{Path.GetFileName(target)} doesn't build:{Tool.Lines(result.Output, 40)}");
        foreach (var (project, fingerprint) in fingerprints) File.WriteAllText(StampOf(project), fingerprint);
        return true;
    }

    /// <summary>Builds several projects side by side in Release, if anything of them has changed.</summary>
    /// <param name="projects">The projects; those that they refer to are built once.</param>
    /// <param name="environment">Of the build's processes.</param>
    /// <returns>Whether there was anything to do.</returns>
    public async Task<bool> BuildAsync(
        IReadOnlyList<string> projects, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var all = Path.Combine(repository.Artifacts, "services.proj");
        Directory.CreateDirectory(repository.Artifacts);
        new XElement(
            "Project",
            new XElement("ItemGroup", projects.Select(project => new XElement("Service", new XAttribute("Include", project)))),
            Target("Build"), Target("Restore")).Save(all);
        return await BuildAsync(all, projects, environment, cancellation);

        static XElement Target(string name) => new(
            "Target", new XAttribute("Name", name),
            new XElement(
                "MSBuild", new XAttribute("Projects", "@(Service)"), new XAttribute("Targets", name),
                new XAttribute("Properties", "Configuration=Release"), new XAttribute("BuildInParallel", "true")));
    }

    private bool IsBuilt(string project, string fingerprint) =>
        File.Exists(StampOf(project)) && File.ReadAllText(StampOf(project)) == fingerprint
        && File.Exists(repository.AssemblyOf(project));

    private string Fingerprint(string project) => ProjectInputs.Fingerprint(repository.Root, project);

    private string StampOf(string project) =>
        Path.Combine(repository.Artifacts, "stamps", Path.GetFileNameWithoutExtension(project) + ".inputs");

    /// <summary>The dotnet that runs this program.</summary>
    public static string Dotnet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
}
