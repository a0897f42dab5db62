using System.Text;
using System.Text.Json;
using System.Web;
using Amazon.SimpleNotificationService;
using Cafe.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>How events become messages, and what is done with those that SNS doesn't take.</summary>
public sealed class SnsTopicTests : IDisposable
{
    private const string Arn = "arn:aws:sns:eu-central-1:123456789012:teas";
    private static readonly Guid Stream = Guid.Parse("5f0c3c52-6c2b-4a4e-9f0e-0f6d5d9a1b11");

    private readonly FakeTopic _sns = new();

    public void Dispose() => _sns.Dispose();

    [Fact]
    public void Batches_have_ten_messages_at_most_and_together_less_than_256_KiB()
    {
        var topic = Topic(Arn);
        var events = Enumerable.Range(1, 25).Select(n => Event(n, size: n is > 10 and <= 13 ? 100_000 : 10)).ToList();

        var batches = topic.Batches(Stream, events).ToList();

        batches.Select(batch => batch.Count).ShouldBe([10, 2, 10, 3]);
        batches.SelectMany(batch => batch).Select(message => message.Event.Position).ShouldBe(events.Select(e => e.Position));
    }

    [Fact]
    public async Task An_event_that_is_too_large_goes_without_its_data()
    {
        await SendAsync(Topic(Arn), Event(1, size: 300_000));

        var (stream, sent) = EventJson.ReadMessage(Encoding.UTF8.GetBytes(_sns.Sent.ShouldHaveSingleItem()["Message"]));
        (stream, sent).ShouldBe((Stream, Event(1, size: 0) with { Data = default }));
    }

    [Fact]
    public async Task A_message_is_a_cloud_event_with_its_stream_and_says_type_and_source_to_filters()
    {
        await SendAsync(Topic(Arn), Event(7, size: 1));

        var message = _sns.Sent.ShouldHaveSingleItem();
        JsonDocument.Parse(message["Message"]).RootElement.GetProperty("specversion").GetString().ShouldBe("1.0");
        message["MessageAttributes.entry.1.Value.StringValue"].ShouldBe("tea.changed");
        message["MessageAttributes.entry.2.Value.StringValue"].ShouldBe("teas");
        message.Keys.ShouldNotContain("MessageGroupId");
        var (stream, read) = EventJson.ReadMessage(Encoding.UTF8.GetBytes(message["Message"]));
        stream.ShouldBe(Stream);
        read.Position.ShouldBe(7);
        Encoding.UTF8.GetString(read.Data.Span).ShouldBe("\"x\"");
    }

    [Fact]
    public async Task A_character_that_a_message_may_not_have_is_written_otherwise()
    {
        await SendAsync(Topic(Arn), Event(7, size: 0) with { Data = Encoding.UTF8.GetBytes("\"a\uFFFF☕\"") });

        var message = _sns.Sent.ShouldHaveSingleItem()["Message"];
        message.ShouldNotContain('\uFFFF');
        JsonDocument.Parse(message).RootElement.GetProperty("data").GetString().ShouldBe("a\uFFFF☕");
    }

    [Fact]
    public async Task A_fifo_topic_gets_a_group_per_aggregate_and_an_id_per_event()
    {
        var topic = Topic(Arn + ".fifo");
        topic.IsFifo.ShouldBeTrue();

        await SendAsync(topic, Event(7, size: 1));

        _sns.Sent[0]["MessageGroupId"].ShouldBe("s7");
        _sns.Sent[0]["MessageDeduplicationId"].ShouldBe($"{Stream}:7");
    }

    [Fact]
    public async Task What_is_not_accepted_is_sent_again_and_nothing_else()
    {
        _sns.Failures.Enqueue([("2", "InternalError", false)]);
        _sns.Failures.Enqueue([("2", "Throttled", false)]);

        await SendAsync(Topic(Arn), Event(1, 1), Event(2, 1), Event(3, 1));

        _sns.Sent.Select(message => message["Id"]).ShouldBe(["1", "2", "3", "2", "2"]);
    }

    [Fact]
    public async Task A_message_that_is_to_blame_goes_without_its_data()
    {
        _sns.Failures.Enqueue([("1", "InvalidParameter", true)]);

        await SendAsync(Topic(Arn), Event(1, 1));

        _sns.Sent.Select(message => message["Message"].Contains("\"data\"", StringComparison.Ordinal)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Who_is_never_accepted_is_an_error_that_says_where_and_why()
    {
        for (var tries = 0; tries < 5; tries++)
            _sns.Failures.Enqueue([("2", "InternalError", false)]);

        var error = await Should.ThrowAsync<AmazonSimpleNotificationServiceException>(() => SendAsync(Topic(Arn), Event(1, 1), Event(2, 1)));

        error.Message.ShouldBe($"{Arn} doesn't accept 1 events, the first at position 2: InternalError why");
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-central-1:123456789012:cafe-orders", true)]
    [InlineData("arn:aws-cn:sns:cn-north-1:123456789012:cafe-orders.fifo", true)]
    [InlineData("cafe-orders", false)]
    [InlineData("arn:aws:sqs:eu-central-1:123456789012:cafe-orders", false)]
    [InlineData("arn:aws:sns:eu-central-1:123456789012:cafe-orders:0198-subscription", false)]
    public void An_arn_of_a_topic_is_known(string arn, bool isTopic) => SnsTopic.IsTopic(arn).ShouldBe(isTopic);

    private static CloudEvent Event(long position, int size) => new(
        "tea.changed", $"s{position}", 1, position, DateTimeOffset.UnixEpoch, null, Encoding.UTF8.GetBytes($"\"{new string('x', size)}\""));

    private static async Task SendAsync(SnsTopic topic, params CloudEvent[] events)
    {
        foreach (var batch in topic.Batches(Stream, events))
            await topic.SendAsync(batch, CancellationToken.None);
    }

    private SnsTopic Topic(string arn) => new(_sns.Client(), arn, "teas", new SwiftTime(), NullLogger<SnsTopic>.Instance);

    /// <summary>Keeps what it is sent, and doesn't accept what a test says.</summary>
    private sealed class FakeTopic : HttpStub
    {
        public List<Dictionary<string, string>> Sent { get; } = [];

        /// <summary>For each call the ids that fail, why, and whether by their own fault.</summary>
        public Queue<(string Id, string Code, bool SenderFault)[]> Failures { get; } = [];

        public AmazonSimpleNotificationServiceClient Client() =>
            new(Credentials, Config<AmazonSimpleNotificationServiceConfig>());

        protected override Task<string> AnswerAsync(string target, string body, CancellationToken cancel)
        {
            var form = HttpUtility.ParseQueryString(body);
            Sent.AddRange(form.AllKeys.Where(key => key!.StartsWith("PublishBatchRequestEntries.", StringComparison.Ordinal))
                .GroupBy(key => key!.Split('.')[2])
                .Select(entry => entry.ToDictionary(key => string.Join('.', key!.Split('.')[3..]), key => form[key]!)));
            var failed = (Failures.TryDequeue(out var failures) ? failures : []).Select(failure =>
                $"<member><Id>{failure.Id}</Id><Code>{failure.Code}</Code><Message>why</Message><SenderFault>{(failure.SenderFault ? "true" : "false")}</SenderFault></member>");
            return Task.FromResult($"<R><PublishBatchResult><Failed>{string.Concat(failed)}</Failed></PublishBatchResult></R>");
        }
    }
}
