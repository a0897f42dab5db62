namespace Cafe.Tests.Unit;

/// <summary>The checkout that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>Its folder: the one above the built tests that holds docker-compose.yml, or <c>CAFE_ROOT</c> where
    /// they are built into a folder outside.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } root) return root;
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "docker-compose.yml"))) return folder;
        }

        throw new InvalidOperationException(
            $"no folder above {AppContext.BaseDirectory} holds docker-compose.yml; set CAFE_ROOT to the checkout");
    }
}
