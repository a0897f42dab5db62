using Microsoft.EntityFrameworkCore;

namespace Cafe.Monolith.Reporting;

/// <summary>
/// The café's cron: sends the day's report at <c>Cafe:ReportAt</c>, local time, from within the web
/// process. A report that fell due while no process ran is sent at the next start.
/// </summary>
public sealed partial class DailyReportTimer(
    IServiceScopeFactory scopes, CafeSettings cafe, TimeProvider time, ILogger<DailyReportTimer> log) : BackgroundService
{
    private const int Tries = 5;

    /// <summary>No wait is longer, so that a clock that is set or a machine that slept does no harm.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var done = DateOnly.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = LastDue();
            if (due > done && await SendAsync(due, stoppingToken))
                done = due;

            var next = cafe.InstantOf(due.AddDays(1), cafe.ReportAt) - time.GetUtcNow();
            await Task.Delay(next < LongestWait ? TimeSpan.FromTicks(Math.Max(next.Ticks, 0)) + TimeSpan.FromMilliseconds(1) : LongestWait,
                time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The last day whose report time has come.</summary>
    private DateOnly LastDue()
    {
        var today = cafe.Today(time);
        return cafe.InstantOf(today, cafe.ReportAt) <= time.GetUtcNow() ? today : today.AddDays(-1);
    }

    /// <returns>Whether there is nothing left to do for that day.</returns>
    private async Task<bool> SendAsync(DateOnly date, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await CafeWasOpenAsync(scope.ServiceProvider.GetRequiredService<CafeDb>(), date, cancel))
                    return true;
                var deliveries = scope.ServiceProvider.GetRequiredService<ReportDeliveries>();
                if (await deliveries.DeliverAsync(date, again: false, cancel) is not { } failure)
                    return true;
                LogFailed(log, date, attempt, failure);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e)
            {
                // Whatever it was, the web server next to this timer goes on.
                LogFailed(log, date, attempt, e.GetBaseException().Message);
            }

            var wait = TimeSpan.FromSeconds(Math.Pow(4, attempt) * (0.5 + Random.Shared.NextDouble() / 2));
            await Task.Delay(wait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return true; // Shown as failed; staff can send it.
    }

    /// <summary>A café that opened after the report was due has nothing to tell of that day.</summary>
    private async Task<bool> CafeWasOpenAsync(CafeDb db, DateOnly date, CancellationToken cancel)
    {
        var due = cafe.InstantOf(date, cafe.ReportAt);
        return await db.Orders.AnyAsync(o => o.PlacedAt < due, cancel);
    }

    [LoggerMessage(LogLevel.Warning, "The report of {Date} was not sent, attempt {Attempt}: {Reason}")]
    private static partial void LogFailed(ILogger logger, DateOnly date, int attempt, string reason);
}
