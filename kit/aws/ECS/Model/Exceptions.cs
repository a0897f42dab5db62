using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The caller may not do this.</summary>
public class AccessDeniedException : AmazonECSException
{
    /// <inheritdoc/>
    public AccessDeniedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Something went wrong at AWS.</summary>
public class ServerException : AmazonECSException
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
public class InvalidParameterException : AmazonECSException
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

/// <summary>The request is wrong: a resource that isn't there, or one that the caller may not use.</summary>
public class ClientException : AmazonECSException
{
    /// <inheritdoc/>
    public ClientException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ClientException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A quota of the account is used up. It won't pass by waiting, though the SDK's retries take it for throttling.</summary>
public class LimitExceededException : AmazonECSException
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

/// <summary>There is no such platform version.</summary>
public class PlatformUnknownException : AmazonECSException
{
    /// <inheritdoc/>
    public PlatformUnknownException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PlatformUnknownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public PlatformUnknownException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such Cloud Map namespace.</summary>
public class NamespaceNotFoundException : AmazonECSException
{
    /// <inheritdoc/>
    public NamespaceNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NamespaceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public NamespaceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such cluster in this region.</summary>
public class ClusterNotFoundException : AmazonECSException
{
    /// <inheritdoc/>
    public ClusterNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ClusterNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ClusterNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The platform version can't run what the task definition asks for.</summary>
public class PlatformTaskDefinitionIncompatibilityException : AmazonECSException
{
    /// <inheritdoc/>
    public PlatformTaskDefinitionIncompatibilityException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PlatformTaskDefinitionIncompatibilityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public PlatformTaskDefinitionIncompatibilityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>This isn't supported in the region.</summary>
public class UnsupportedFeatureException : AmazonECSException
{
    /// <inheritdoc/>
    public UnsupportedFeatureException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnsupportedFeatureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public UnsupportedFeatureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The service has been deleted.</summary>
public class ServiceNotActiveException : AmazonECSException
{
    /// <inheritdoc/>
    public ServiceNotActiveException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServiceNotActiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServiceNotActiveException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such service in the cluster.</summary>
public class ServiceNotFoundException : AmazonECSException
{
    /// <inheritdoc/>
    public ServiceNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServiceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServiceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Another request with the same token is still going on, with other content.</summary>
public class ConflictException : AmazonECSException
{
    /// <inheritdoc/>
    public ConflictException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ConflictException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>What scales; null means all.</summary>
    public List<string> ResourceIds { get; set; }
}

/// <summary>There is no such deployment.</summary>
public class ServiceDeploymentNotFoundException : AmazonECSException
{
    /// <inheritdoc/>
    public ServiceDeploymentNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServiceDeploymentNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServiceDeploymentNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The account has been blocked.</summary>
public class BlockedException : AmazonECSException
{
    /// <inheritdoc/>
    public BlockedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BlockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public BlockedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such resource.</summary>
public class ResourceNotFoundException : AmazonECSException
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
