using Amazon.ApplicationAutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling;

/// <summary>
/// Application Auto Scaling. An error that the service answers is thrown as one of the exceptions in <c>Amazon.ApplicationAutoScaling.Model</c>, or as
/// <see cref="AmazonApplicationAutoScalingException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonApplicationAutoScaling : IAmazonService, IDisposable
{
    /// <summary>Says how far something may be scaled.</summary>
    Task<RegisterScalableTargetResponse> RegisterScalableTargetAsync(RegisterScalableTargetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Ends the scaling, with its policies.</summary>
    Task<DeregisterScalableTargetResponse> DeregisterScalableTargetAsync(DeregisterScalableTargetRequest request, CancellationToken cancellationToken = default);

    /// <summary>What may be scaled, and how far.</summary>
    Task<DescribeScalableTargetsResponse> DescribeScalableTargetsAsync(DescribeScalableTargetsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes or changes a policy.</summary>
    Task<PutScalingPolicyResponse> PutScalingPolicyAsync(PutScalingPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a policy.</summary>
    Task<DeleteScalingPolicyResponse> DeleteScalingPolicyAsync(DeleteScalingPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>The policies.</summary>
    Task<DescribeScalingPoliciesResponse> DescribeScalingPoliciesAsync(DescribeScalingPoliciesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonApplicationAutoScalingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonApplicationAutoScalingClient((AmazonApplicationAutoScalingConfig)clientConfig) : new AmazonApplicationAutoScalingClient(awsCredentials, (AmazonApplicationAutoScalingConfig)clientConfig);
}
