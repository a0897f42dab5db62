using System.Net.Mail;

namespace Cafe.Reporting.Deliveries;

/// <summary>A way in which the report leaves. It says for certain only what is certain.</summary>
public interface IReportChannel
{
    /// <summary>What <c>report_deliveries</c> calls it.</summary>
    string Name { get; }

    /// <summary>How long one hand-over may take.</summary>
    TimeSpan Timeout { get; }

    /// <param name="report">As <see cref="ReportEmail"/> makes it.</param>
    /// <param name="day">The one that it is of.</param>
    Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(MailMessage report, DateOnly day);
}
