using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Runs <c>./cafe</c> of the clone, as a person at a terminal would.</summary>
public sealed class CafeCommand(string root)
{
    /// <summary>The clone: <c>CAFE_ROOT</c>, else the folder with the solution above the test's own.</summary>
    public static CafeCommand Find()
    {
        if (Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } root)
            return new CafeCommand(Path.GetFullPath(root));

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cafe.sln")))
                return new CafeCommand(folder.FullName);
        }

        throw new InvalidOperationException(
            $"There is no Cafe.sln above {AppContext.BaseDirectory}: set CAFE_ROOT to the clone's folder.");
    }

    /// <summary>Returns what the command printed; throws with all its output if it fails or takes too long.</summary>
    public async Task<string> RunAsync(TimeSpan limit, params string[] arguments)
    {
        var file = Path.Combine(root, OperatingSystem.IsWindows() ? "cafe.cmd" : "cafe");
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var output = new ConcurrentQueue<string>();
        var errors = new ConcurrentQueue<string>();
        var reading = Task.WhenAll(Read(process.StandardOutput, output), Read(process.StandardError, errors));
        Exception Failure(string what) => new InvalidOperationException(
            $"`cafe {string.Join(' ', arguments)}` {what}:\n{string.Join('\n', output.Concat(errors))}");

        try
        {
            await process.WaitForExitAsync().WaitAsync(limit);
            // A build server that the command started may keep the pipes open: then what was read is enough.
            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(2)));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw Failure($"didn't end within {limit.TotalSeconds:0} s");
        }

        return process.ExitCode == 0
            ? string.Join('\n', output)
            : throw Failure($"ended with exit code {process.ExitCode}");
    }

    private static async Task Read(StreamReader from, ConcurrentQueue<string> to)
    {
        while (await from.ReadLineAsync() is { } line)
            to.Enqueue(line);
    }
}
