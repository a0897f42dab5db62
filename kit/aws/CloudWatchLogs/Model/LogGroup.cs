using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>What <see cref="IAmazonCloudWatchLogs.DescribeLogGroupsAsync"/> is asked.</summary>
public class DescribeLogGroupsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Accounts that are watched too.</summary>
    public List<string> AccountIdentifiers { get; set; }

    /// <summary>Only groups whose name begins so.</summary>
    public string LogGroupNamePrefix { get; set; }

    /// <summary>Only groups whose name holds this.</summary>
    public string LogGroupNamePattern { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? Limit { get; set; }

    /// <summary>Whether accounts that are watched are included.</summary>
    public bool? IncludeLinkedAccounts { get; set; }

    /// <summary>Standard, or cheaper with fewer features.</summary>
    public LogGroupClass LogGroupClass { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.DescribeLogGroupsAsync"/> answers.</summary>
public class DescribeLogGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>The groups.</summary>
    public List<LogGroup> LogGroups { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Streams that are kept alike.</summary>
public class LogGroup
{
    /// <summary>Name of the log group.</summary>
    public string LogGroupName { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? CreationTime { get; set; }

    /// <summary>Days for which events are kept; null means for ever.</summary>
    public int? RetentionInDays { get; set; }

    /// <summary>How many metric filters it has.</summary>
    public int? MetricFilterCount { get; set; }

    /// <summary>Its ARN, with <c>:*</c> at the end.</summary>
    public string Arn { get; set; }

    /// <summary>Its ARN, without <c>:*</c> at the end.</summary>
    public string LogGroupArn { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long? StoredBytes { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>Standard, or cheaper with fewer features.</summary>
    public LogGroupClass LogGroupClass { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.DescribeLogStreamsAsync"/> is asked.</summary>
public class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Name of the log group.</summary>
    public string LogGroupName { get; set; }

    /// <summary>Name or ARN of the log group.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>Only streams whose name begins so.</summary>
    public string LogStreamNamePrefix { get; set; }

    /// <summary>By name, or by the last event.</summary>
    public OrderBy OrderBy { get; set; }

    /// <summary>Whether the last comes first.</summary>
    public bool? Descending { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? Limit { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.DescribeLogStreamsAsync"/> answers.</summary>
public class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>The streams.</summary>
    public List<LogStream> LogStreams { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Events of one source, such as a container.</summary>
public class LogStream
{
    /// <summary>Name of the log stream.</summary>
    public string LogStreamName { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? CreationTime { get; set; }

    /// <summary>The time of its first event, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? FirstEventTimestamp { get; set; }

    /// <summary>The time of its last event, in UTC; it can be an hour late.</summary>
    [EpochMilliseconds]
    public DateTime? LastEventTimestamp { get; set; }

    /// <summary>When its last event came in, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? LastIngestionTime { get; set; }

    /// <summary>Has no effect any more.</summary>
    public string UploadSequenceToken { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }
}
