using System.Net;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>There is no such load balancer.</summary>
public class LoadBalancerNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public LoadBalancerNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LoadBalancerNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public LoadBalancerNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such target group.</summary>
public class TargetGroupNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public TargetGroupNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public TargetGroupNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public TargetGroupNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The target isn't in the group, or can't be.</summary>
public class InvalidTargetException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public InvalidTargetException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public InvalidTargetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public InvalidTargetException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The health can't be told at the moment.</summary>
public class HealthUnavailableException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public HealthUnavailableException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public HealthUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public HealthUnavailableException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such listener.</summary>
public class ListenerNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public ListenerNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ListenerNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ListenerNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The protocol isn't supported.</summary>
public class UnsupportedProtocolException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public UnsupportedProtocolException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnsupportedProtocolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public UnsupportedProtocolException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such rule.</summary>
public class RuleNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <inheritdoc/>
    public RuleNotFoundException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RuleNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public RuleNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
