namespace Cafe.Extraction;

/// <summary>The last two minutes, second by second: the newest is the last of each list.</summary>
/// <param name="Requests">How many ended in each second.</param>
/// <param name="Errors">How many of those had an answer of 500 or above, or none.</param>
/// <param name="MeanMilliseconds">How long they took on average; 0 where there were none.</param>
/// <param name="MaxMilliseconds">How long the slowest of them took.</param>
public sealed record TrafficSeries(
    IReadOnlyList<int> Requests, IReadOnlyList<int> Errors, IReadOnlyList<double> MeanMilliseconds, IReadOnlyList<double> MaxMilliseconds);

/// <summary>The last two minutes of one side's requests, second by second, as this process saw them.</summary>
public sealed class Traffic
{
    /// <summary>How many seconds are remembered.</summary>
    public const int Seconds = 120;

    private readonly Lock _lock = new();
    private readonly Bucket[] _ring = new Bucket[Seconds];
    private readonly TimeProvider _time;

    private struct Bucket
    {
        public long Second;
        public int Requests;
        public int Errors;
        public double Total;
        public double Max;
    }

    internal Traffic(TimeProvider time) => _time = time;

    internal void Add(TimeSpan took, bool failed)
    {
        var second = _time.GetUtcNow().ToUnixTimeSeconds();
        lock (_lock)
        {
            ref var bucket = ref _ring[second % Seconds];
            if (bucket.Second != second)
                bucket = new() { Second = second };
            bucket.Requests++;
            bucket.Errors += failed ? 1 : 0;
            bucket.Total += took.TotalMilliseconds;
            bucket.Max = Math.Max(bucket.Max, took.TotalMilliseconds);
        }
    }

    /// <summary>What is remembered, without the second that has not ended yet.</summary>
    public TrafficSeries Read()
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var buckets = new Bucket[Seconds - 1];
        lock (_lock)
        {
            foreach (var bucket in _ring)
            {
                if (now - bucket.Second is var age && age >= 1 && age < Seconds)
                    buckets[^(int)age] = bucket;
            }
        }

        return new(
            [.. buckets.Select(bucket => bucket.Requests)],
            [.. buckets.Select(bucket => bucket.Errors)],
            [.. buckets.Select(bucket => Math.Round(bucket.Total / Math.Max(bucket.Requests, 1), 1))],
            [.. buckets.Select(bucket => Math.Round(bucket.Max, 1))]);
    }
}
