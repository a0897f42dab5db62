using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>What <see cref="IAmazonSimpleNotificationService.PublishAsync"/> is asked.</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>The topic.</summary>
    public string TopicArn { get; set; }

    /// <summary>The topic or endpoint, in place of the topic.</summary>
    public string TargetArn { get; set; }

    /// <summary>A telephone number, in place of the topic.</summary>
    public string PhoneNumber { get; set; }

    /// <summary>The text of the message; UTF-8, at most 256 KiB with its attributes.</summary>
    public string Message { get; set; }

    /// <summary>The subject of a mail.</summary>
    public string Subject { get; set; }

    /// <summary><c>json</c> where the message has another text for each protocol.</summary>
    public string MessageStructure { get; set; }

    /// <summary>What filters of subscriptions can look at.</summary>
    [MapEntry("Name", "Value")]
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>Of a FIFO topic: a message of the same id within five minutes is the same message.</summary>
    public string MessageDeduplicationId { get; set; }

    /// <summary>Of a FIFO topic: messages of one group stay in their order.</summary>
    public string MessageGroupId { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.PublishAsync"/> answers.</summary>
public class PublishResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the message.</summary>
    public string MessageId { get; set; }

    /// <summary>Of a FIFO topic: the place of the message.</summary>
    public string SequenceNumber { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.PublishBatchAsync"/> is asked.</summary>
public class PublishBatchRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>The topic.</summary>
    public string TopicArn { get; set; }

    /// <summary>The messages.</summary>
    public List<PublishBatchRequestEntry> PublishBatchRequestEntries { get; set; }
}

/// <summary>A message of a batch.</summary>
public class PublishBatchRequestEntry
{
    /// <summary>Tells the messages of the batch apart; letters, digits, hyphens and underscores.</summary>
    public string Id { get; set; }

    /// <summary>The text of the message; UTF-8, at most 256 KiB with its attributes.</summary>
    public string Message { get; set; }

    /// <summary>The subject of a mail.</summary>
    public string Subject { get; set; }

    /// <summary><c>json</c> where the message has another text for each protocol.</summary>
    public string MessageStructure { get; set; }

    /// <summary>What filters of subscriptions can look at.</summary>
    [MapEntry("Name", "Value")]
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>Of a FIFO topic: a message of the same id within five minutes is the same message.</summary>
    public string MessageDeduplicationId { get; set; }

    /// <summary>Of a FIFO topic: messages of one group stay in their order.</summary>
    public string MessageGroupId { get; set; }
}

/// <summary>What <see cref="IAmazonSimpleNotificationService.PublishBatchAsync"/> answers.</summary>
public class PublishBatchResponse : AmazonWebServiceResponse
{
    /// <summary>The messages that the topic has accepted.</summary>
    public List<PublishBatchResultEntry> Successful { get; set; }

    /// <summary>The others.</summary>
    public List<BatchResultErrorEntry> Failed { get; set; }
}

/// <summary>A message that the topic has accepted.</summary>
public class PublishBatchResultEntry
{
    /// <summary>Its id in the batch.</summary>
    public string Id { get; set; }

    /// <summary>Id of the message.</summary>
    public string MessageId { get; set; }

    /// <summary>Of a FIFO topic: the place of the message.</summary>
    public string SequenceNumber { get; set; }
}

/// <summary>A message that the topic has not accepted.</summary>
public class BatchResultErrorEntry
{
    /// <summary>Its id in the batch.</summary>
    public string Id { get; set; }

    /// <summary>Why.</summary>
    public string Code { get; set; }

    /// <summary>Why, for people.</summary>
    public string Message { get; set; }

    /// <summary>Whether the message is at fault: then it fails again.</summary>
    public bool? SenderFault { get; set; }
}

/// <summary>The value of an attribute of a message.</summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>.</summary>
    public string DataType { get; set; }

    /// <summary>The value, if it is text or a number.</summary>
    public string StringValue { get; set; }

    /// <summary>The value, if it is binary.</summary>
    public MemoryStream BinaryValue { get; set; }
}
