using System.Net;
using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>A parameter is missing or its value is wrong; a message that is too large, say.</summary>
public class InvalidParameterException : AmazonSimpleNotificationServiceException
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

/// <summary>A parameter's value can't be used.</summary>
[WireName("ParameterValueInvalid")]
public class InvalidParameterValueException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public InvalidParameterValueException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidParameterValueException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The service failed.</summary>
public class InternalErrorException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public InternalErrorException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InternalErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InternalErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such topic.</summary>
public class NotFoundException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public NotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public NotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public NotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The caller may not do this.</summary>
public class AuthorizationErrorException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public AuthorizationErrorException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AuthorizationErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AuthorizationErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The request is not signed as it has to be.</summary>
public class InvalidSecurityException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public InvalidSecurityException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidSecurityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidSecurityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A parameter breaks a rule of the service.</summary>
public class ValidationException : AmazonSimpleNotificationServiceException
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

/// <summary>Two messages of a batch have the same id.</summary>
public class BatchEntryIdsNotDistinctException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public BatchEntryIdsNotDistinctException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BatchEntryIdsNotDistinctException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public BatchEntryIdsNotDistinctException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The messages of a batch are too large together.</summary>
public class BatchRequestTooLongException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public BatchRequestTooLongException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BatchRequestTooLongException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public BatchRequestTooLongException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The batch has no messages.</summary>
public class EmptyBatchRequestException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public EmptyBatchRequestException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public EmptyBatchRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public EmptyBatchRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The id of a message of a batch has characters that may not be, or too many.</summary>
public class InvalidBatchEntryIdException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public InvalidBatchEntryIdException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidBatchEntryIdException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidBatchEntryIdException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The batch has more than ten messages.</summary>
public class TooManyEntriesInBatchRequestException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public TooManyEntriesInBatchRequestException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TooManyEntriesInBatchRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public TooManyEntriesInBatchRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The topic's key may not be used.</summary>
public class KMSAccessDeniedException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public KMSAccessDeniedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KMSAccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KMSAccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The topic's key is disabled.</summary>
public class KMSDisabledException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public KMSDisabledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KMSDisabledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KMSDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The topic's key does not exist.</summary>
public class KMSNotFoundException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public KMSNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KMSNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KMSNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The topic's key is asked for too often.</summary>
public class KMSThrottlingException : AmazonSimpleNotificationServiceException
{
    /// <inheritdoc/>
    public KMSThrottlingException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KMSThrottlingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KMSThrottlingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
