using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;

namespace Cafe.Events;

/// <summary>A message that holds an event, and is hidden from others.</summary>
internal sealed class SqsMessage
{
    private SqsMessage(string id, string receipt, StreamPosition position, CloudEvent e, int bytes) =>
        (Id, Receipt, Position, Event, Bytes) = (id, receipt, position, e, bytes);

    public string Id { get; }

    /// <summary>Of its last receipt.</summary>
    public string Receipt { get; set; }

    public StreamPosition Position { get; }

    public CloudEvent Event { get; }

    public int Bytes { get; }

    /// <summary>When it was last hidden.</summary>
    public long HiddenAt { get; set; }

    /// <exception cref="JsonException">It holds no event.</exception>
    public static SqsMessage Read(Message message)
    {
        var body = Encoding.UTF8.GetBytes(message.Body ?? "");
        var (stream, e) = EventJson.ReadMessage(body);
        return new(message.MessageId, message.ReceiptHandle, new(stream, e.Position), e, body.Length);
    }

    /// <summary>Whether the message is what SNS makes of one where it isn't told to deliver it as it is.</summary>
    public static bool IsEnvelope(Message message)
    {
        try
        {
            using var json = JsonDocument.Parse(message.Body ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("TopicArn", out _)
                && json.RootElement.TryGetProperty("Message", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
