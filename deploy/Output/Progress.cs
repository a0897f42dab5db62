namespace Cafe.Deploy.Output;

/// <summary>Where a run says what it does.</summary>
internal interface IProgressSink
{
    /// <summary>Something that happened, and stays written.</summary>
    /// <param name="item">What it is about: a workload or resource; empty for the run as a whole.</param>
    void Line(string item, string text);

    /// <summary>How things stand with an item now; replaces what was said of it before.</summary>
    void State(string item, string text);
}

/// <summary>Plain lines with the time since the start: for logs, pipes and machines. A state is a line when it has
/// changed.</summary>
internal sealed class PlainProgress(TextWriter output, TimeProvider clock) : IProgressSink
{
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<string, string> _states = [];
    private readonly Lock _gate = new();

    public void Line(string item, string text)
    {
        lock (_gate)
        {
            foreach (var line in text.Split('\n')) output.WriteLine(Format(clock.GetElapsedTime(_started), item, line));
        }
    }

    public void State(string item, string text)
    {
        lock (_gate)
        {
            if (_states.GetValueOrDefault(item) == text) return;
            _states[item] = text;
            output.WriteLine(Format(clock.GetElapsedTime(_started), item, text));
        }
    }

    internal static string Format(TimeSpan elapsed, string item, string text) =>
        $"{(int)elapsed.TotalMinutes:00}:{elapsed.Seconds:00} {(item.Length > 0 ? $"{item}: " : "")}{text}";
}

/// <summary>For a terminal: what happened scrolls by, and below it stands how each item is doing.</summary>
/// <param name="width">Of the terminal, in columns.</param>
internal sealed class BoardProgress(TextWriter output, TimeProvider clock, int width) : IProgressSink, IDisposable
{
    private const string EraseBelow = "\u001b[J";

    private readonly long _started = clock.GetTimestamp();
    private readonly OrderedDictionary<string, string> _states = [];
    private readonly Lock _gate = new();
    private int _shown;

    public void Line(string item, string text)
    {
        lock (_gate)
        {
            var lines = text.Split('\n').Select(line => PlainProgress.Format(clock.GetElapsedTime(_started), item, line));
            Paint(string.Concat(lines.Select(line => line + "\n")));
        }
    }

    public void State(string item, string text)
    {
        lock (_gate)
        {
            if (_states.TryGetValue(item, out var old) && old == text) return;
            _states[item] = text;
            Paint("");
        }
    }

    /// <summary>Leaves the last state of each item standing.</summary>
    public void Dispose()
    {
        lock (_gate) _shown = 0;
    }

    private void Paint(string above)
    {
        var board = string.Concat(_states.Select(state => Cut($"  {state.Key,-20} {state.Value}") + "\n"));
        output.Write($"{(_shown > 0 ? $"\u001b[{_shown}A\r" : "")}{EraseBelow}{above}{board}");
        _shown = _states.Count;
    }

    private string Cut(string line) => line.Length < width ? line : line[..Math.Max(0, width - 1)];
}

/// <summary>Says nothing: for output that is read by programs.</summary>
internal sealed class SilentProgress : IProgressSink
{
    public void Line(string item, string text)
    {
    }

    public void State(string item, string text)
    {
    }
}
