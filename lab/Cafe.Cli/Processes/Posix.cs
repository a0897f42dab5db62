using System.Runtime.InteropServices;

namespace Cafe.Cli.Processes;

/// <summary>What the framework has no call for. On Windows, which has no signals, a process is ended at once.</summary>
internal static partial class Posix
{
    public const int Interrupt = 2, Quit = 3, Kill = 9, Terminate = 15;

    private const int NotPermitted = 1;

    /// <summary>Sends the signal, provided that the process is still the same one.</summary>
    public static void Signal(ProcessIdentity process, int signal)
    {
        if (!process.IsAlive) return;
        if (OperatingSystem.IsWindows())
        {
            using var other = System.Diagnostics.Process.GetProcessById(process.Pid);
            other.Kill();
        }
        else if (kill(process.Pid, signal) != 0 && Marshal.GetLastPInvokeError() == NotPermitted)
        {
            throw new CafeException(
                $"process {process.Pid} belongs to another user; run cafe as that user, or as root");
        }
    }

    /// <summary>Whether the pid is taken, be it by a process that has ended and was not yet reaped.</summary>
    public static bool Exists(int pid) => OperatingSystem.IsWindows()
        ? ProcessIdentity.Of(pid) is not null
        : kill(pid, 0) == 0 || Marshal.GetLastPInvokeError() == NotPermitted;

    /// <summary>Leaves the caller's terminal and pipes: a session of its own, with nothing to read from or write
    /// to.</summary>
    public static void Detach()
    {
        if (OperatingSystem.IsWindows()) return;
        _ = setsid();
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (var standard = 0; standard <= 2; standard++) _ = dup2((int)nothing.DangerousGetHandle(), standard);
    }

    /// <summary>Sets who may do what with a file or folder; on Windows, where a user's folders are private,
    /// nothing.</summary>
    public static void ChangeMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    /// <summary>Gives a file or folder to another user.</summary>
    public static void ChangeOwner(string path, int user, int group)
    {
        if (lchown(path, (uint)user, (uint)group) != 0)
            throw new CafeException($"{path} can't be given to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The path without links, as far as it exists: one folder has one such path.</summary>
    public static string RealPath(string path)
    {
        if (OperatingSystem.IsWindows()) return path;
        var resolved = realpath(path, 0);
        if (resolved == 0)
        {
            return Path.GetDirectoryName(path) is { } parent
                ? Path.Combine(RealPath(parent), Path.GetFileName(path))
                : path;
        }

        var text = Marshal.PtrToStringUTF8(resolved)!;
        free(resolved);
        return text;
    }

    /// <summary>The folders of the PATH.</summary>
    public static IReadOnlyList<string> SearchPath { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The program of that name on the PATH.</summary>
    public static string? FindProgram(string name) =>
        SearchPath.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);

    [LibraryImport("libc")]
    private static partial int setsid();

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint realpath(string path, nint buffer);

    [LibraryImport("libc")]
    private static partial void free(nint memory);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, uint user, uint group);
}
