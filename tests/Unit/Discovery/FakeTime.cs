namespace Cafe.Tests.Unit.Discovery;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class FakeTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds);
}
