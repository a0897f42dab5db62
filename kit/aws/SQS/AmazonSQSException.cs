using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS;

/// <summary>An error that SQS answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonSQSException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonSQSException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonSQSException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonSQSException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
