using Cafe.Events;
using Cafe.Reporting.Projection;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// Sends the day's report at <c>Cafe:ReportAt</c>, local time; with <c>never</c>, not at all. The last one that fell due
/// while no process ran is sent at the next start. Every replica has a timer; whose claim is first sends.
/// </summary>
public sealed partial class DailyReportTimer(
    IServiceScopeFactory scopes, ReadModel model, EventProgress progress, CafeSettings cafe, ReportSettings settings,
    TimeProvider time, ILogger<DailyReportTimer> log) : BackgroundService
{
    /// <summary>No wait is longer, so that a clock that is set or a machine that slept does no harm.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Orders that were placed while nobody read them are read within this, or it is looked again later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.ReportAt is { } at ? RunAsync(at, stoppingToken) : Task.CompletedTask;

    private async Task RunAsync(TimeOnly at, CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = LastDue(at);
            if (due == done || await TrySendAsync(due, at, stoppingToken))
                (done, failures) = (due, 0);
            else
                failures++;

            var wait = due == done ? cafe.InstantOf(due.AddDays(1), at) - time.GetUtcNow() : Backoff(failures);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 1, LongestWait.TotalMilliseconds)),
                time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries go on until the next report falls due: 2, 4, 8 … seconds apart, up to a minute, less up to half.</summary>
    private static TimeSpan Backoff(int failures) =>
        Math.Min(Math.Pow(2, failures), LongestWait.TotalSeconds) * (1 - Random.Shared.NextDouble() / 2) * TimeSpan.FromSeconds(1);

    /// <summary>The last day whose report time has come.</summary>
    private DateOnly LastDue(TimeOnly at)
    {
        var today = cafe.Today(time);
        return cafe.InstantOf(today, at) <= time.GetUtcNow() ? today : today.AddDays(-1);
    }

    /// <returns>Whether there is nothing left to do for that day.</returns>
    private async Task<bool> TrySendAsync(DateOnly date, TimeOnly at, CancellationToken cancel)
    {
        try
        {
            if (await model.WhyNotAsync(cancel) is { } reason)
            {
                LogFailed(log, date, reason);
                return false;
            }

            // What was ordered until the report fell due belongs in it.
            if (!await progress.CatchUpAsync("orders", Patience, cancel))
            {
                LogFailed(log, date, "the orders so far have not all been read yet");
                return false;
            }

            await using var scope = scopes.CreateAsyncScope();
            if (!await CafeWasOpenAsync(scope.ServiceProvider.GetRequiredService<ReportingDb>(), date, at, cancel))
                return true;
            var deliveries = scope.ServiceProvider.GetRequiredService<ReportDeliveries>();
            if (await deliveries.DeliverAsync(date, again: false, cancel) is not { } failure)
                return true;
            LogFailed(log, date, failure);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever it was, the web server next to this timer goes on.
            LogFailed(log, date, e.GetBaseException().Message);
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }

        return false;
    }

    /// <summary>A café that opened after the report was due has nothing to tell of that day.</summary>
    private static Task<bool> CafeWasOpenAsync(ReportingDb db, DateOnly date, TimeOnly at, CancellationToken cancel) =>
        db.SalesByHour.AnyAsync(s => s.Day < date || s.Day == date && s.Hour < at.Hour, cancel);

    [LoggerMessage(LogLevel.Warning, "The report of {Date:yyyy-MM-dd} was not sent, and is tried again: {Reason}")]
    private static partial void LogFailed(ILogger logger, DateOnly date, string reason);
}
