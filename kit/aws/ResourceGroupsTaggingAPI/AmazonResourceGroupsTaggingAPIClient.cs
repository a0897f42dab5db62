using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The client of the Resource Groups Tagging API. It is safe for use by several threads at once.</summary>
public class AmazonResourceGroupsTaggingAPIClient : AmazonServiceClient, IAmazonResourceGroupsTaggingAPI
{
    private static readonly JsonProtocol Protocol = new(
        AmazonResourceGroupsTaggingAPIConfig.ServiceId, "2017-01-26", "ResourceGroupsTaggingAPI_20170126", typeof(AmazonResourceGroupsTaggingAPIException), camelCase: false);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonResourceGroupsTaggingAPIClient()
        : base(new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonResourceGroupsTaggingAPIClient(RegionEndpoint region)
        : base(new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials)
        : base(credentials, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourcesResponse>(request, Protocol.Call<GetResourcesResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
