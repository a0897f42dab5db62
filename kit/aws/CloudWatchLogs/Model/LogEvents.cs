using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>What <see cref="IAmazonCloudWatchLogs.GetLogEventsAsync"/> is asked.</summary>
public class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Name of the log group.</summary>
    public string LogGroupName { get; set; }

    /// <summary>Name or ARN of the log group.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>Name of the log stream.</summary>
    public string LogStreamName { get; set; }

    /// <summary>From this time on.</summary>
    [EpochMilliseconds]
    public DateTime? StartTime { get; set; }

    /// <summary>Before this time.</summary>
    [EpochMilliseconds]
    public DateTime? EndTime { get; set; }

    /// <summary>The token for one of both directions, from the answer before.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? Limit { get; set; }

    /// <summary>Whether the oldest come first; null means the newest page.</summary>
    public bool? StartFromHead { get; set; }

    /// <summary>Whether data that is protected is shown.</summary>
    public bool? Unmask { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.GetLogEventsAsync"/> answers.</summary>
public class GetLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events, oldest first.</summary>
    public List<OutputLogEvent> Events { get; set; }

    /// <summary>For the later events. At the end it is the token that was asked with.</summary>
    public string NextForwardToken { get; set; }

    /// <summary>For the earlier events.</summary>
    public string NextBackwardToken { get; set; }
}

/// <summary>An event of a stream.</summary>
public class OutputLogEvent
{
    /// <summary>When it happened, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? Timestamp { get; set; }

    /// <summary>What was logged.</summary>
    public string Message { get; set; }

    /// <summary>When it came in, in UTC.</summary>
    [EpochMilliseconds]
    public DateTime? IngestionTime { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.FilterLogEventsAsync"/> is asked.</summary>
public class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Name of the log group.</summary>
    public string LogGroupName { get; set; }

    /// <summary>Name or ARN of the log group.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>Only these streams.</summary>
    public List<string> LogStreamNames { get; set; }

    /// <summary>Only streams whose name begins so.</summary>
    public string LogStreamNamePrefix { get; set; }

    /// <summary>From this time on, in milliseconds since 1970.</summary>
    public long? StartTime { get; set; }

    /// <summary>Not after this time, in milliseconds since 1970.</summary>
    public long? EndTime { get; set; }

    /// <summary>Only events that fit the pattern.</summary>
    public string FilterPattern { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? Limit { get; set; }

    /// <summary>Whether data that is protected is shown.</summary>
    public bool? Unmask { get; set; }
}

/// <summary>What <see cref="IAmazonCloudWatchLogs.FilterLogEventsAsync"/> answers.</summary>
public class FilterLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events. A page can be empty though there is another.</summary>
    public List<FilteredLogEvent> Events { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>An event that fitted.</summary>
public class FilteredLogEvent
{
    /// <summary>Name of the log stream.</summary>
    public string LogStreamName { get; set; }

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public long? Timestamp { get; set; }

    /// <summary>What was logged.</summary>
    public string Message { get; set; }

    /// <summary>When it came in, in milliseconds since 1970.</summary>
    public long? IngestionTime { get; set; }

    /// <summary>Id of the event.</summary>
    public string EventId { get; set; }
}
