using Amazon.ApplicationAutoScaling.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ApplicationAutoScaling;

/// <summary>The client of Application Auto Scaling. It is safe for use by several threads at once.</summary>
public class AmazonApplicationAutoScalingClient : AmazonServiceClient, IAmazonApplicationAutoScaling
{
    private static readonly JsonProtocol Protocol = new(
        AmazonApplicationAutoScalingConfig.ServiceId, "2016-02-06", "AnyScaleFrontendService", typeof(AmazonApplicationAutoScalingException), camelCase: false);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonApplicationAutoScalingClient()
        : base(new AmazonApplicationAutoScalingConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonApplicationAutoScalingClient(RegionEndpoint region)
        : base(new AmazonApplicationAutoScalingConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonApplicationAutoScalingClient(AmazonApplicationAutoScalingConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonApplicationAutoScalingClient(AWSCredentials credentials)
        : base(credentials, new AmazonApplicationAutoScalingConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonApplicationAutoScalingClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonApplicationAutoScalingConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonApplicationAutoScalingClient(AWSCredentials credentials, AmazonApplicationAutoScalingConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<RegisterScalableTargetResponse> RegisterScalableTargetAsync(RegisterScalableTargetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RegisterScalableTargetResponse>(request, Protocol.Call<RegisterScalableTargetResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeregisterScalableTargetResponse> DeregisterScalableTargetAsync(DeregisterScalableTargetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeregisterScalableTargetResponse>(request, Protocol.Call<DeregisterScalableTargetResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeScalableTargetsResponse> DescribeScalableTargetsAsync(DescribeScalableTargetsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeScalableTargetsResponse>(request, Protocol.Call<DescribeScalableTargetsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutScalingPolicyResponse> PutScalingPolicyAsync(PutScalingPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutScalingPolicyResponse>(request, Protocol.Call<PutScalingPolicyResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteScalingPolicyResponse> DeleteScalingPolicyAsync(DeleteScalingPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteScalingPolicyResponse>(request, Protocol.Call<DeleteScalingPolicyResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeScalingPoliciesResponse> DescribeScalingPoliciesAsync(DescribeScalingPoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeScalingPoliciesResponse>(request, Protocol.Call<DescribeScalingPoliciesResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
