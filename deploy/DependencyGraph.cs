namespace Cafe.Deploy;

/// <summary>One piece of work.</summary>
/// <param name="Name">By which others name it.</param>
/// <param name="After">What has to be done first; names that no piece has are nothing to wait for.</param>
/// <param name="DoAsync">The work.</param>
internal sealed record Work(string Name, IReadOnlyList<string> After, Func<CancellationToken, Task> DoAsync);

/// <summary>Does pieces of work side by side, each as soon as what it comes after is done.</summary>
internal static class DependencyGraph
{
    /// <summary>Does all of them. The first that fails stops the others, and is what is thrown, once all have
    /// ended.</summary>
    /// <param name="works">In any order; no two wait for one another.</param>
    /// <param name="atOnce">How many are done at the same time at most; <c>null</c> means: as many as are ready.</param>
    public static async Task RunAsync(IEnumerable<Work> works, CancellationToken cancellation, int? atOnce = null)
    {
        using var turns = new SemaphoreSlim(atOnce ?? int.MaxValue);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var byName = works.ToDictionary(work => work.Name);
        var tasks = new Dictionary<string, Task>();
        Exception? first = null;
        await Task.WhenAll(byName.Values.Select(TaskOf).ToList());
        if (first is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        cancellation.ThrowIfCancellationRequested();

        Task TaskOf(Work work) => tasks.TryGetValue(work.Name, out var task)
            ? task
            : tasks[work.Name] = OneAsync(work, [.. work.After.Select(byName.GetValueOrDefault).OfType<Work>().Select(TaskOf)]);

        async Task OneAsync(Work work, Task[] before)
        {
            await Task.WhenAll(before);
            await turns.WaitAsync(CancellationToken.None);
            try
            {
                if (!stop.IsCancellationRequested) await work.DoAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // By the first failure, or by the user.
            }
            catch (Exception e)
            {
                if (Interlocked.CompareExchange(ref first, e, null) is null) await stop.CancelAsync();
            }
            finally
            {
                turns.Release();
            }
        }
    }
}
