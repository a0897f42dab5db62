using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cafe.Events;

/// <summary>Keeps work going that should never end: after a failure it starts again, after a pause that grows with every
/// failure in a row. The log tells of each kind of failure once, and of the end, not of each try.</summary>
/// <param name="log">Where it is told.</param>
/// <param name="what">What is down meanwhile, such as "The events of orders".</param>
internal sealed partial class Outage(ILogger log, string what)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private int _failures;
    private readonly HashSet<string> _told = [];

    /// <summary>Runs the work again and again until it is told to stop.</summary>
    /// <param name="work">Calls <see cref="Over"/> when it has got somewhere.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        // Each look for something new would be a trace; a parent that isn't sampled keeps them out.
        using var untraced = new Activity(what).Start();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop).ConfigureAwait(false);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                await Task.Delay(Failed(e), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>It works (again).</summary>
    public void Over()
    {
        if (_failures == 0)
            return;
        LogOver(log, what);
        _failures = 0;
        _told.Clear();
    }

    /// <returns>The pause after so many failures, up to half of it by chance, so that replicas don't knock in step.</returns>
    public static TimeSpan Pause(int failures)
    {
        var pause = Math.Min(FirstPause.TotalMilliseconds * Math.Pow(2, failures), LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(pause * (0.5 + Random.Shared.NextDouble() / 2));
    }

    private TimeSpan Failed(Exception e)
    {
        var reason = e.GetBaseException();
        if (_told.Add(reason is PostgresException postgres ? postgres.SqlState : reason.GetType().Name))
            LogDown(log, what, reason.Message);
        return Pause(_failures++);
    }

    [LoggerMessage(LogLevel.Warning, "{What} rests, tried again until it works: {Reason}")]
    private static partial void LogDown(ILogger logger, string what, string reason);

    [LoggerMessage(LogLevel.Information, "{What} goes on again")]
    private static partial void LogOver(ILogger logger, string what);
}
