using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>An error that the Resource Groups Tagging API answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonResourceGroupsTaggingAPIException : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonResourceGroupsTaggingAPIException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonResourceGroupsTaggingAPIException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonResourceGroupsTaggingAPIException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
