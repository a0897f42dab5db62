using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>An error that CloudFormation answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonCloudFormationException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonCloudFormationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonCloudFormationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonCloudFormationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
