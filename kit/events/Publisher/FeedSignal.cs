namespace Cafe.Events;

/// <summary>Wakes whoever waits in this process for events.</summary>
internal sealed class FeedSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next event. Taken before the feed is read, it can't be missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
