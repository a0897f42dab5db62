using System.Net;
using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling;

/// <summary>An error that Application Auto Scaling answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonApplicationAutoScalingException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonApplicationAutoScalingException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonApplicationAutoScalingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonApplicationAutoScalingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
