using System.Globalization;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// <c>send-daily-report [--scheduled INSTANT] [--wait SECONDS]</c>: what a schedule runs. Sends the report that had fallen
/// due by then, once for its date however often it is run, and so that a run that comes after midnight still sends the
/// right day's. It needs a consumer of the orders to run somewhere, as the service does, and waits for what it has to read.
/// </summary>
internal static class SendDailyReportVerb
{
    private const int Succeeded = 0;

    /// <summary>How long it goes on trying.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(10);

    /// <returns>0: it is sent, was before, or there is nothing to tell.</returns>
    /// <exception cref="UsageException">Arguments that make no sense.</exception>
    /// <exception cref="IOException">It is not sent, or not for certain.</exception>
    public static async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var services = app.Services;
        var time = services.GetRequiredService<TimeProvider>();
        var (scheduled, wait) = Parse(arguments, time.GetUtcNow());
        var due = DueReport.Last(services.GetRequiredService<CafeSettings>(), services.GetRequiredService<ReportSettings>(), scheduled);
        var report = string.Create(CultureInfo.InvariantCulture, $"the report of {due.Date:yyyy-MM-dd}");
        try
        {
            var (status, reason) = await SendAsync(services.GetRequiredService<DueReports>(), due, wait, time, cancel);
            Console.WriteLine(status switch
            {
                null => $"send-daily-report: {report} has nothing to tell: the café wasn't open yet.",
                DeliveryStatus.Sent => $"send-daily-report: {report} is sent.",
                DeliveryStatus.Unknown => throw new IOException(
                    $"send-daily-report: whether {report} was sent isn't known; send DATE --again sends it{(reason is null ? "" : $": {reason}")}"),
                _ => throw new IOException($"send-daily-report: {report} is not sent: {reason}"),
            });
            return Succeeded;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new IOException($"send-daily-report: was told to stop before {report} was sent.");
        }
    }

    private static async Task<(DeliveryStatus? Status, string? Reason)> SendAsync(
        DueReports reports, DueReport due, TimeSpan wait, TimeProvider time, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var result = await reports.TrySendAsync(due, cancel);
            // What another process is sending is looked at again, until that is known to have done it, or to be gone.
            if (result.Status is not (DeliveryStatus.Failed or DeliveryStatus.Sending))
                return result;
            var pause = DueReports.Backoff(tries);
            if (time.GetElapsedTime(began) + pause > wait)
                return result.Status == DeliveryStatus.Sending ? (result.Status, "another process is still at it") : result;
            await Task.Delay(pause, time, cancel);
        }
    }

    /// <exception cref="UsageException">Arguments that make no sense.</exception>
    internal static (DateTimeOffset Scheduled, TimeSpan Wait) Parse(IReadOnlyList<string> arguments, DateTimeOffset now)
    {
        var (scheduled, wait) = (now, DefaultWait);
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--scheduled", var text]:
                    scheduled = Instant(text, now);
                    break;
                case ["--wait", var text]:
                    wait = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                        ? TimeSpan.FromSeconds(seconds)
                        : throw new UsageException($"send-daily-report: '{text}' is not a number of seconds.");
                    break;
                case ["--scheduled" or "--wait"]:
                    throw new UsageException($"send-daily-report: {option[0]} needs a value.");
                default:
                    throw new UsageException($"send-daily-report: '{option[0]}' is not an option of it; there are --scheduled and --wait.");
            }
        }

        return (scheduled, wait);
    }

    // As EventBridge Scheduler writes it.
    private static DateTimeOffset Instant(string text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            throw new UsageException($"send-daily-report: '{text}' is not an instant like 2026-11-20T21:00:00Z.");
        return instant <= now ? instant : throw new UsageException($"send-daily-report: {text} is still to come.");
    }
}
