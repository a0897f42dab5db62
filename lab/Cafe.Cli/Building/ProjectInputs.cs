using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cafe.Cli.Building;

/// <summary>What a project is built from, so that an unchanged one costs no MSBuild.</summary>
internal static partial class ProjectInputs
{
    private static readonly HashSet<string> NotSources = ["bin", "obj", "artifacts", ".git"];

    /// <summary>A value that changes whenever a file of the project, or of one that it refers to, changes, comes or
    /// goes.</summary>
    /// <param name="root">The clone; paths count from here, so that a copy of a built clone is a built one.</param>
    public static string Fingerprint(string root, string project)
    {
        var all = new HashSet<string>();
        AddWithReferences(Path.GetFullPath(project), all);
        var files = all.SelectMany(FilesOf).Concat(SettingsOf(root, all)).Distinct().Order(StringComparer.Ordinal)
            .Select(file => new FileInfo(file)).Where(file => file.Exists)
            .Select(file => $"{Path.GetRelativePath(root, file.FullName)}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));
    }

    /// <summary>The projects of a solution file.</summary>
    public static IReadOnlyList<string> OfSolution(string solution) =>
        [.. SolutionProject().Matches(File.ReadAllText(solution))
            .Select(match => Beside(solution, match.Groups[1].Value))];

    private static void AddWithReferences(string project, HashSet<string> all)
    {
        if (!File.Exists(project) || !all.Add(project)) return;
        foreach (var reference in XDocument.Load(project).Descendants("ProjectReference"))
            AddWithReferences(Beside(project, (string?)reference.Attribute("Include") ?? ""), all);
    }

    private static IEnumerable<string> FilesOf(string project) =>
        Sources(Path.GetDirectoryName(project)!).Concat(
            // What it takes from elsewhere: <Content Include="../web/**" />.
            XDocument.Load(project).Descendants().Select(element => element.Attribute("Include")?.Value)
                .OfType<string>().Where(include => include.StartsWith("..", StringComparison.Ordinal))
                .SelectMany(include => Included(Beside(project, include))));

    private static IEnumerable<string> Included(string path)
    {
        var wild = path.IndexOf('*', StringComparison.Ordinal);
        return wild < 0 ? [path] : Sources(Path.GetDirectoryName(path[..wild])!);
    }

    private static IEnumerable<string> Sources(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(sub => !NotSources.Contains(Path.GetFileName(sub)) && new DirectoryInfo(sub).LinkTarget is null)
                .SelectMany(Sources));

    // MSBuild takes Directory.*.props and .targets from the project's folder and those above it.
    private static IEnumerable<string> SettingsOf(string root, HashSet<string> projects) =>
        projects.SelectMany(project => Above(root, project)).Distinct()
            .SelectMany(folder => Directory.EnumerateFiles(folder, "Directory.*"))
            .Append(Path.Combine(root, "global.json"));

    private static IEnumerable<string> Above(string root, string project)
    {
        for (var folder = Path.GetDirectoryName(project); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
            if (folder == root) yield break;
        }
    }

    private static string Beside(string file, string path) =>
        Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(file)!);

    [GeneratedRegex("""
        "([^"]+\.csproj)"
        """)]
    private static partial Regex SolutionProject();
}
