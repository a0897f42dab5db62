using System.Net;
using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling.Model;

/// <summary>A parameter's value is wrong.</summary>
public class ValidationException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public ValidationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A quota of the account is used up.</summary>
public class LimitExceededException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Another change is going on.</summary>
public class ConcurrentUpdateException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public ConcurrentUpdateException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ConcurrentUpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ConcurrentUpdateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Something went wrong at AWS.</summary>
public class InternalServiceException : AmazonApplicationAutoScalingException
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

/// <summary>There is no such target or policy.</summary>
public class ObjectNotFoundException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public ObjectNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ObjectNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ObjectNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The token isn't one of an answer.</summary>
public class InvalidNextTokenException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public InvalidNextTokenException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidNextTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidNextTokenException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The role may not see alarms or resource.</summary>
public class FailedResourceAccessException : AmazonApplicationAutoScalingException
{
    /// <inheritdoc/>
    public FailedResourceAccessException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public FailedResourceAccessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public FailedResourceAccessException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
