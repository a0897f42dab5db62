using Cafe.Cli.Processes;

namespace Cafe.Tests.Unit.Cli;

/// <summary>A folder of the test's own.</summary>
public abstract class TempFolder : IDisposable
{
    // As the system names it: macOS reaches its temporary folder by a link.
    private readonly string folder = Posix.RealPath(Directory.CreateTempSubdirectory("cafe-cli-").FullName);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string At(string path) => Path.Combine(folder, path);

    protected string Write(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return At(path);
    }
}
