using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>
/// Elastic Load Balancing. An error that the service answers is thrown as one of the exceptions in <c>Amazon.ElasticLoadBalancingV2.Model</c>, or as
/// <see cref="AmazonElasticLoadBalancingV2Exception"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonElasticLoadBalancingV2 : IAmazonService, IDisposable
{
    /// <summary>The target groups, all or some.</summary>
    Task<DescribeTargetGroupsResponse> DescribeTargetGroupsAsync(DescribeTargetGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The targets of a group and how they are.</summary>
    Task<DescribeTargetHealthResponse> DescribeTargetHealthAsync(DescribeTargetHealthRequest request, CancellationToken cancellationToken = default);

    /// <summary>The load balancers, all or some.</summary>
    Task<DescribeLoadBalancersResponse> DescribeLoadBalancersAsync(DescribeLoadBalancersRequest request, CancellationToken cancellationToken = default);

    /// <summary>The listeners of a load balancer, or some.</summary>
    Task<DescribeListenersResponse> DescribeListenersAsync(DescribeListenersRequest request, CancellationToken cancellationToken = default);

    /// <summary>The rules of a listener, or some.</summary>
    Task<DescribeRulesResponse> DescribeRulesAsync(DescribeRulesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElasticLoadBalancingV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonElasticLoadBalancingV2Client((AmazonElasticLoadBalancingV2Config)clientConfig) : new AmazonElasticLoadBalancingV2Client(awsCredentials, (AmazonElasticLoadBalancingV2Config)clientConfig);
}
