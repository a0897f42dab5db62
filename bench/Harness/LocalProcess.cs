using System.Collections;
using System.Globalization;
using Cafe.Cli;
using Cafe.Cli.Processes;

namespace Cafe.Bench.Harness;

/// <summary>A server that is measured: it writes its log straight to a file, and is ended with the benchmark.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What /proc counts in.</summary>
    private const double TicksPerSecond = 100;

    private readonly string _name;
    private readonly string _log;
    private readonly ChildProcess _process;

    public LocalProcess(
        string name, Uri url, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        (_name, _log, Url) = (name, log, url);
        _process = ChildProcess.Start(new ProcessSpec("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, program, .. arguments], environment)
        {
            WorkingDirectory = arguments.Select(Path.GetDirectoryName).FirstOrDefault(Directory.Exists),
        });
    }

    public Uri Url { get; }

    private int Pid => _process.Identity.Pid;

    public static Dictionary<string, string> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);

    /// <summary>Waits until it serves: a service when it says that it is ready, another server when it answers at all.</summary>
    public async Task AnswersAsync(CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(10, cancel))
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready", cancel);
                if ((int)answer.StatusCode < 500)
                    return;
            }
            catch (HttpRequestException)
            {
                // It doesn't listen yet.
            }

            if (_process.Exited.IsCompleted)
                break;
        }

        var lines = File.Exists(_log) ? await File.ReadAllLinesAsync(_log, cancel) : [];
        throw new CafeException($"{_name} doesn't serve at {Url}:{Tool.Lines(lines)}");
    }

    /// <summary>The CPU time of the process, and of those that it has started, in seconds.</summary>
    public double CpuSeconds() => CpuSeconds(Pid);

    /// <summary>Its resident memory, in bytes.</summary>
    public long ResidentBytes() => long.Parse(
        File.ReadLines($"/proc/{Pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture) * 1024;

    public async ValueTask DisposeAsync()
    {
        _process.Signal(Posix.Terminate);
        if (await Task.WhenAny(_process.Exited, Task.Delay(TimeSpan.FromSeconds(30))) != _process.Exited)
            _process.KillTree();
        await _process.Exited;
    }

    private static double CpuSeconds(int pid)
    {
        // pid (name) state ppid ... utime stime, the 14th and 15th: see proc(5).
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var own = fields[11..13].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
        var children = File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return own + children.Sum(child => CpuSeconds(int.Parse(child, CultureInfo.InvariantCulture)));
    }
}
