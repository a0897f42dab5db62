using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>
/// The Resource Groups Tagging API. An error that the service answers is thrown as one of the exceptions in <c>Amazon.ResourceGroupsTaggingAPI.Model</c>, or as
/// <see cref="AmazonResourceGroupsTaggingAPIException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    /// <summary>The resources of the region that have tags, by tag and kind.</summary>
    Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonResourceGroupsTaggingAPIClient((AmazonResourceGroupsTaggingAPIConfig)clientConfig) : new AmazonResourceGroupsTaggingAPIClient(awsCredentials, (AmazonResourceGroupsTaggingAPIConfig)clientConfig);
}
