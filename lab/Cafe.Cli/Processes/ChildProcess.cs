using System.ComponentModel;
using System.Diagnostics;

namespace Cafe.Cli.Processes;

/// <summary>What to start.</summary>
/// <param name="Environment">The whole environment: nothing is inherited besides.</param>
internal sealed record ProcessSpec(
    string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    public string? WorkingDirectory { get; init; }

    /// <summary>In a session of its own the terminal's Ctrl+C doesn't reach the process: cafe stops it, in its
    /// turn.</summary>
    public ProcessSpec InOwnSession() => Posix.FindProgram("setsid") is { } setsid
        ? this with { FileName = setsid, Arguments = [FileName, .. Arguments] }
        : this;
}

/// <summary>A process that was started here, with its output read line by line.</summary>
internal sealed class ChildProcess
{
    private const int LinesKept = 200;

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private ChildProcess(Process process, Action<string>? onLine)
    {
        _process = process;
        Identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, "ended");
        Exited = ObserveAsync(onLine);
    }

    public ProcessIdentity Identity { get; }

    /// <summary>The exit code, once the process has ended and its output has been read; 128 + N for signal N.</summary>
    public Task<int> Exited { get; }

    /// <summary>The end of what it wrote.</summary>
    public IReadOnlyList<string> LastLines
    {
        get { lock (_lastLines) return [.. _lastLines]; }
    }

    public static ChildProcess Start(ProcessSpec spec, Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo(spec.FileName, spec.Arguments)
        {
            WorkingDirectory = spec.WorkingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment) start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ChildProcess(process, onLine);
        }
        catch (Win32Exception e)
        {
            throw new CafeException($"{spec.FileName} can't be started: {e.Message}");
        }
    }

    public void Signal(int signal)
    {
        // Once reaped here, the pid is no longer ours to signal.
        if (!_process.HasExited) Posix.Signal(Identity, signal);
    }

    /// <summary>Kills the process and all that it started.</summary>
    public void KillTree() => _process.Kill(entireProcessTree: true);

    private async Task<int> ObserveAsync(Action<string>? onLine)
    {
        void Keep(string line)
        {
            lock (_lastLines)
            {
                _lastLines.Enqueue(line);
                if (_lastLines.Count > LinesKept) _lastLines.Dequeue();
            }

            onLine?.Invoke(line);
        }

        var reading = Task.WhenAll(
            OutputLines.ReadAsync(_process.StandardOutput.BaseStream, Keep),
            OutputLines.ReadAsync(_process.StandardError.BaseStream, Keep));
        await _process.WaitForExitAsync();
        // A grandchild that lives on may hold the output open.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1)));
        return _process.ExitCode;
    }
}
