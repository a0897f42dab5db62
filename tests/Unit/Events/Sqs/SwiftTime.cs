namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>A clock on which forty seconds pass in one.</summary>
internal sealed class SwiftTime : TimeProvider
{
    private const int Factor = 40;

    private readonly DateTimeOffset _began = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency / Factor;

    public override DateTimeOffset GetUtcNow() => _began + (Factor * (System.GetUtcNow() - _began));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime / Factor, period);
}
