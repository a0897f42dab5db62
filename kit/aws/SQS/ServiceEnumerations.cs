using Amazon.Runtime;

namespace Amazon.SQS;

/// <summary>What SQS knows of a message.</summary>
public class MessageSystemAttributeName : ConstantClass
{
    /// <summary><c>All</c></summary>
    public static readonly MessageSystemAttributeName All = new("All");

    /// <summary><c>SenderId</c></summary>
    public static readonly MessageSystemAttributeName SenderId = new("SenderId");

    /// <summary><c>SentTimestamp</c></summary>
    public static readonly MessageSystemAttributeName SentTimestamp = new("SentTimestamp");

    /// <summary><c>ApproximateReceiveCount</c></summary>
    public static readonly MessageSystemAttributeName ApproximateReceiveCount = new("ApproximateReceiveCount");

    /// <summary><c>ApproximateFirstReceiveTimestamp</c></summary>
    public static readonly MessageSystemAttributeName ApproximateFirstReceiveTimestamp = new("ApproximateFirstReceiveTimestamp");

    /// <summary><c>SequenceNumber</c></summary>
    public static readonly MessageSystemAttributeName SequenceNumber = new("SequenceNumber");

    /// <summary><c>MessageDeduplicationId</c></summary>
    public static readonly MessageSystemAttributeName MessageDeduplicationId = new("MessageDeduplicationId");

    /// <summary><c>MessageGroupId</c></summary>
    public static readonly MessageSystemAttributeName MessageGroupId = new("MessageGroupId");

    /// <summary><c>AWSTraceHeader</c></summary>
    public static readonly MessageSystemAttributeName AWSTraceHeader = new("AWSTraceHeader");

    /// <summary><c>DeadLetterQueueSourceArn</c></summary>
    public static readonly MessageSystemAttributeName DeadLetterQueueSourceArn = new("DeadLetterQueueSourceArn");

    /// <summary>A value that has no constant here.</summary>
    public MessageSystemAttributeName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static MessageSystemAttributeName FindValue(string value) => FindValue<MessageSystemAttributeName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator MessageSystemAttributeName(string value) => FindValue(value);
}

/// <summary>What there is to know of a queue.</summary>
public class QueueAttributeName : ConstantClass
{
    /// <summary><c>All</c></summary>
    public static readonly QueueAttributeName All = new("All");

    /// <summary><c>Policy</c></summary>
    public static readonly QueueAttributeName Policy = new("Policy");

    /// <summary><c>VisibilityTimeout</c></summary>
    public static readonly QueueAttributeName VisibilityTimeout = new("VisibilityTimeout");

    /// <summary><c>MaximumMessageSize</c></summary>
    public static readonly QueueAttributeName MaximumMessageSize = new("MaximumMessageSize");

    /// <summary><c>MessageRetentionPeriod</c></summary>
    public static readonly QueueAttributeName MessageRetentionPeriod = new("MessageRetentionPeriod");

    /// <summary><c>ApproximateNumberOfMessages</c></summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessages = new("ApproximateNumberOfMessages");

    /// <summary><c>ApproximateNumberOfMessagesNotVisible</c></summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessagesNotVisible = new("ApproximateNumberOfMessagesNotVisible");

    /// <summary><c>CreatedTimestamp</c></summary>
    public static readonly QueueAttributeName CreatedTimestamp = new("CreatedTimestamp");

    /// <summary><c>LastModifiedTimestamp</c></summary>
    public static readonly QueueAttributeName LastModifiedTimestamp = new("LastModifiedTimestamp");

    /// <summary><c>QueueArn</c></summary>
    public static readonly QueueAttributeName QueueArn = new("QueueArn");

    /// <summary><c>ApproximateNumberOfMessagesDelayed</c></summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessagesDelayed = new("ApproximateNumberOfMessagesDelayed");

    /// <summary><c>DelaySeconds</c></summary>
    public static readonly QueueAttributeName DelaySeconds = new("DelaySeconds");

    /// <summary><c>ReceiveMessageWaitTimeSeconds</c></summary>
    public static readonly QueueAttributeName ReceiveMessageWaitTimeSeconds = new("ReceiveMessageWaitTimeSeconds");

    /// <summary><c>RedrivePolicy</c></summary>
    public static readonly QueueAttributeName RedrivePolicy = new("RedrivePolicy");

    /// <summary><c>FifoQueue</c></summary>
    public static readonly QueueAttributeName FifoQueue = new("FifoQueue");

    /// <summary><c>ContentBasedDeduplication</c></summary>
    public static readonly QueueAttributeName ContentBasedDeduplication = new("ContentBasedDeduplication");

    /// <summary><c>KmsMasterKeyId</c></summary>
    public static readonly QueueAttributeName KmsMasterKeyId = new("KmsMasterKeyId");

    /// <summary><c>KmsDataKeyReusePeriodSeconds</c></summary>
    public static readonly QueueAttributeName KmsDataKeyReusePeriodSeconds = new("KmsDataKeyReusePeriodSeconds");

    /// <summary><c>DeduplicationScope</c></summary>
    public static readonly QueueAttributeName DeduplicationScope = new("DeduplicationScope");

    /// <summary><c>FifoThroughputLimit</c></summary>
    public static readonly QueueAttributeName FifoThroughputLimit = new("FifoThroughputLimit");

    /// <summary><c>RedriveAllowPolicy</c></summary>
    public static readonly QueueAttributeName RedriveAllowPolicy = new("RedriveAllowPolicy");

    /// <summary><c>SqsManagedSseEnabled</c></summary>
    public static readonly QueueAttributeName SqsManagedSseEnabled = new("SqsManagedSseEnabled");

    /// <summary>A value that has no constant here.</summary>
    public QueueAttributeName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static QueueAttributeName FindValue(string value) => FindValue<QueueAttributeName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator QueueAttributeName(string value) => FindValue(value);
}
