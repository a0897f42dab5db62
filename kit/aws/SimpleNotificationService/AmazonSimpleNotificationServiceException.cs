using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>An error that SNS answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonSimpleNotificationServiceException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonSimpleNotificationServiceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonSimpleNotificationServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonSimpleNotificationServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
