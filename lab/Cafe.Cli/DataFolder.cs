using Cafe.Cli.Processes;

namespace Cafe.Cli;

/// <summary>The folder that holds everything of one café: <c>--data</c>.</summary>
internal sealed class DataFolder(string path)
{
    public const string Default = ".cafe";

    public string Path { get; } = Absolute(path);

    public string Secrets => In("secrets");
    public string StaffPassword => In("secrets", "staff-password");
    public string SuperuserPassword => In("secrets", "CAFE_POSTGRES_PASSWORD");
    public string Cluster => In("postgres");
    public string Mail => In("mail");
    public string Logs => In("logs");
    public string UpLog => In("logs", "up.log");
    public string State => In("run", "state.json");
    public string ContainerState => In("run", "containers.json");
    public string ContainerSecrets => In("containers");
    public string LockFile => In("run", "lock");
    public string SecretsLockFile => In("run", "secrets.lock");

    /// <summary>As the user would type it behind a verb: nothing for the default.</summary>
    public string Option => Path == Absolute(Default) ? "" : $" --data {Quote(Path)}";

    /// <summary>A word for the shell, whatever is in it.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public string LogOf(string process) => In("logs", process + ".log");

    /// <summary>Makes the folders, and sees that this user may write in them.</summary>
    public void Create()
    {
        if (File.Exists(Path)) throw new CafeException($"{Path} is a file; --data needs a folder");
        try
        {
            foreach (var folder in (string[])[Path, Mail, Logs, In("run")]) Directory.CreateDirectory(folder);
            using var probe = File.Create(In("run", $"probe-{Environment.ProcessId}"), 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CafeException($"{Path} can't be written to: {e.Message} Give another folder with --data DIR.");
        }
    }

    /// <summary>The lock that the café's <c>cafe up</c> holds as long as it lives; <c>null</c> while another has
    /// it.</summary>
    public FileStream? TryLock() => FileLock.TryTake(LockFile);

    private static string Absolute(string path) =>
        Posix.RealPath(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    private string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);
}
