using System.Text;

namespace Cafe.Cli.Processes;

/// <summary>Finds and ends processes that nobody holds by the hand any more.</summary>
internal static class ProcessSweep
{
    private static readonly TimeSpan ForEachSignal = TimeSpan.FromSeconds(5);

    /// <summary>The processes with this variable in the environment that they were started with, as far as this user
    /// may see it; on Linux alone, other systems don't show it.</summary>
    public static IReadOnlyList<ProcessIdentity> With(string variable, string value)
    {
        if (!OperatingSystem.IsLinux()) return [];
        var text = Encoding.UTF8.GetBytes($"\0{variable}={value}\0");
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && HasInEnvironment(pid, text))
            .Select(ProcessIdentity.Of).OfType<ProcessIdentity>()
            .Where(process => process != ProcessIdentity.Current)];
    }

    /// <summary>Sends the signals, one after the other, until all have ended.</summary>
    public static async Task EndAsync(IReadOnlyList<ProcessIdentity> processes, params int[] signals)
    {
        foreach (var signal in signals)
        {
            foreach (var process in processes) Posix.Signal(process, signal);
            var ends = await Task.WhenAll(processes.Select(process => process.EndsWithinAsync(ForEachSignal)));
            if (ends.All(ended => ended)) return;
        }

        throw new CafeException($"process {processes.First(process => process.IsAlive).Pid} can't be ended");
    }

    private static bool HasInEnvironment(int pid, byte[] text)
    {
        try
        {
            byte[] environment = [0, .. File.ReadAllBytes($"/proc/{pid}/environ")];
            return environment.AsSpan().IndexOf(text) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
