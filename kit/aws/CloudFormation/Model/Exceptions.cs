using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>A quota of the account is used up.</summary>
public class LimitExceededException : AmazonCloudFormationException
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

/// <summary>There is a stack of this name already.</summary>
public class AlreadyExistsException : AmazonCloudFormationException
{
    /// <inheritdoc/>
    public AlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Another request had the same token.</summary>
public class TokenAlreadyExistsException : AmazonCloudFormationException
{
    /// <inheritdoc/>
    public TokenAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TokenAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public TokenAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The template has resources that the request doesn't allow by its capabilities.</summary>
public class InsufficientCapabilitiesException : AmazonCloudFormationException
{
    /// <inheritdoc/>
    public InsufficientCapabilitiesException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InsufficientCapabilitiesException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InsufficientCapabilitiesException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such change set.</summary>
public class ChangeSetNotFoundException : AmazonCloudFormationException
{
    /// <inheritdoc/>
    public ChangeSetNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ChangeSetNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ChangeSetNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
