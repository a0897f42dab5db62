using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>What <see cref="IAmazonSQS.ReceiveMessageAsync"/> is asked.</summary>
public class ReceiveMessageRequest : AmazonSQSRequest
{
    /// <summary>The queue.</summary>
    public string QueueUrl { get; set; }

    /// <summary>How many at most, 1 to 10.</summary>
    public int? MaxNumberOfMessages { get; set; }

    /// <summary>For how many seconds the messages are hidden from others.</summary>
    public int? VisibilityTimeout { get; set; }

    /// <summary>For how many seconds to wait where there is none, at most 20.</summary>
    public int? WaitTimeSeconds { get; set; }

    /// <summary>What SQS tells of a message: see <see cref="MessageSystemAttributeName"/>.</summary>
    public List<string> MessageSystemAttributeNames { get; set; }

    /// <summary>Which attributes of the sender to bring along.</summary>
    public List<string> MessageAttributeNames { get; set; }

    /// <summary>Of a FIFO queue: makes the request safe to repeat.</summary>
    public string ReceiveRequestAttemptId { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.ReceiveMessageAsync"/> answers.</summary>
public class ReceiveMessageResponse : AmazonWebServiceResponse
{
    /// <summary>The messages; null where there are none.</summary>
    public List<Message> Messages { get; set; }
}

/// <summary>A message.</summary>
public class Message
{
    /// <summary>Its id, the same each time it is received.</summary>
    public string MessageId { get; set; }

    /// <summary>Of this receipt: what deletes the message or changes its visibility.</summary>
    public string ReceiptHandle { get; set; }

    /// <summary>Its text.</summary>
    public string Body { get; set; }

    /// <summary>Checksum of the text.</summary>
    public string MD5OfBody { get; set; }

    /// <summary>What SQS tells of it, as far as it was asked for.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>Checksum of the attributes.</summary>
    public string MD5OfMessageAttributes { get; set; }

    /// <summary>The attributes of the sender, as far as they were asked for.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }
}

/// <summary>The value of an attribute of a message.</summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>.</summary>
    public string DataType { get; set; }

    /// <summary>The value, if it is text or a number.</summary>
    public string StringValue { get; set; }

    /// <summary>The value, if it is binary.</summary>
    public MemoryStream BinaryValue { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.DeleteMessageBatchAsync"/> is asked.</summary>
public class DeleteMessageBatchRequest : AmazonSQSRequest
{
    /// <summary>The queue.</summary>
    public string QueueUrl { get; set; }

    /// <summary>The messages.</summary>
    public List<DeleteMessageBatchRequestEntry> Entries { get; set; }
}

/// <summary>A message that is to be deleted.</summary>
public class DeleteMessageBatchRequestEntry
{
    /// <summary>Tells the entries of the batch apart.</summary>
    public string Id { get; set; }

    /// <summary>Of its last receipt.</summary>
    public string ReceiptHandle { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.DeleteMessageBatchAsync"/> answers.</summary>
public class DeleteMessageBatchResponse : AmazonWebServiceResponse
{
    /// <summary>The entries that were done.</summary>
    public List<DeleteMessageBatchResultEntry> Successful { get; set; }

    /// <summary>The others.</summary>
    public List<BatchResultErrorEntry> Failed { get; set; }
}

/// <summary>A message that was deleted.</summary>
public class DeleteMessageBatchResultEntry
{
    /// <summary>Its id in the batch.</summary>
    public string Id { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.ChangeMessageVisibilityBatchAsync"/> is asked.</summary>
public class ChangeMessageVisibilityBatchRequest : AmazonSQSRequest
{
    /// <summary>The queue.</summary>
    public string QueueUrl { get; set; }

    /// <summary>The messages.</summary>
    public List<ChangeMessageVisibilityBatchRequestEntry> Entries { get; set; }
}

/// <summary>A message that is to stay hidden, or to be seen again.</summary>
public class ChangeMessageVisibilityBatchRequestEntry
{
    /// <summary>Tells the entries of the batch apart.</summary>
    public string Id { get; set; }

    /// <summary>Of its last receipt.</summary>
    public string ReceiptHandle { get; set; }

    /// <summary>For how many seconds from now on; 0 lets others have it at once.</summary>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>What <see cref="IAmazonSQS.ChangeMessageVisibilityBatchAsync"/> answers.</summary>
public class ChangeMessageVisibilityBatchResponse : AmazonWebServiceResponse
{
    /// <summary>The entries that were done.</summary>
    public List<ChangeMessageVisibilityBatchResultEntry> Successful { get; set; }

    /// <summary>The others.</summary>
    public List<BatchResultErrorEntry> Failed { get; set; }
}

/// <summary>A message whose visibility was changed.</summary>
public class ChangeMessageVisibilityBatchResultEntry
{
    /// <summary>Its id in the batch.</summary>
    public string Id { get; set; }
}

/// <summary>An entry of a batch that was not done.</summary>
public class BatchResultErrorEntry
{
    /// <summary>Its id in the batch.</summary>
    public string Id { get; set; }

    /// <summary>Why.</summary>
    public string Code { get; set; }

    /// <summary>Why, for people.</summary>
    public string Message { get; set; }

    /// <summary>Whether the entry is at fault: then it fails again.</summary>
    public bool? SenderFault { get; set; }
}
