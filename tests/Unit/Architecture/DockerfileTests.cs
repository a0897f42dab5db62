using System.Xml.Linq;

namespace Cafe.Tests.Unit.Architecture;

/// <summary>Images are built elsewhere than here; what a build would miss is found out before.</summary>
public sealed class DockerfileTests
{
    public static TheoryData<string> Dockerfiles => new(
        ((string[])["monolith", "services", "lab"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "Dockerfile", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Whatever_it_copies_is_there_and_is_sent_to_the_builder(string dockerfile)
    {
        var sent = File.ReadLines(Path.Combine(Repository.Root, ".dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();

        foreach (var source in Copied(dockerfile))
        {
            Path.Exists(Path.Combine(Repository.Root, source)).ShouldBeTrue($"{dockerfile} copies {source}");
            sent.ShouldContain(source.Split('/')[0], $"{dockerfile} copies {source}, which .dockerignore leaves out");
        }
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void It_copies_every_project_that_its_own_refers_to(string dockerfile)
    {
        var copied = Copied(dockerfile).ToHashSet();
        var own = Directory.EnumerateFiles(Path.GetDirectoryName(Path.Combine(Repository.Root, dockerfile))!, "*.csproj").Single();

        foreach (var project in WithReferences(own))
        {
            var path = Path.GetRelativePath(Repository.Root, project).Replace('\\', '/');
            copied.ShouldContain(path); // for the restore
            copied.ShouldContain(path[..(path.LastIndexOf('/') + 1)]);
        }
    }

    private static IEnumerable<string> Copied(string dockerfile) => File.ReadLines(Path.Combine(Repository.Root, dockerfile))
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]);

    private static IEnumerable<string> WithReferences(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFullPath(reference.Attribute("Include")!.Value, Path.GetDirectoryName(project)!))
        .SelectMany(WithReferences).Append(project).Distinct();
}
