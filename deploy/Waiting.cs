namespace Cafe.Deploy;

/// <summary>Waits for what AWS does in its own time: asks again and again, at intervals with jitter that grow with the time
/// that has passed, so that an end is noticed late by a tenth of that at most.</summary>
internal sealed class Waiting(TimeProvider clock)
{
    private const double Share = 0.1;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="what">What is waited for, for the message when it takes too long.</param>
    /// <param name="ask"><c>null</c> means: not yet.</param>
    /// <param name="limit">How long to go on asking.</param>
    /// <param name="orElse">The answer when the time is up; without it, that is an error.</param>
    /// <exception cref="DeployException">The time is up.</exception>
    public async Task<T> UntilAsync<T>(
        string what, Func<Task<T?>> ask, TimeSpan limit, CancellationToken cancellation, Func<Task<T>>? orElse = null)
        where T : class
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer) return answer;
            var elapsed = clock.GetElapsedTime(started);
            var delay = Delay(elapsed);
            if (elapsed + delay > limit)
            {
                return orElse is not null
                    ? await orElse()
                    : throw new DeployException($"waited {limit.TotalSeconds:0} s for {what}", ExitCodes.TimedOut);
            }

            await Task.Delay(delay, clock, cancellation);
        }
    }

    private static TimeSpan Delay(TimeSpan elapsed)
    {
        var longest = Math.Clamp(elapsed.TotalSeconds * Share, Shortest.TotalSeconds, Longest.TotalSeconds);
        return TimeSpan.FromSeconds(longest * (0.8 + 0.2 * Random.Shared.NextDouble()));
    }
}
