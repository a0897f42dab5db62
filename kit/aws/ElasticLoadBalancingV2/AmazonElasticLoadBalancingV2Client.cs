using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>The client of Elastic Load Balancing. It is safe for use by several threads at once.</summary>
public class AmazonElasticLoadBalancingV2Client : AmazonServiceClient, IAmazonElasticLoadBalancingV2
{
    private static readonly QueryProtocol Protocol = new(AmazonElasticLoadBalancingV2Config.ServiceId, "2015-12-01", typeof(AmazonElasticLoadBalancingV2Exception));

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonElasticLoadBalancingV2Client()
        : base(new AmazonElasticLoadBalancingV2Config())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonElasticLoadBalancingV2Client(RegionEndpoint region)
        : base(new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonElasticLoadBalancingV2Client(AmazonElasticLoadBalancingV2Config config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials)
        : base(credentials, new AmazonElasticLoadBalancingV2Config())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, AmazonElasticLoadBalancingV2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<DescribeTargetGroupsResponse> DescribeTargetGroupsAsync(DescribeTargetGroupsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTargetGroupsResponse>(request, Protocol.Call<DescribeTargetGroupsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTargetHealthResponse> DescribeTargetHealthAsync(DescribeTargetHealthRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTargetHealthResponse>(request, Protocol.Call<DescribeTargetHealthResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLoadBalancersResponse> DescribeLoadBalancersAsync(DescribeLoadBalancersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLoadBalancersResponse>(request, Protocol.Call<DescribeLoadBalancersResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeListenersResponse> DescribeListenersAsync(DescribeListenersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeListenersResponse>(request, Protocol.Call<DescribeListenersResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeRulesResponse> DescribeRulesAsync(DescribeRulesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeRulesResponse>(request, Protocol.Call<DescribeRulesResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
