using Amazon.ECR.Model;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>
/// ECR, the Elastic Container Registry. An error that the service answers is thrown as one of the exceptions in <c>Amazon.ECR.Model</c>, or as
/// <see cref="AmazonECRException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonECR : IAmazonService, IDisposable
{
    /// <summary>The repositories of the registry.</summary>
    Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(DescribeRepositoriesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tags, size and age of a repository's images.</summary>
    Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default);

    /// <summary>The manifests of images.</summary>
    Task<BatchGetImageResponse> BatchGetImageAsync(BatchGetImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>What <c>docker login</c> needs, for twelve hours.</summary>
    Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default);

    /// <summary>Where a layer can be downloaded.</summary>
    Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(GetDownloadUrlForLayerRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonECRConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonECRClient((AmazonECRConfig)clientConfig) : new AmazonECRClient(awsCredentials, (AmazonECRConfig)clientConfig);
}
