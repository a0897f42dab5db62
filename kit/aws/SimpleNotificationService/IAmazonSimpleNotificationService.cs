using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// SNS. An error that the service answers is thrown as one of the exceptions in <c>Amazon.SimpleNotificationService.Model</c>, or as
/// <see cref="AmazonSimpleNotificationServiceException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>Sends one message to a topic.</summary>
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends at most ten messages to a topic, together at most 256 KiB. Some may fail: they are in the answer.</summary>
    Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a topic; one of the same name and settings is answered as it is.</summary>
    Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default);

    /// <summary>Subscribes an endpoint, such as a queue, to a topic.</summary>
    Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonSimpleNotificationServiceClient((AmazonSimpleNotificationServiceConfig)clientConfig) : new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);
}
