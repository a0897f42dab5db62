using System.Net.Mail;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>Where the report goes with <c>Mail:Delivery=sns</c>.</summary>
/// <param name="Topic">A standard topic.</param>
/// <param name="PublicUrl">Of the café's pages.</param>
public sealed record SnsSettings(Arn Topic, Uri PublicUrl)
{
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static SnsSettings Read(IConfiguration configuration)
    {
        var topic = MailSettings.Text(configuration, "Mail:Sns:Topic", "");
        if (topic.Length == 0)
            throw new ConfigurationException("Mail:Sns:Topic is missing; Mail:Delivery=sns needs it.");
        if (!Arn.TryParse(topic, out var arn) || arn.Service != "sns" || arn.Region.Length == 0 || arn.Resource.Contains(':'))
            throw new ConfigurationException($"Mail:Sns:Topic: '{topic}' is not a topic's ARN like arn:aws:sns:eu-west-1:123456789012:cafe-reports.");
        if (arn.Resource.EndsWith(".fifo", StringComparison.Ordinal))
            throw new ConfigurationException($"Mail:Sns:Topic: '{topic}' is a FIFO topic, and those send no mail; use a standard one.");

        var url = MailSettings.Text(configuration, "Cafe:PublicUrl", "");
        if (url.Length == 0)
            throw new ConfigurationException("Cafe:PublicUrl is missing; Mail:Delivery=sns needs it for the link to the report.");
        return Uri.TryCreate(url, UriKind.Absolute, out var publicUrl) && publicUrl.Scheme is "http" or "https"
            ? new(arn, publicUrl)
            : throw new ConfigurationException($"Cafe:PublicUrl: '{url}' is not an address like https://cafe.example.");
    }
}

/// <summary>Publishes the report's text and a link to its page.</summary>
public sealed class ReportPublisher(SnsSettings settings, IAmazonSimpleNotificationService sns) : IReportChannel
{
    /// <summary>What SNS takes at most, in bytes.</summary>
    internal const int MaxBytes = 256 * 1024;

    /// <inheritdoc/>
    public string Name => "sns";

    /// <inheritdoc/>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Of a client in the topic's region that never sends a request a second time: a standard topic would publish it again,
    /// and whether that may be is what <see cref="DeliveryStatus"/> is about.
    /// </summary>
    public static AmazonSimpleNotificationServiceConfig NewConfig(SnsSettings settings) => new()
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Topic.Region), MaxErrorRetry = 0,
    };

    /// <inheritdoc/>
    public async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(MailMessage report, DateOnly day)
    {
        var message = Message(ReportEmail.TextOf(report), Page(day));
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await sns.PublishAsync(new() { TopicArn = settings.Topic.ToString(), Subject = report.Subject, Message = message }, timeout.Token);
            return (DeliveryStatus.Sent, null);
        }
        catch (Exception e) when (WasRefused(e))
        {
            return (DeliveryStatus.Failed, $"{settings.Topic}: {e.Message}");
        }
        catch (Exception e)
        {
            // An error of SNS's own, an answer that makes no sense, a connection that is lost or silent: it may be published.
            return (DeliveryStatus.Unknown, $"{settings.Topic}: {(e is OperationCanceledException ? "no answer" : e.Message)}");
        }
    }

    /// <summary>The text, cut at the end of a line where it is too long, and the link.</summary>
    internal static string Message(string text, Uri page)
    {
        var whole = $"{text}\nWith charts: {page}\n";
        if (Encoding.UTF8.GetByteCount(whole) <= MaxBytes)
            return whole;
        var end = $"\nThe rest didn't fit into this message. All of it: {page}\n";
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan(0, MaxBytes - Encoding.UTF8.GetByteCount(end));
        return Encoding.UTF8.GetString(bytes[..(bytes.LastIndexOf((byte)'\n') + 1)]) + end;
    }

    private Uri Page(DateOnly day) => new(settings.PublicUrl, $"/staff/reports.html?date={day:yyyy-MM-dd}");

    /// <summary>Whether it is certain that nothing was published: SNS said so, or was never asked.</summary>
    private static bool WasRefused(Exception e) => e switch
    {
        // Without a status, it is the credentials that could not be had.
        AmazonServiceException answer => (int)answer.StatusCode is 0 or (>= 400 and < 500),
        AmazonClientException => true,
        HttpRequestException { HttpRequestError: var error } => error is
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
        _ => false,
    };
}
