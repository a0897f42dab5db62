using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A parameter's value is wrong.</summary>
public class InvalidParameterException : AmazonResourceGroupsTaggingAPIException
{
    /// <inheritdoc/>
    public InvalidParameterException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidParameterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Too many requests.</summary>
public class ThrottledException : AmazonResourceGroupsTaggingAPIException
{
    /// <inheritdoc/>
    public ThrottledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ThrottledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Something went wrong at AWS.</summary>
public class InternalServiceException : AmazonResourceGroupsTaggingAPIException
{
    /// <inheritdoc/>
    public InternalServiceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InternalServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InternalServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The token is older than 15 minutes.</summary>
public class PaginationTokenExpiredException : AmazonResourceGroupsTaggingAPIException
{
    /// <inheritdoc/>
    public PaginationTokenExpiredException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PaginationTokenExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public PaginationTokenExpiredException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
