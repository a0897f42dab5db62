using System.Xml.Linq;

namespace Cafe.Tests.Unit.Architecture;

/// <summary>Dependencies point one way: services → kit; lab → kit, deploy; deploy → kit; the monolith → nothing.</summary>
public class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["monolith"] = [],
        ["kit"] = ["kit"],
        ["services"] = ["kit"],
        ["deploy"] = ["kit"],
        ["lab"] = ["kit", "deploy"],
    };

    public static TheoryData<string> Projects => [.. MayReferTo.Keys
        .Select(folder => Path.Combine(Repository.Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
        .Select(project => Path.GetRelativePath(Repository.Root, project))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_the_folders_below_it(string project)
    {
        var allowed = MayReferTo[TopFolder(project)];
        foreach (var reference in References(project))
            allowed.ShouldContain(TopFolder(reference), $"{project} refers to {reference}");
    }

    [Fact]
    public void The_arrows_are_looked_for_where_the_projects_are()
    {
        Projects.Count.ShouldBeGreaterThanOrEqualTo(3);
        References("lab/Cafe.Cli/Cafe.Cli.csproj").ShouldContain("kit/compose/Cafe.Compose.csproj");
    }

    [Fact]
    public void Versions_stand_only_in_the_central_file()
    {
        var withVersion = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => XDocument.Load(project).Descendants("PackageReference").Any(p => p.Attribute("Version") is not null));
        withVersion.ShouldBeEmpty();
    }

    private static IEnumerable<string> References(string project)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        return XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFullPath(Path.Combine(folder, reference.Attribute("Include")!.Value)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));
    }

    private static string TopFolder(string path) => path.Replace('\\', '/').Split('/')[0];
}
