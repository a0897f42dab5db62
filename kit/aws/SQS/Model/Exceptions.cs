using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>There is no such queue.</summary>
public class QueueDoesNotExistException : AmazonSQSException
{
    /// <inheritdoc/>
    public QueueDoesNotExistException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public QueueDoesNotExistException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public QueueDoesNotExistException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is a queue of this name with other settings.</summary>
public class QueueNameExistsException : AmazonSQSException
{
    /// <inheritdoc/>
    public QueueNameExistsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public QueueNameExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public QueueNameExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A queue of this name was deleted less than a minute ago.</summary>
public class QueueDeletedRecentlyException : AmazonSQSException
{
    /// <inheritdoc/>
    public QueueDeletedRecentlyException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public QueueDeletedRecentlyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public QueueDeletedRecentlyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue has no such attribute.</summary>
public class InvalidAttributeNameException : AmazonSQSException
{
    /// <inheritdoc/>
    public InvalidAttributeNameException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidAttributeNameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidAttributeNameException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>An attribute's value can't be used.</summary>
public class InvalidAttributeValueException : AmazonSQSException
{
    /// <inheritdoc/>
    public InvalidAttributeValueException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidAttributeValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidAttributeValueException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Two entries of a batch have the same id.</summary>
public class BatchEntryIdsNotDistinctException : AmazonSQSException
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

/// <summary>The batch has no entries.</summary>
public class EmptyBatchRequestException : AmazonSQSException
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

/// <summary>The id of an entry of a batch has characters that may not be, or too many.</summary>
public class InvalidBatchEntryIdException : AmazonSQSException
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

/// <summary>The batch has more than ten entries.</summary>
public class TooManyEntriesInBatchRequestException : AmazonSQSException
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

/// <summary>Too many messages are received and not deleted yet.</summary>
public class OverLimitException : AmazonSQSException
{
    /// <inheritdoc/>
    public OverLimitException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public OverLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public OverLimitException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue is asked too often.</summary>
public class RequestThrottledException : AmazonSQSException
{
    /// <inheritdoc/>
    public RequestThrottledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RequestThrottledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public RequestThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The URL of the queue is none.</summary>
public class InvalidAddressException : AmazonSQSException
{
    /// <inheritdoc/>
    public InvalidAddressException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidAddressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidAddressException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The request is not signed as it has to be, or came by HTTP where HTTPS is needed.</summary>
public class InvalidSecurityException : AmazonSQSException
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

/// <summary>The queue can't do this.</summary>
public class UnsupportedOperationException : AmazonSQSException
{
    /// <inheritdoc/>
    public UnsupportedOperationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnsupportedOperationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public UnsupportedOperationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue's key may not be used.</summary>
public class KmsAccessDeniedException : AmazonSQSException
{
    /// <inheritdoc/>
    public KmsAccessDeniedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KmsAccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KmsAccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue's key is disabled.</summary>
public class KmsDisabledException : AmazonSQSException
{
    /// <inheritdoc/>
    public KmsDisabledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KmsDisabledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KmsDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue's key does not exist.</summary>
public class KmsNotFoundException : AmazonSQSException
{
    /// <inheritdoc/>
    public KmsNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KmsNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KmsNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The queue's key is asked for too often.</summary>
public class KmsThrottledException : AmazonSQSException
{
    /// <inheritdoc/>
    public KmsThrottledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public KmsThrottledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public KmsThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
