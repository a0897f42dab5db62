using System.Diagnostics;
using Cafe.Cli.Processes;

namespace Cafe.Cli;

/// <summary>What the user sees: steps, logs and messages, one at a time, in colour on a terminal. A café in the
/// background has its <c>logs/up.log</c> in the terminal's place.</summary>
internal sealed class Terminal(TextWriter output, bool colour, LogFile? instead = null)
{
    private const string EraseLine = "\r\u001b[2K";
    private static readonly int[] Palette = [36, 33, 35, 34, 32, 96, 93, 95];

    private static readonly TimeSpan ALongTime = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly List<string> _sources = [];
    private string? _pending;

    public static Terminal Standard { get; } = new(Console.Out, HasColour(Console.IsOutputRedirected));

    public static Terminal Error { get; } = new(Console.Error, colour: false);

    /// <summary>Whether this stands for the terminal of a café in the background.</summary>
    public bool IsLogFile => instead is not null;

    public static bool HasColour(bool redirected) =>
        !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        // Windows' own console needs to be asked for colours, its terminal doesn't.
        && (!OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("WT_SESSION") is not null);

    public void Line(string text) => Write(text);

    public void Warning(string text) => Write(Paint(text, 33));

    public void Heading(string text) => Write(Paint(text, 1));

    /// <summary>A line of a process's log, behind the process's name. In the background, the process's own log file is
    /// enough.</summary>
    public void Log(string source, string line)
    {
        if (IsLogFile) return;
        lock (_gate)
        {
            if (!_sources.Contains(source)) _sources.Add(source);
            Write($"{Paint($"{source,-10} |", Palette[_sources.IndexOf(source) % Palette.Length])} {line}");
        }
    }

    /// <summary>Does a step of the work: shows that it is under way, and how long it took.</summary>
    /// <param name="doing">Shown meanwhile: "starting PostgreSQL".</param>
    /// <param name="done">Shown afterwards, made from the result; <c>null</c> shows nothing.</param>
    public async Task<T> StepAsync<T>(string doing, Func<Task<T>> work, Func<T, string?> done)
    {
        var clock = Stopwatch.StartNew();
        Pend(doing);
        try
        {
            var working = work();
            // Where nothing can be replaced, a line for what takes long.
            if (!colour && await Task.WhenAny(working, Task.Delay(ALongTime)) != working) Write($"  {doing} ...");
            var result = await working;
            Pend(null);
            if (done(result) is { } text) Write($"{Paint("✓", 32)} {text,-58} {clock.Elapsed.TotalSeconds,5:0.0} s");
            return result;
        }
        finally
        {
            Pend(null);
        }
    }

    /// <summary>As above, for a step without a result.</summary>
    public Task StepAsync(string doing, string done, Func<Task> work) =>
        StepAsync(doing, async () => { await work(); return true; }, _ => done);

    /// <summary>Shows one line that is replaced by the next; on a terminal only.</summary>
    public void Pend(string? text)
    {
        lock (_gate)
        {
            if (!colour || text == _pending) return;
            _pending = text;
            Put(EraseLine + Pending());
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            if (instead is not null) instead.Write(line);
            else Put((_pending is null ? "" : EraseLine) + line + Environment.NewLine + Pending());
        }
    }

    private void Put(string text)
    {
        try
        {
            output.Write(text);
        }
        catch (IOException)
        {
            // The terminal was closed; what runs is stopped in order all the same.
        }
    }

    private string Pending() => _pending is null ? "" : Paint($"  {_pending} ...", 2);

    private string Paint(string text, int code) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
