using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Cafe.Cli.Processes;

/// <summary>One process for good: a pid alone may belong to somebody else tomorrow.</summary>
/// <param name="Start">When the process started, in a form that only serves for comparison.</param>
internal sealed record ProcessIdentity(int Pid, string Start)
{
    private static readonly Lazy<string> Boot = new(() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());

    /// <summary>Whether this very process still runs.</summary>
    [JsonIgnore]
    public bool IsAlive => Of(Pid) == this;

    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId)!;

    /// <summary>The process that has the pid now; <c>null</c> if none has, or one that has ended and was not yet
    /// reaped.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return OfLinux(pid);
            using var process = Process.GetProcessById(pid);
            var start = process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
            return process.HasExited ? null : new ProcessIdentity(pid, start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits until the process has ended; <c>false</c> if it still runs after the time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan limit, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        while (IsAlive)
        {
            if (clock.Elapsed > limit || cancellation.IsCancellationRequested) return false;
            await Task.Delay(20, CancellationToken.None);
        }

        return true;
    }

    // The wall clock may be set; the ticks since the boot, with the boot's id, stay what they are.
    private static ProcessIdentity? OfLinux(int pid)
    {
        // pid (name, which may hold blanks and parentheses) state ppid ...: see proc(5).
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, $"{Boot.Value}/{fields[19]}");
    }
}
