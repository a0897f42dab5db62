using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// Sends the day's report at <c>Cafe:ReportAt</c>, local time; with <c>never</c>, not at all. The last one that fell due
/// while no process ran is sent at the next start. Every replica has a timer; whose claim is first sends.
/// </summary>
public sealed class DailyReportTimer(DueReports reports, CafeSettings cafe, ReportSettings settings, TimeProvider time) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.ReportAt is null ? Task.CompletedTask : RunAsync(stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        DueReport? done = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = DueReport.Last(cafe, settings, time.GetUtcNow());
            if (due == done || await IsDoneAsync(due, stoppingToken))
                (done, failures) = (due, 0);
            else
                failures++;

            // Tries go on until the next report falls due. A clock that is set or a machine that slept does no harm.
            var wait = due == done ? cafe.InstantOf(due.Date.AddDays(1), due.At) - time.GetUtcNow() : DueReports.Backoff(failures);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 1, DueReports.LongestWait.TotalMilliseconds)),
                time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsDoneAsync(DueReport due, CancellationToken cancel)
    {
        try
        {
            return (await reports.TrySendAsync(due, cancel)).Status != DeliveryStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            return false; // The process stops.
        }
    }
}
