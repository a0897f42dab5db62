using System.Text;

namespace Cafe.Cli.Secrets;

/// <summary>A file with one secret.</summary>
internal static class SecretFile
{
    /// <summary>The secret without the end of its line; <c>null</c> where there is none. An empty file is a lost one.</summary>
    public static string? Read(string file) =>
        File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Writes the file in one step: nobody sees half of it, or sees it with another mode.</summary>
    public static void Write(string file, string text, UnixFileMode mode)
    {
        var next = file + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using (var stream = new FileStream(next, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}
