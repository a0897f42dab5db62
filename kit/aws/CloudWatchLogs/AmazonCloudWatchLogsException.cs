using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>An error that CloudWatch Logs answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonCloudWatchLogsException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonCloudWatchLogsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonCloudWatchLogsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonCloudWatchLogsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
