using System.Globalization;
using System.Text.RegularExpressions;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Postgres;

/// <summary>Where to look for PostgreSQL.</summary>
/// <param name="Chosen">CAFE_POSTGRES_BIN: when given, nowhere else.</param>
/// <param name="Path">The folders of the PATH.</param>
/// <param name="Patterns">Folders in which systems install; <c>*</c> stands for any part of one name.</param>
internal sealed record SearchRoots(string? Chosen, IReadOnlyList<string> Path, IReadOnlyList<string> Patterns)
{
    public static SearchRoots OfThisMachine() => new(
        Environment.GetEnvironmentVariable("CAFE_POSTGRES_BIN") is { Length: > 0 } chosen ? chosen : null,
        Posix.SearchPath,
        OperatingSystem.IsWindows()
            ? [Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles) + @"\PostgreSQL\*\bin"]
            :
            [
                "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*",
                "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
            ]);
}

/// <summary>Finds the server programs of PostgreSQL 15 or newer.</summary>
/// <param name="versionOf">What a <c>postgres</c> program says of its version; <c>null</c> if it doesn't run.</param>
internal sealed partial class PostgresFinder(
    SearchRoots roots, Func<string, CancellationToken, Task<Version?>> versionOf)
{
    public const int Oldest = 15;

    /// <summary>All that serve, newest first.</summary>
    public async Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(CancellationToken cancellation)
    {
        var candidates = roots.Chosen is { } chosen ? [chosen] : roots.Path.Concat(roots.Patterns.SelectMany(Expand));
        var found = new List<PostgresBinaries>();
        foreach (var folder in candidates.Select(RealFolder).OfType<string>().Distinct())
        {
            if (await versionOf(PostgresBinaries.In(folder, "postgres"), cancellation) is { Major: >= Oldest } version)
                found.Add(new PostgresBinaries(folder, version));
        }

        return [.. found.OrderByDescending(binaries => binaries.Version)];
    }

    /// <summary>Asks the program itself.</summary>
    public static async Task<Version?> AskAsync(string program, CancellationToken cancellation)
    {
        try
        {
            var spec = new ProcessSpec(program, ["--version"], ChildEnvironment.Inherited());
            var answer = await Tool.RunAsync(spec, TimeSpan.FromSeconds(10), cancellation);
            return answer.ExitCode == 0 ? Parse(string.Concat(answer.Output)) : null;
        }
        catch (CafeException)
        {
            return null;
        }
    }

    /// <summary>From "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" or "postgres (PostgreSQL)
    /// 18beta1".</summary>
    public static Version? Parse(string answer) => VersionText().Match(answer) is { Success: true, Groups: var parts }
        ? new Version(Number(parts["major"].Value), Number(parts["minor"].Value))
        : null;

    private static int Number(string digits) =>
        digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    // Distributions put links to the server on the PATH, and wrappers in the place of psql: the programs that belong
    // together are where the link leads.
    private static string? RealFolder(string folder)
    {
        var server = Path.GetFullPath(PostgresBinaries.In(folder, "postgres"));
        if (!File.Exists(server)) return null;
        var real = Path.GetDirectoryName(Posix.RealPath(server))!;
        return PostgresBinaries.AreIn(real) ? real : null;
    }

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return Directory.Exists(pattern) ? [pattern] : [];
        var parent = Path.GetDirectoryName(pattern[..star])!;
        var rest = pattern[(parent.Length + 1)..].Split(['/', '\\'], 2);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, rest[0])
                .SelectMany(folder => Expand(Path.Combine([folder, .. rest[1..]])))
            : [];
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d{1,4})(\.(?<minor>\d{1,4}))?")]
    private static partial Regex VersionText();
}
