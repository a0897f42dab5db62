using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>A parameter is missing or its value is wrong.</summary>
public class InvalidInputException : AmazonServiceDiscoveryException
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

/// <summary>There is a namespace of this name already.</summary>
public class NamespaceAlreadyExistsException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public NamespaceAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NamespaceAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public NamespaceAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    public string CreatorRequestId { get; set; }

    /// <summary>Id of the namespace.</summary>
    public string NamespaceId { get; set; }
}

/// <summary>A quota of the account is used up.</summary>
public class ResourceLimitExceededException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public ResourceLimitExceededException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ResourceLimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ResourceLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The same operation is already going on.</summary>
public class DuplicateRequestException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public DuplicateRequestException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public DuplicateRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public DuplicateRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Id of the operation that is going on.</summary>
    public string DuplicateOperationId { get; set; }
}

/// <summary>More tags than a resource can have.</summary>
public class TooManyTagsException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public TooManyTagsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TooManyTagsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public TooManyTagsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>ARN of the resource.</summary>
    public string ResourceName { get; set; }
}

/// <summary>There is no such namespace.</summary>
public class NamespaceNotFoundException : AmazonServiceDiscoveryException
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

/// <summary>It can't be deleted: there are still instances, or services.</summary>
public class ResourceInUseException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public ResourceInUseException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ResourceInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ResourceInUseException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is a service of this name in the namespace already.</summary>
public class ServiceAlreadyExistsException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public ServiceAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ServiceAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ServiceAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the request safe to repeat: the same id within a day is the same request.</summary>
    public string CreatorRequestId { get; set; }

    /// <summary>Id of the Cloud Map service.</summary>
    public string ServiceId { get; set; }

    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; set; }
}

/// <summary>There is no such service.</summary>
public class ServiceNotFoundException : AmazonServiceDiscoveryException
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

/// <summary>There is no such operation.</summary>
public class OperationNotFoundException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public OperationNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public OperationNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public OperationNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such instance in the service.</summary>
public class InstanceNotFoundException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public InstanceNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InstanceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InstanceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Too many requests.</summary>
public class RequestLimitExceededException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public RequestLimitExceededException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RequestLimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public RequestLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The instance has no custom health.</summary>
public class CustomHealthNotFoundException : AmazonServiceDiscoveryException
{
    /// <inheritdoc/>
    public CustomHealthNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public CustomHealthNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public CustomHealthNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such resource.</summary>
public class ResourceNotFoundException : AmazonServiceDiscoveryException
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
