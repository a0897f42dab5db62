using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>There is no such user or role.</summary>
public class NoSuchEntityException : AmazonIdentityManagementServiceException
{
    /// <inheritdoc/>
    public NoSuchEntityException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NoSuchEntityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public NoSuchEntityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A parameter's value is wrong.</summary>
public class InvalidInputException : AmazonIdentityManagementServiceException
{
    /// <inheritdoc/>
    public InvalidInputException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidInputException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A policy couldn't be evaluated.</summary>
public class PolicyEvaluationException : AmazonIdentityManagementServiceException
{
    /// <inheritdoc/>
    public PolicyEvaluationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PolicyEvaluationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public PolicyEvaluationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Something went wrong at AWS.</summary>
public class ServiceFailureException : AmazonIdentityManagementServiceException
{
    /// <inheritdoc/>
    public ServiceFailureException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServiceFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServiceFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
