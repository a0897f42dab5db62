using Amazon.ECR.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ECR;

/// <summary>The client of ECR, the Elastic Container Registry. It is safe for use by several threads at once.</summary>
public class AmazonECRClient : AmazonServiceClient, IAmazonECR
{
    private static readonly JsonProtocol Protocol = new(
        AmazonECRConfig.ServiceId, "2015-09-21", "AmazonEC2ContainerRegistry_V20150921", typeof(AmazonECRException), camelCase: true);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonECRClient()
        : base(new AmazonECRConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonECRClient(RegionEndpoint region)
        : base(new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonECRClient(AmazonECRConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonECRClient(AWSCredentials credentials)
        : base(credentials, new AmazonECRConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonECRClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonECRClient(AWSCredentials credentials, AmazonECRConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(DescribeRepositoriesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeRepositoriesResponse>(request, Protocol.Call<DescribeRepositoriesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeImagesResponse>(request, Protocol.Call<DescribeImagesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<BatchGetImageResponse> BatchGetImageAsync(BatchGetImageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchGetImageResponse>(request, Protocol.Call<BatchGetImageResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAuthorizationTokenResponse>(request, Protocol.Call<GetAuthorizationTokenResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(GetDownloadUrlForLayerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDownloadUrlForLayerResponse>(request, Protocol.Call<GetDownloadUrlForLayerResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
