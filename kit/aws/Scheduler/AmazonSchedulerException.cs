using System.Net;
using Amazon.Runtime;

namespace Amazon.Scheduler;

/// <summary>An error that EventBridge Scheduler answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonSchedulerException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonSchedulerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonSchedulerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonSchedulerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
