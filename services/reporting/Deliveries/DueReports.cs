using Cafe.Events;
using Cafe.Reporting.Projection;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Reporting.Deliveries;

/// <summary>Sends a report that has fallen due, in one try: what the timer and the verb of a schedule have in common.</summary>
public sealed partial class DueReports(
    IServiceScopeFactory scopes, ReadModel model, EventProgress progress, ILogger<DueReports> log)
{
    /// <summary>No wait between two tries is longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Orders that were placed while nobody read them are read within this, or it is looked again later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait after so many failures: 2, 4, 8 … seconds, up to a minute, less up to half.</summary>
    public static TimeSpan Backoff(int failures) =>
        Math.Min(Math.Pow(2, failures), LongestWait.TotalSeconds) * (1 - Random.Shared.NextDouble() / 2) * TimeSpan.FromSeconds(1);

    /// <returns>What became of it, and why; the status is <c>null</c> where that day has nothing to tell.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop, and has sent nothing.</exception>
    public async Task<(DeliveryStatus? Status, string? Reason)> TrySendAsync(DueReport due, CancellationToken cancel)
    {
        var result = await TryAsync(due, cancel);
        if (result.Status == DeliveryStatus.Failed)
            LogFailed(log, due.Date, result.Reason!);
        return result;
    }

    private async Task<(DeliveryStatus? Status, string? Reason)> TryAsync(DueReport due, CancellationToken cancel)
    {
        try
        {
            if (await model.WhyNotAsync(cancel) is { } reason)
                return (DeliveryStatus.Failed, reason);

            // What was ordered until the report fell due belongs in it.
            if (!await progress.CatchUpAsync("orders", Patience, cancel))
                return (DeliveryStatus.Failed, "the orders so far have not all been read yet");

            await using var scope = scopes.CreateAsyncScope();
            if (!await CafeWasOpenAsync(scope.ServiceProvider.GetRequiredService<ReportingDb>(), due, cancel))
                return (null, null);
            return await scope.ServiceProvider.GetRequiredService<ReportDeliveries>().DeliverAsync(due.Date, again: false, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever it was, it may be over at the next try.
            return (DeliveryStatus.Failed, e.GetBaseException().Message);
        }
    }

    /// <summary>A café that opened after the report was due has nothing to tell of that day.</summary>
    private static Task<bool> CafeWasOpenAsync(ReportingDb db, DueReport due, CancellationToken cancel) =>
        db.SalesByHour.AnyAsync(s => s.Day < due.Date || s.Day == due.Date && s.Hour < due.At.Hour, cancel);

    [LoggerMessage(LogLevel.Warning, "The report of {Date:yyyy-MM-dd} was not sent, and is tried again: {Reason}")]
    private static partial void LogFailed(ILogger logger, DateOnly date, string reason);
}
