using System.Net.Mail;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// Sends the report of a day once for each channel, however often and from however many processes it
/// is asked. The row in <c>report_deliveries</c> is claimed before anything is sent; a process that dies
/// between the hand-over and the record leaves a claim that nobody renews, which is shown as unknown.
/// </summary>
public sealed partial class ReportDeliveries(
    ReportingDb db, DailyReports reports, SalesReports sales, IReportChannel channel, CafeSettings cafe, TimeProvider time,
    ILogger<ReportDeliveries> log)
{
    /// <summary>What weekday patterns are drawn from.</summary>
    private const int PatternDays = 52 * 7;

    /// <summary>Ten requests at once must not make the report ten times.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public async Task<IReadOnlyList<DeliveryView>> ListAsync(DateOnly date, CancellationToken cancel)
    {
        var rows = await db.ReportDeliveries.AsNoTracking().Where(d => d.Date == date).OrderBy(d => d.Channel).ToListAsync(cancel);
        return [.. rows.Select(d => new DeliveryView(d.Channel, d.Date, d.At, StatusOf(d)))];
    }

    /// <returns>
    /// What became of it, now or before; <see cref="DeliveryStatus.Sending"/> where another process is at it. A reason comes
    /// with <see cref="DeliveryStatus.Failed"/>, and with what this call has left unknown.
    /// </returns>
    public async Task<(DeliveryStatus Status, string? Reason)> DeliverAsync(DateOnly date, bool again, CancellationToken cancel)
    {
        var before = await FindAsync(date, cancel);
        if (!MaySend(before, again))
            return (StatusOf(before!), null);

        await OneAtATime.WaitAsync(cancel);
        try
        {
            // Whoever asked at the same moment may have been served meanwhile.
            if (await FindAsync(date, cancel) is { } now && now.Version != before?.Version)
                return (StatusOf(now), now.Status == DeliveryStatus.Failed ? "another request has just tried in vain" : null);
            using var report = await MakeMailAsync(date, cancel);

            // From here on the outcome has to be recorded, whoever stops waiting for it.
            cancel.ThrowIfCancellationRequested();
            if (await ClaimAsync(date, before?.Version ?? 0) is not { } claim)
                return (DeliveryStatus.Sending, null);
            var (outcome, reason) = await channel.SendAsync(report, date);
            await RecordAsync(date, claim, outcome);
            LogDelivered(log, date, channel.Name, outcome, reason);
            return (outcome, reason);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>What <see cref="DeliverAsync"/> would do now, without doing it.</summary>
    /// <returns>Whether it would send a mail, and that mail.</returns>
    public async Task<(bool WouldSend, MailMessage Mail)> TryOutAsync(DateOnly date, bool again, CancellationToken cancel) =>
        (MaySend(await FindAsync(date, cancel), again), await MakeMailAsync(date, cancel));

    private async Task<MailMessage> MakeMailAsync(DateOnly date, CancellationToken cancel)
    {
        var report = await reports.MakeAsync(date, cancel);
        var weekdays = await sales.MakeAsync(date.AddDays(1 - PatternDays), date, SalesBy.Weekday, cancel);
        return ReportEmail.Make(report, weekdays, PatternDays / 7, cafe.Currency);
    }

    private Task<ReportDelivery?> FindAsync(DateOnly date, CancellationToken cancel) => db.ReportDeliveries.AsNoTracking()
        .SingleOrDefaultAsync(d => d.Date == date && d.Channel == channel.Name, cancel);

    private DeliveryStatus StatusOf(ReportDelivery row) => IsAbandoned(row) ? DeliveryStatus.Unknown : row.Status;

    private bool MaySend(ReportDelivery? row, bool again) =>
        row is null or { Status: DeliveryStatus.Failed } || again && (row.Status != DeliveryStatus.Sending || IsAbandoned(row));

    /// <param name="seen">The version of the row that was judged; 0 where there was none.</param>
    /// <returns>The version of the claim, or <c>null</c> where somebody else was faster.</returns>
    private async Task<long?> ClaimAsync(DateOnly date, long seen)
    {
        var claims = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO report_deliveries AS d (date, channel, status, at, version)
            VALUES ({date}, {channel.Name}, 'sending', {time.GetUtcNow()}, 1)
            ON CONFLICT (date, channel) DO UPDATE
            SET status = 'sending', at = excluded.at, version = d.version + 1
            WHERE d.version = {seen}
            RETURNING version AS "Value"
            """).ToListAsync(CancellationToken.None);
        return claims is [var version] ? version : null;
    }

    private Task<int> RecordAsync(DateOnly date, long claim, DeliveryStatus outcome)
    {
        var now = time.GetUtcNow();
        return db.ReportDeliveries
            .Where(d => d.Date == date && d.Channel == channel.Name && d.Version == claim)
            .ExecuteUpdateAsync(d => d.SetProperty(r => r.Status, outcome).SetProperty(r => r.At, now)
                .SetProperty(r => r.Version, claim + 1), CancellationToken.None);
    }

    /// <summary>Longer than a hand-over can take: a claim that is older has lost its process.</summary>
    private TimeSpan Lease => channel.Timeout + TimeSpan.FromSeconds(10);

    private bool IsAbandoned(ReportDelivery delivery) =>
        delivery.Status == DeliveryStatus.Sending && delivery.At < time.GetUtcNow() - Lease;

    [LoggerMessage(LogLevel.Information, "The report of {Date:yyyy-MM-dd} by {Channel}: {Outcome} {Reason}")]
    private static partial void LogDelivered(ILogger logger, DateOnly date, string channel, DeliveryStatus outcome, string? reason);
}
