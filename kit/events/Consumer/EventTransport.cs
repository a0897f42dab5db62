using Amazon.SQS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cafe.Events;

/// <summary>By which way the live consumer gets its events, as <c>Events:Transport</c> says: <c>feed</c> (where absent), or
/// <c>sns-sqs</c> with the queue of each source in <c>Events:Sqs:SOURCE</c>.</summary>
internal sealed class EventTransport
{
    private const string TransportKey = "Events:Transport";

    /// <summary>Longer than the twenty seconds for which a queue is asked to wait for messages.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private readonly IConfiguration _configuration;
    private readonly bool _isByQueue;

    private EventTransport(IConfiguration configuration, bool isByQueue) => (_configuration, _isByQueue) = (configuration, isByQueue);

    /// <exception cref="OptionsValidationException">There is no such transport.</exception>
    public static EventTransport Read(IConfiguration configuration) => (configuration[TransportKey] ?? "feed") switch
    {
        "feed" => new(configuration, isByQueue: false),
        "sns-sqs" => new(configuration, isByQueue: true),
        var other => throw Wrong(TransportKey, other, "feed or sns-sqs"),
    };

    public static OptionsValidationException Wrong(string key, string? value, string expected) =>
        new(key, typeof(EventTransport), [$"{key}: '{value}' is not {expected}."]);

    /// <summary>Credentials, region and endpoint are found as the SDK finds them; a client that is registered before wins.</summary>
    public void AddClient(IServiceCollection services)
    {
        if (_isByQueue)
            services.TryAddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(new AmazonSQSConfig { Timeout = CallTimeout, MaxErrorRetry = 2 }));
    }

    /// <exception cref="OptionsValidationException">The source has no queue, or that has no URL.</exception>
    public Func<IServiceProvider, IEventSource> LiveSource(string source)
    {
        if (!_isByQueue)
            return services => Feed(services, source);
        var key = $"Events:Sqs:{source}";
        var url = _configuration[key];
        return Uri.TryCreate(url, UriKind.Absolute, out var queue) && queue.Scheme is "https" or "http"
            ? services => Queue(services, source, url)
            : throw Wrong(key, url, $"the URL of the queue with the events of {source}, which {TransportKey} asks for");
    }

    public static IEventSource Feed(IServiceProvider services, string source) =>
        new FeedSource(services.GetRequiredService<IHttpClientFactory>(), source);

    private static SqsSource Queue(IServiceProvider services, string source, string url)
    {
        var metrics = services.GetRequiredService<ConsumerMetrics>();
        var time = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<ILogger<SqsSource>>();
        var queue = new SqsQueue(services.GetRequiredService<IAmazonSQS>(), url);
        return new(Feed(services, source), new SqsInbox(queue, source, metrics, time, log), source, metrics, time, log);
    }
}
