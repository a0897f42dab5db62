using Amazon.Runtime;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>
/// SQS. An error that the service answers is thrown as one of the exceptions in <c>Amazon.SQS.Model</c>, or as
/// <see cref="AmazonSQSException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonSQS : IAmazonService, IDisposable
{
    /// <summary>Takes at most ten messages, which are then hidden from others for a while. Waits for some if there are none.</summary>
    Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes at most ten messages. Some may fail: they are in the answer.</summary>
    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says for how long at most ten messages stay hidden from now on. Some may fail: they are in the answer.</summary>
    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>How a queue is set up, and how many messages it has.</summary>
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a queue; one of the same name and settings is answered as it is.</summary>
    Task<CreateQueueResponse> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSQSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonSQSClient((AmazonSQSConfig)clientConfig) : new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);
}
