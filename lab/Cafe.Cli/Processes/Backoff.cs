namespace Cafe.Cli.Processes;

/// <summary>The pauses before the restarts of a process that crashes: 0.5 s, doubling to 30 s, each up to a fifth
/// shorter or longer, so that what crashed together doesn't start together.</summary>
/// <param name="random">A number from 0 to 1.</param>
internal sealed class Backoff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;

    public TimeSpan Next()
    {
        var pause = _next * (0.8 + 0.4 * random());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }

    public void Reset() => _next = First;
}
