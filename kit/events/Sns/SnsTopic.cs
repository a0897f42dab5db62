using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Microsoft.Extensions.Logging;

namespace Cafe.Events;

/// <summary>The topic to which events are published: makes messages and batches of them, and sends these.</summary>
/// <param name="sns">The service.</param>
/// <param name="arn">The topic's.</param>
/// <param name="source">The CloudEvents <c>source</c> of the events.</param>
/// <param name="time">For the pauses.</param>
/// <param name="log">Where it is told what could not go as it is.</param>
internal sealed partial class SnsTopic(
    IAmazonSimpleNotificationService sns, string arn, string source, TimeProvider time, ILogger<SnsTopic> log)
{
    private const int MostEntries = 10;

    /// <summary>In bytes, attributes included: of one message, and of a batch. A little less than the 256 KiB that SNS takes.</summary>
    private const int Largest = 255 * 1024;

    private const int Tries = 5;

    private bool _toldTooLarge;

    /// <summary>Whether messages of one aggregate stay in their order.</summary>
    public bool IsFifo { get; } = arn.EndsWith(".fifo", StringComparison.Ordinal);

    public static bool IsTopic(string arn) => Arn().IsMatch(arn);

    /// <summary>Puts the events, in their order, into as few batches as they fit in.</summary>
    public IEnumerable<IReadOnlyList<SnsMessage>> Batches(Guid stream, IEnumerable<CloudEvent> events)
    {
        var batch = new List<SnsMessage>();
        var bytes = 0;
        foreach (var message in events.Select(e => ThatFits(stream, e)))
        {
            if (batch.Count == MostEntries || bytes + message.Bytes > Largest)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(message);
            bytes += message.Bytes;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Sends a batch; what the topic doesn't accept is sent again, a few times. Who finds itself to blame goes without
    /// its data: an event is never left out.</summary>
    /// <exception cref="AmazonSimpleNotificationServiceException">Some were not accepted.</exception>
    public async Task SendAsync(IReadOnlyList<SnsMessage> batch, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await sns.PublishBatchAsync(
                new() { TopicArn = arn, PublishBatchRequestEntries = [.. batch.Select(message => message.Entry)] }, cancel)
                .ConfigureAwait(false);
            if (answer.Failed is not { Count: > 0 } failed)
                return;
            var byId = failed.ToDictionary(failure => failure.Id);
            batch = [.. batch.Where(message => byId.ContainsKey(message.Entry.Id)).Select(message => Again(message, byId[message.Entry.Id]))];
            if (tries == Tries)
            {
                throw new AmazonSimpleNotificationServiceException(
                    $"{arn} doesn't accept {batch.Count} events, the first at position {batch[0].Event.Position}: {failed[0].Code} {failed[0].Message}");
            }

            await Task.Delay(Outage.Pause(tries), time, cancel).ConfigureAwait(false);
        }
    }

    private SnsMessage Again(SnsMessage message, BatchResultErrorEntry failure)
    {
        if (failure.SenderFault != true || message.Event.Data.IsEmpty)
            return message;
        LogRefused(log, message.Event.Position, failure.Code, failure.Message);
        return Message(message.Stream, message.Event with { Data = default });
    }

    private SnsMessage ThatFits(Guid stream, CloudEvent e)
    {
        var message = Message(stream, e);
        if (message.Bytes <= Largest)
            return message;
        if (!_toldTooLarge)
            LogTooLarge(log, e.Position, message.Bytes);
        _toldTooLarge = true;
        return Message(stream, e with { Data = default });
    }

    private SnsMessage Message(Guid stream, CloudEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>(e.Data.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
            EventJson.WriteEvent(json, source, e, stream);
        // The two characters that may stand in JSON, in its strings, and not in a message.
        var body = Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("\uFFFE", "\\uFFFE", StringComparison.Ordinal)
            .Replace("\uFFFF", "\\uFFFF", StringComparison.Ordinal);
        var entry = new PublishBatchRequestEntry
        {
            Id = $"{e.Position}",
            Message = body,
            MessageAttributes = new() { ["type"] = Text(e.Type), ["source"] = Text(source) },
            MessageGroupId = IsFifo ? e.Subject : null,
            MessageDeduplicationId = IsFifo ? $"{stream}:{e.Position}" : null,
        };
        var attributes = entry.MessageAttributes.Sum(a => a.Key.Length + a.Value.DataType.Length + Encoding.UTF8.GetByteCount(a.Value.StringValue));
        return new(entry, stream, e, Encoding.UTF8.GetByteCount(body) + attributes);
    }

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();

    [LoggerMessage(LogLevel.Warning,
        "The event at position {Position} has {Bytes} bytes, too many for SNS: it, and others of that kind, go without their data, which "
        + "consumers take from the feed")]
    private static partial void LogTooLarge(ILogger logger, long position, int bytes);

    [LoggerMessage(LogLevel.Warning, "SNS refuses the event at position {Position}, so it goes without its data: {Code} {Reason}")]
    private static partial void LogRefused(ILogger logger, long position, string code, string reason);
}

/// <param name="Entry">As it is sent.</param>
/// <param name="Stream">The event's stream.</param>
/// <param name="Event">What is sent.</param>
/// <param name="Bytes">How much of a batch it takes.</param>
internal sealed record SnsMessage(PublishBatchRequestEntry Entry, Guid Stream, CloudEvent Event, int Bytes);
