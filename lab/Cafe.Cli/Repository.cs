namespace Cafe.Cli;

/// <summary>The clone that this program was built in.</summary>
internal sealed record Repository(string Root)
{
    public string ComposeFile => Path.Combine(Root, "docker-compose.yml");
    public string Solution => Path.Combine(Root, "Cafe.sln");
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string AssemblyOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return Path.Combine(Artifacts, "bin", name, "release", name + ".dll");
    }

    /// <summary>./cafe says where it stands; without it, the nearest folder above this program with a compose
    /// file.</summary>
    public static Repository Find()
    {
        var root = Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : AppContext.BaseDirectory;
        while (root is not null && !File.Exists(new Repository(root).ComposeFile)) root = Path.GetDirectoryName(root);
        return root is null
            ? throw new CafeException("there is no docker-compose.yml here; start cafe by the ./cafe of a whole clone")
            : new Repository(root);
    }
}
