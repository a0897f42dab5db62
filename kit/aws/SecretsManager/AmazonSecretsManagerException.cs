using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>An error that Secrets Manager answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonSecretsManagerException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonSecretsManagerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonSecretsManagerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonSecretsManagerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
