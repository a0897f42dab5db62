using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>An error that ECS, the Elastic Container Service answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonECSException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonECSException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonECSException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonECSException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
