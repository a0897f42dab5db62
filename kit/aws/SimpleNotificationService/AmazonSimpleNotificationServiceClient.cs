using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;
using Cafe.Aws.Protocols;

namespace Amazon.SimpleNotificationService;

/// <summary>The client of SNS. It is safe for use by several threads at once.</summary>
public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    private static readonly QueryProtocol Protocol = new(AmazonSimpleNotificationServiceConfig.ServiceId, "2010-03-31", typeof(AmazonSimpleNotificationServiceException));

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonSimpleNotificationServiceClient()
        : base(new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonSimpleNotificationServiceClient(RegionEndpoint region)
        : base(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials)
        : base(credentials, new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishResponse>(request, Protocol.Call<PublishResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishBatchResponse>(request, Protocol.Call<PublishBatchResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateTopicResponse>(request, Protocol.Call<CreateTopicResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SubscribeResponse>(request, Protocol.Call<SubscribeResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
