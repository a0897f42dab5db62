using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Cafe.Aws.Protocols;

namespace Amazon.SQS;

/// <summary>The client of SQS. It is safe for use by several threads at once.</summary>
public class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    private static readonly JsonProtocol Protocol = new(
        AmazonSQSConfig.ServiceId, "2012-11-05", "AmazonSQS", typeof(AmazonSQSException), camelCase: false, jsonVersion: "1.0");

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonSQSClient()
        : base(new AmazonSQSConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonSQSClient(RegionEndpoint region)
        : base(new AmazonSQSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonSQSClient(AmazonSQSConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonSQSClient(AWSCredentials credentials)
        : base(credentials, new AmazonSQSConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSQSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ReceiveMessageResponse>(request, Protocol.Call<ReceiveMessageResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageBatchResponse>(request, Protocol.Call<DeleteMessageBatchResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityBatchResponse>(request, Protocol.Call<ChangeMessageVisibilityBatchResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetQueueAttributesResponse>(request, Protocol.Call<GetQueueAttributesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateQueueResponse> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateQueueResponse>(request, Protocol.Call<CreateQueueResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
