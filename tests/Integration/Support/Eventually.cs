using System.Diagnostics;

namespace Cafe.Tests.Integration.Support;

/// <summary>Waits for what takes a moment; fails when it takes longer than it may.</summary>
internal static class Eventually
{
    /// <summary>Asks again until what is asked has the property.</summary>
    /// <param name="seconds">How long that may take.</param>
    /// <param name="pause">Between two questions, in milliseconds.</param>
    /// <returns>The answer that has it.</returns>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T>> ask, Func<T, bool> until, int seconds = 60, int pause = 100)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var seen = await ask();
            if (until(seen))
                return seen;
            if (watch.Elapsed.TotalSeconds > seconds)
                throw new ShouldAssertException($"Not within {seconds} s: {what}. Last seen: {seen}");
            await Task.Delay(pause);
        }
    }

    public static Task IsTrueAsync(string what, Func<Task<bool>> ask, int seconds = 60) =>
        GetAsync(what, ask, answer => answer, seconds);

    public static Task IsTrueAsync(string what, Func<bool> ask, int pause = 100) =>
        GetAsync(what, () => Task.FromResult(ask()), answer => answer, pause: pause);
}
