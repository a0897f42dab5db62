using System.Diagnostics;
using System.Globalization;

namespace Cafe.Cli.Sales;

/// <summary>How far a long work has come, and how fast it is: a bar on a terminal, elsewhere a line now and then.</summary>
internal sealed class Progress(Terminal terminal, string unit)
{
    private const int Width = 24;

    private readonly bool _isBar = Terminal.HasColour(Console.IsOutputRedirected);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <param name="share">How much of the whole that is, from 0 to 1.</param>
    public void Report(long count, double share)
    {
        var elapsed = _watch.Elapsed;
        if (elapsed - _shown < (_isBar ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5))) return;
        _shown = elapsed;
        var text = string.Create(CultureInfo.InvariantCulture, $"{Math.Min(share, 1),4:P0}  {count:N0} {unit}, {Rate(count)}");
        var filled = (int)(Math.Min(share, 1) * Width);
        if (_isBar) terminal.Pend($"{new string('█', filled)}{new string('░', Width - filled)} {text}");
        else terminal.Line("  " + text);
    }

    /// <summary>"43,210 orders/s", since the start.</summary>
    public string Rate(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count / Math.Max(_watch.Elapsed.TotalSeconds, 0.001):N0} {unit}/s");

    /// <summary>Takes the bar away.</summary>
    public void End()
    {
        _watch.Stop();
        terminal.Pend(null);
    }
}
