using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>An error that IAM, Identity and Access Management answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonIdentityManagementServiceException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonIdentityManagementServiceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonIdentityManagementServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonIdentityManagementServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
