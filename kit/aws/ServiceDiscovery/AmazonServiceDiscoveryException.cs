using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceDiscovery;

/// <summary>An error that Cloud Map answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonServiceDiscoveryException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonServiceDiscoveryException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonServiceDiscoveryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonServiceDiscoveryException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
