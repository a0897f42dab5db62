using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>There is no such secret.</summary>
public class ResourceNotFoundException : AmazonSecretsManagerException
{
    /// <inheritdoc/>
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ResourceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Something went wrong at AWS.</summary>
public class InternalServiceErrorException : AmazonSecretsManagerException
{
    /// <inheritdoc/>
    public InternalServiceErrorException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InternalServiceErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InternalServiceErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A parameter's value is wrong.</summary>
public class InvalidParameterException : AmazonSecretsManagerException
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

/// <summary>The secret's state doesn't allow it: it is about to be deleted.</summary>
public class InvalidRequestException : AmazonSecretsManagerException
{
    /// <inheritdoc/>
    public InvalidRequestException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The value can't be decrypted with its KMS key.</summary>
public class DecryptionFailureException : AmazonSecretsManagerException
{
    /// <inheritdoc/>
    public DecryptionFailureException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public DecryptionFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public DecryptionFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The token isn't one of an answer.</summary>
public class InvalidNextTokenException : AmazonSecretsManagerException
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
