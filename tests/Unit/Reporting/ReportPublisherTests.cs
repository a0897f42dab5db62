using System.Net.Mail;
using System.Text;
using System.Web;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Cafe.Reporting.Deliveries;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;
using Cafe.Tests.Unit.Aws;
using Microsoft.Extensions.Configuration;

namespace Cafe.Tests.Unit.Reporting;

/// <summary>The report to a topic of SNS: what is sent, and what is said of a hand-over that went wrong.</summary>
public class ReportPublisherTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:cafe-reports";
    private const string Published = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";

    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly Uri Page = new("https://cafe.example/staff/reports.html?date=2026-11-20");

    [Fact]
    public async Task The_text_part_is_published_with_a_link_under_a_subject_that_SNS_takes()
    {
        var aws = new CannedAws().AnswerXml(Published);

        (await SendAsync(aws)).ShouldBe((DeliveryStatus.Sent, null));

        aws.Request.Uri.Host.ShouldBe("sns.eu-west-1.amazonaws.com");
        var asked = HttpUtility.ParseQueryString(aws.Request.Body);
        (asked["Action"], asked["TopicArn"]).ShouldBe(("Publish", Topic));
        asked["Message"]!.ShouldStartWith("The café on Friday, 20 November 2026\n");
        asked["Message"]!.ShouldEndWith($"\nWith charts: {Page}\n");
        asked["Subject"].ShouldBe("Daily sales report 2026-11-20");
        Ascii.IsValid(asked["Subject"]).ShouldBeTrue();
        asked["Subject"]!.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_at_a_line_and_says_so()
    {
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i,6} x Café crème\n"));

        var message = ReportPublisher.Message(lines, Page);

        Encoding.UTF8.GetByteCount(message).ShouldBeInRange(ReportPublisher.MaxBytes - 25, ReportPublisher.MaxBytes);
        var rows = message.Split('\n');
        rows[^3..].ShouldBe(["", $"The rest didn't fit into this message. All of it: {Page}", ""]);
        rows[..^3].ShouldBe(Enumerable.Range(0, rows.Length - 3).Select(i => $"{i,6} x Café crème"));
    }

    [Fact]
    public void A_text_that_just_fits_is_whole()
    {
        var end = $"\nWith charts: {Page}\n";
        var text = new string('x', ReportPublisher.MaxBytes - end.Length);

        ReportPublisher.Message(text, Page).ShouldBe(text + end);
    }

    [Theory]
    [InlineData(403, "AuthorizationError", DeliveryStatus.Failed)]
    [InlineData(404, "NotFound", DeliveryStatus.Failed)]
    [InlineData(429, "Throttled", DeliveryStatus.Failed)]
    [InlineData(500, "InternalError", DeliveryStatus.Unknown)]
    [InlineData(503, "ServiceUnavailable", DeliveryStatus.Unknown)]
    public async Task What_SNS_refuses_has_failed_and_an_error_of_its_own_tells_nothing(int status, string code, DeliveryStatus outcome)
    {
        var aws = new CannedAws().AnswerXml($"<ErrorResponse><Error><Code>{code}</Code><Message>So it is.</Message></Error></ErrorResponse>", status);

        (await SendAsync(aws)).ShouldBe((outcome, $"{Topic}: So it is."));

        aws.Requests.Count.ShouldBe(1); // The SDK's own second try might be a second report.
    }

    [Fact]
    public async Task An_answer_that_makes_no_sense_or_never_comes_tells_nothing()
    {
        (await SendAsync(new CannedAws().AnswerXml("<PublishResp"))).Outcome.ShouldBe(DeliveryStatus.Unknown);
        (await SendAsync(new CannedAws { Silent = true }, timeout: TimeSpan.FromMilliseconds(50)))
            .ShouldBe((DeliveryStatus.Unknown, $"{Topic}: no answer"));
    }

    [Fact]
    public async Task Without_credentials_or_a_connection_nothing_was_sent_for_certain()
    {
        (await SendAsync(new CannedAws(), new NoCredentials())).ShouldBe((DeliveryStatus.Failed, $"{Topic}: There are none."));

        using var nobody = new AmazonSimpleNotificationServiceClient(
            CannedAws.Credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        (await SendAsync(nobody)).Outcome.ShouldBe(DeliveryStatus.Failed);
    }

    [Theory]
    [InlineData("", "https://cafe.example", "Mail:Sns:Topic is missing")]
    [InlineData("cafe-reports", "https://cafe.example", "Mail:Sns:Topic: 'cafe-reports' is not a topic's ARN")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:cafe-reports", "https://cafe.example", "Mail:Sns:Topic: 'arn:aws:sqs")]
    [InlineData(Topic + ":0b1f", "https://cafe.example", "Mail:Sns:Topic: '")] // a subscription
    [InlineData(Topic + ".fifo", "https://cafe.example", "Mail:Sns:Topic: '" + Topic + ".fifo' is a FIFO topic")]
    [InlineData(Topic, "", "Cafe:PublicUrl is missing")]
    [InlineData(Topic, "cafe.example", "Cafe:PublicUrl: 'cafe.example' is not an address like https://cafe.example")]
    public void A_setting_that_can_not_be_used_is_named(string topic, string url, string message) =>
        Should.Throw<ConfigurationException>(() => Settings(topic, url)).Message.ShouldStartWith(message);

    private static SnsSettings Settings(string topic = Topic, string url = "https://cafe.example") => SnsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Sns:Topic"] = topic, ["Cafe:PublicUrl"] = url }).Build());

    private static async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(CannedAws aws, AWSCredentials? credentials = null, TimeSpan? timeout = null)
    {
        var config = ReportPublisher.NewConfig(Settings());
        config.HttpClientFactory = aws.Config<AmazonSimpleNotificationServiceConfig>().HttpClientFactory;
        config.IgnoreConfiguredEndpointUrls = true;
        using var sns = new AmazonSimpleNotificationServiceClient(credentials ?? CannedAws.Credentials, config);
        return await SendAsync(sns, timeout);
    }

    private static async Task<(DeliveryStatus Outcome, string? Reason)> SendAsync(IAmazonSimpleNotificationService sns, TimeSpan? timeout = null)
    {
        using var report = Report();
        return await new ReportPublisher(Settings(), sns) { Timeout = timeout ?? TimeSpan.FromSeconds(20) }.SendAsync(report, Day);
    }

    private static MailMessage Report() => ReportEmail.Make(
        new(Day, "Europe/London", 0, 0, 0, null, [], [], new(Day.AddDays(-7), 0, 0, 0), null, null), new(Day, Day, SalesBy.Weekday, []), 52, "GBP");

    private sealed class NoCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("There are none.");
    }
}
