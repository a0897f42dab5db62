using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Something went wrong at AWS.</summary>
public class ServerException : AmazonECRException
{
    /// <inheritdoc/>
    public ServerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A parameter's value is wrong.</summary>
public class InvalidParameterException : AmazonECRException
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

/// <summary>There is no such repository.</summary>
public class RepositoryNotFoundException : AmazonECRException
{
    /// <inheritdoc/>
    public RepositoryNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RepositoryNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public RepositoryNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such image in the repository.</summary>
public class ImageNotFoundException : AmazonECRException
{
    /// <inheritdoc/>
    public ImageNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ImageNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ImageNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A quota of the account is used up.</summary>
public class LimitExceededException : AmazonECRException
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

/// <summary>The image couldn't be had from the registry that is cached here.</summary>
public class UnableToGetUpstreamImageException : AmazonECRException
{
    /// <inheritdoc/>
    public UnableToGetUpstreamImageException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnableToGetUpstreamImageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public UnableToGetUpstreamImageException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such layer in the repository.</summary>
public class LayersNotFoundException : AmazonECRException
{
    /// <inheritdoc/>
    public LayersNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LayersNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public LayersNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The layer can't be downloaded.</summary>
public class LayerInaccessibleException : AmazonECRException
{
    /// <inheritdoc/>
    public LayerInaccessibleException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LayerInaccessibleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public LayerInaccessibleException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The layer couldn't be had from the registry that is cached here.</summary>
public class UnableToGetUpstreamLayerException : AmazonECRException
{
    /// <inheritdoc/>
    public UnableToGetUpstreamLayerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnableToGetUpstreamLayerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public UnableToGetUpstreamLayerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
