namespace Cafe.Compose;

/// <summary>Reads one entry of a service's <c>volumes</c>.</summary>
/// <param name="directory">Where relative paths start.</param>
/// <param name="declared">The names under the top-level key <c>volumes</c>.</param>
internal sealed class VolumeReader(string directory, HashSet<string> declared)
{
    public ComposeVolume Read(ComposeValue value) => value.IsMap ? Long(value) : Short(value);

    private ComposeVolume Long(ComposeValue value)
    {
        var fields = value.Fields("type", "source", "target", "read_only");
        var type = fields.GetValueOrDefault("type")
            ?? throw value.Error("has no type; give one of bind, volume, tmpfs");
        var target = fields.GetValueOrDefault("target")
            ?? throw value.Error("has no target; name a path in the service");
        var source = fields.GetValueOrDefault("source");
        var path = (type.Text(), source) switch
        {
            ("bind", not null) => Folder(source, source.Word()),
            ("bind", null) => throw value.Error("has no source; name the path on the host"),
            ("volume", _) => source is null ? null : Volume(source, source.Word()),
            ("tmpfs", null) => null,
            ("tmpfs", not null) => throw source.Error("a tmpfs has no source: remove it"),
            var (other, _) => throw type.Error($"'{other}' is not supported: use bind, volume or tmpfs"),
        };
        return new ComposeVolume(
            type.Text(), path, Target(target, target.Text()), fields.GetValueOrDefault("read_only")?.Flag() ?? false);
    }

    private ComposeVolume Short(ComposeValue value)
    {
        var parts = value.Text().Split(':');
        var (source, target) = parts.Length == 1 ? (null, parts[0]) : (parts[0], parts[1]);
        var readOnly = parts switch
        {
            [_] or [_, _] or [_, _, "rw"] => false,
            [_, _, "ro"] => true,
            [_, _, var mode] => throw value.Error($"the mode '{mode}' is not supported: use ro or rw"),
            _ => throw value.Error("has too many colons; write SOURCE:TARGET or SOURCE:TARGET:ro"),
        };
        var isPath = source is ['.' or '/' or '~', ..];
        return new ComposeVolume(
            isPath ? "bind" : "volume",
            source is null ? null : isPath ? Folder(value, source) : Volume(value, source),
            Target(value, target),
            readOnly);
    }

    private string Folder(ComposeValue value, string path) => path.StartsWith('~')
        ? throw value.Error("~ is not supported: write ${HOME}")
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, directory));

    private string Volume(ComposeValue value, string name) => declared.Contains(name)
        ? name
        : throw value.Error(
            $"there is no volume '{name}'; declare it under the top-level key volumes, or write ./{name} for a folder");

    private static string Target(ComposeValue value, string path) => path.StartsWith('/')
        ? Path.TrimEndingDirectorySeparator(path)
        : throw value.Error($"'{path}' is not an absolute path in the service; begin it with /");
}
