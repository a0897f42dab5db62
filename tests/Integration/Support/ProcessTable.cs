using System.Text;

namespace Cafe.Tests.Integration.Support;

internal sealed record ProcessEntry(int Pid, string CommandLine);

/// <summary>The processes of this machine, as <c>/proc</c> shows them.</summary>
internal static class ProcessTable
{
    /// <summary>Those that have to do with the folder: named in the command line or the environment, or the place
    /// where they stand. A process that has ended and only waits for its parent to hear of it is none.</summary>
    public static IReadOnlyList<ProcessEntry> Of(string folder)
    {
        var name = Encoding.UTF8.GetBytes(folder);
        var found = new List<ProcessEntry>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), out var pid) || pid == Environment.ProcessId)
                continue;
            try
            {
                var commandLine = File.ReadAllBytes($"{process}/cmdline");
                if (commandLine.AsSpan().IndexOf(name) >= 0
                    || File.ReadAllBytes($"{process}/environ").AsSpan().IndexOf(name) >= 0
                    || Directory.ResolveLinkTarget($"{process}/cwd", returnFinalTarget: false)?.FullName.StartsWith(
                        folder, StringComparison.Ordinal) == true)
                {
                    found.Add(new ProcessEntry(pid, Encoding.UTF8.GetString(commandLine).Replace('\0', ' ')));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended, or belongs to another user.
            }
        }

        return found;
    }
}
