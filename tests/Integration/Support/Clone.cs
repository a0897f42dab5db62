namespace Cafe.Tests.Integration.Support;

/// <summary>The clone that is tested: the folder above the built tests that holds docker-compose.yml, or
/// <c>CAFE_ROOT</c> where they are built into a folder outside.</summary>
internal static class Clone
{
    public static string Root { get; } = Find();

    public static string CafeCommand => Path.Combine(Root, "cafe");

    public static string Monolith => Path.Combine(Root, "artifacts/bin/Cafe.Monolith/release/Cafe.Monolith.dll");

    /// <summary>A service's program, built beside these tests: <c>artifacts/bin/PROJECT/CONFIGURATION</c>.</summary>
    public static string ServiceProgram(string project)
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(own))!, project, Path.GetFileName(own), $"{project}.dll");
    }

    public static string ProvisioningScript => Path.Combine(Root, "docker/postgres/provision.sql");

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } root)
            return Path.GetFullPath(root);
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "docker-compose.yml")))
                return folder;
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds docker-compose.yml; set CAFE_ROOT to the clone.");
    }
}
