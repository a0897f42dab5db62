using System.Globalization;
using System.Text;
using Cafe.Cli.Processes;

namespace Cafe.Cli.Postgres;

/// <summary>The server of a cluster, as its <c>postmaster.pid</c> tells.</summary>
internal sealed record Postmaster(ProcessIdentity Process, bool IsReady)
{
    // Above what any system gives a process.
    private const string NoProcess = "2147483647";

    /// <summary>The server that runs on this cluster; <c>null</c> if none does, whatever the file says.</summary>
    public static Postmaster? Of(string cluster)
    {
        // Line 1 is the pid, line 8 the state: see the server's miscadmin.h.
        var lines = ReadPidFile(cluster);
        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            && ProcessIdentity.Of(pid) is { } process && IsServerOf(pid, cluster)
                ? new Postmaster(process, lines.Length > 7 && lines[7].TrimEnd() == "ready")
                : null;
    }

    /// <summary>
    /// Corrects a pid file whose pid has gone to another process, or belongs to one that has ended and was not yet
    /// reaped: the server would take it for itself and not start. The rest of the file stays, as the server finds
    /// old backends by it that still run.
    /// </summary>
    public static void CorrectMisleadingPidFile(string cluster)
    {
        var lines = ReadPidFile(cluster);
        if (lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && pid > 0
            && Posix.Exists(pid) && Of(cluster) is null)
        {
            File.WriteAllLines(PidFile(cluster), [NoProcess, .. lines[1..]]);
        }
    }

    private static bool IsServerOf(int pid, string cluster)
    {
        if (!OperatingSystem.IsLinux())
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }

        // The command line of the server that cafe started; unlike /proc/PID/cwd, anybody may read it.
        var words = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline")).Split('\0');
        return words is [var program, "-D", var folder, ..]
            && Path.GetFileName(program) == "postgres" && folder == Posix.RealPath(cluster);
    }

    private static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    private static string[] ReadPidFile(string cluster)
    {
        try
        {
            return File.ReadAllLines(PidFile(cluster));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
