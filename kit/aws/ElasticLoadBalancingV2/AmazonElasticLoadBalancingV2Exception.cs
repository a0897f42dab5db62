using System.Net;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>An error that Elastic Load Balancing answered. Those with a meaning of their own are derived from it.</summary>
public class AmazonElasticLoadBalancingV2Exception : AmazonServiceException
{
    /// <inheritdoc/>
    public AmazonElasticLoadBalancingV2Exception(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AmazonElasticLoadBalancingV2Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public AmazonElasticLoadBalancingV2Exception(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
