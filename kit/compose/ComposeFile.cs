using System.Text.RegularExpressions;

namespace Cafe.Compose;

/// <summary>Reads compose files.</summary>
public static partial class ComposeFile
{
    /// <summary>Reads one compose file, checks it, and fills in its variables. The keys that it knows are listed in
    /// this library's README; any other is an error.</summary>
    /// <param name="path">The file. Messages name it as it is given here.</param>
    /// <param name="variables">The variables for interpolation, and for the environment's names without a value.
    /// Neither the process's environment nor an <c>.env</c> file is read besides.</param>
    /// <param name="profiles">The profiles that are asked for: of the services that have profiles, the project has
    /// those that have one of these. None by default.</param>
    /// <exception cref="ComposeException">The file can't be read or has a mistake; the message says where and what
    /// to do.</exception>
    public static ComposeProject Load(
        string path, IReadOnlyDictionary<string, string> variables, params IReadOnlyCollection<string> profiles) =>
        Load([path], variables, profiles);

    /// <summary>Reads a compose file and its overlays, each merged over those before it as
    /// <c>docker compose -f FIRST -f SECOND</c> does. Relative paths in all of them start at the first one's
    /// folder.</summary>
    /// <param name="files">The files, at least one.</param>
    /// <param name="variables">As for one file.</param>
    /// <param name="profiles">As for one file.</param>
    /// <exception cref="ComposeException">A file can't be read or has a mistake; the message says in which of them,
    /// where and what to do.</exception>
    public static ComposeProject Load(
        IReadOnlyList<string> files, IReadOnlyDictionary<string, string> variables,
        params IReadOnlyCollection<string> profiles)
    {
        var root = Merge(files, variables);
        var path = files[0];
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;

        // Compose files for the tools before Compose 2 have a version; nothing depends on it any more.
        var fields = root.Fields("name", "services", "networks", "volumes", "version");
        var section = fields.GetValueOrDefault("services") ?? throw new ComposeException(
            path, 0, "services", "the file has no such key; it needs at least one service");
        var entries = section.Entries();
        if (entries.Count == 0) throw section.Error("has no service; it needs at least one");

        var networks = Declared(fields.GetValueOrDefault("networks"), "bridge", "internal");
        var reader = new ServiceReader(
            directory,
            services: [.. entries.Select(entry => entry.Name)],
            networks: [.. networks.Keys],
            volumes: [.. Declared(fields.GetValueOrDefault("volumes"), "local").Keys]);
        var services = Profiles.Active([.. entries.Select(entry => reader.Read(entry.Name, entry.Value))], profiles);
        StartOrder.Of(services);

        return new ComposeProject
        {
            Name = fields.GetValueOrDefault("name") is { } name ? ProjectName(name) : FolderName(directory, path),
            Directory = directory,
            Services = services,
            InternalNetworks =
            [
                .. networks.Where(network => network.Value.GetValueOrDefault("internal")?.Flag() == true)
                    .Select(network => network.Key),
            ],
        };
    }

    /// <summary>Reads one of the top level's own <c>x-</c> keys alone, for whoever knows what it holds and can't fill in the
    /// variables of the rest yet: services are neither read nor checked.</summary>
    /// <param name="key">The key, <c>x-</c> included.</param>
    /// <param name="files">The files, at least one, merged as by <see cref="Load(IReadOnlyList{string},
    /// IReadOnlyDictionary{string, string}, IReadOnlyCollection{string})"/>.</param>
    /// <param name="variables">The variables for interpolation.</param>
    /// <returns><c>null</c> where no file has the key.</returns>
    /// <exception cref="ComposeException">A file can't be read, or isn't YAML.</exception>
    public static ComposeValue? Extension(
        string key, IReadOnlyList<string> files, IReadOnlyDictionary<string, string> variables)
    {
        return Merge(files, variables).Entries().FirstOrDefault(entry => entry.Name == key).Value;
    }

    private static ComposeValue Merge(IReadOnlyList<string> files, IReadOnlyDictionary<string, string> variables)
    {
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        var first = Read(files[0], isOverlay: false)
            ?? throw new ComposeException(files[0], 0, "", "the file is empty; it needs services");
        // An overlay without anything in it changes nothing.
        var overlays = files.Skip(1).Select(file => Read(file, isOverlay: true)).OfType<YamlEntry>();
        return new ComposeValue(variables, overlays.Aggregate(first, Overlay.Merge), "");
    }

    private static YamlEntry? Read(string path, bool isOverlay)
    {
        try
        {
            using var text = File.OpenText(path);
            return YamlTree.Read(path, text, isOverlay) is { } root ? new YamlEntry("", new(path, 1), root) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ComposeException(path, 0, "", "there is no such file; name one that exists", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ComposeException(path, 0, "", $"the file can't be read: {e.Message}", e);
        }
    }

    // Names, and of what else compose can say about them only what every runner can keep or do without.
    private static Dictionary<string, IReadOnlyDictionary<string, ComposeValue>> Declared(
        ComposeValue? section, string driver, params string[] known) =>
        (section?.Entries() ?? []).ToDictionary(entry => entry.Name, entry => Fields(entry.Value, driver, known));

    private static IReadOnlyDictionary<string, ComposeValue> Fields(ComposeValue value, string driver, string[] known)
    {
        if (value.IsNull) return new Dictionary<string, ComposeValue>();
        var fields = value.Fields(["driver", .. known]);
        return fields.GetValueOrDefault("driver") is not { } other || other.Text() == driver
            ? fields
            : throw other.Error($"'{other.Text()}' is not supported: remove it, since the driver is always {driver}");
    }

    private static string ProjectName(ComposeValue value) => value.Text() is var name && Name().IsMatch(name)
        ? name
        : throw value.Error($"'{name}' is not a project's name; use a-z, 0-9, - and _, first a letter or digit");

    private static string FolderName(string directory, string path)
    {
        var name = NotInName().Replace(Path.GetFileName(directory).ToLowerInvariant(), "").TrimStart('-', '_');
        return name.Length > 0
            ? name
            : throw new ComposeException(path, 0, "name", "the folder's name has no letter or digit; add this key");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*\z")]
    private static partial Regex Name();

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex NotInName();
}
