using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>An error that ECR, the Elastic Container Registry answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonECRException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonECRException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonECRException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonECRException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
