using Amazon.SimpleNotificationService;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cafe.Events;

internal static class SnsExtensions
{
    private const string TopicKey = "Events:Sns:Topic";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Publishes the outbox to the topic that the configuration names, if it does. Credentials, region and endpoint
    /// are found as the SDK finds them; a client that is registered before wins.</summary>
    /// <exception cref="OptionsValidationException">The value is no ARN of a topic.</exception>
    public static void AddSnsPublisher(this WebApplicationBuilder builder, OutboxOptions options)
    {
        if (builder.Configuration[TopicKey] is not { Length: > 0 } arn)
            return;
        if (!SnsTopic.IsTopic(arn))
            throw EventTransport.Wrong(TopicKey, arn, "the ARN of an SNS topic, like arn:aws:sns:eu-central-1:123456789012:cafe-orders");
        builder.Services.TryAddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
            new AmazonSimpleNotificationServiceConfig { Timeout = CallTimeout, MaxErrorRetry = 2 }));
        builder.Services.AddSingleton(services => new SnsTopic(
            services.GetRequiredService<IAmazonSimpleNotificationService>(), arn, options.Source,
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SnsTopic>>()));
        builder.Services.AddHostedService<SnsPublisher>();
    }
}
