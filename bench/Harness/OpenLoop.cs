using System.Diagnostics;
using Cafe.Cli;

namespace Cafe.Bench.Harness;

/// <param name="Due">When the request was to be sent, as <see cref="Stopwatch.GetTimestamp"/> counts.</param>
/// <param name="Sent">When it was.</param>
/// <param name="Answered">When all of the answer was there.</param>
internal readonly record struct Timed(long Due, long Sent, long Answered)
{
    /// <summary>From the schedule on: what a stalled server keeps from being sent in time has waited too.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(Due, Answered).TotalMilliseconds;

    public double LateMilliseconds => Stopwatch.GetElapsedTime(Due, Sent).TotalMilliseconds;
}

/// <summary>
/// Open-loop load, for latency: requests leave on a fixed schedule, whatever has been answered. Debian has no generator
/// that does this and counts from the schedule (wrk and hey wait for answers; wrk2 and vegeta aren't packaged), so this is
/// one. Why it matters: Gil Tene, "How NOT to Measure Latency" (coordinated omission).
/// </summary>
internal static class OpenLoop
{
    /// <exception cref="CafeException">A request was not answered with 2xx.</exception>
    public static async Task<IReadOnlyList<Timed>> SendAsync(
        HttpClient client, Func<HttpRequestMessage> request, int perSecond, TimeSpan duration, CancellationToken cancel)
    {
        var requests = new List<Task<Timed>>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < perSecond * duration.TotalSeconds; i++)
        {
            var due = start + i * Stopwatch.Frequency / perSecond;
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
                await Task.Delay(wait, cancel);
            requests.Add(SendAsync(client, request(), due, cancel));
        }

        return await Task.WhenAll(requests);
    }

    /// <summary>The value that the given share of the values doesn't exceed (nearest rank).</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private static async Task<Timed> SendAsync(HttpClient client, HttpRequestMessage request, long due, CancellationToken cancel)
    {
        using (request)
        {
            var sent = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode
                ? new(due, sent, Stopwatch.GetTimestamp())
                : throw new CafeException($"{request.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
        }
    }
}
