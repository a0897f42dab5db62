using System.Diagnostics;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Waits for what may take a moment, such as a figure that another service has to hear of first.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Asks again until what is asked has the property; throws with the last answer after the limit.</summary>
    public static async Task<T> Get<T>(Func<Task<T>> ask, Func<T, bool> until)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var seen = await ask();
            if (until(seen))
                return seen;
            if (watch.Elapsed > Limit)
                throw new ShouldAssertException($"Not within {Limit.TotalSeconds:0} s; last seen: {seen}");
            await Task.Delay(50);
        }
    }
}
