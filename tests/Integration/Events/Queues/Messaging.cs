using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Cafe.Tests.Deploy.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cafe.Tests.Integration.Events.Queues;

/// <summary>SNS and SQS, as far as moto emulates them, behind a <see cref="Wire"/>.</summary>
public sealed class Messaging : IAsyncLifetime, IDisposable
{
    private static readonly BasicAWSCredentials Anybody = new("any", "any");

    private readonly Moto _moto = new();
    private AmazonSimpleNotificationServiceClient? _sns;
    private AmazonSQSClient? _sqs;
    private Wire? _wire;

    private AmazonSimpleNotificationServiceClient Sns => _sns!;

    private AmazonSQSClient Sqs => _sqs!;

    /// <summary>What lies between AWS and the programs.</summary>
    internal Wire Wire => _wire!;

    /// <summary>What the environment of a program says of AWS.</summary>
    internal IReadOnlyList<(string Name, string? Value)> Environment =>
    [
        ("AWS_ENDPOINT_URL", Wire.Url), ("AWS_REGION", Moto.Region), ("AWS_ACCESS_KEY_ID", "any"), ("AWS_SECRET_ACCESS_KEY", "any"),
    ];

    public async Task InitializeAsync()
    {
        await _moto.InitializeAsync();
        if (Needs.SkipWithout(Tool.Moto) is not null)
            return;
        _wire = await Wire.StartAsync(_moto.Url);
        _sns = new(Anybody, new AmazonSimpleNotificationServiceConfig { ServiceURL = _moto.Url, AuthenticationRegion = Moto.Region });
        _sqs = new(Anybody, new AmazonSQSConfig { ServiceURL = _moto.Url, AuthenticationRegion = Moto.Region });
    }

    public Task DisposeAsync() => _wire?.DisposeAsync().AsTask() ?? Task.CompletedTask; // xunit calls Dispose next.

    public void Dispose()
    {
        _sns?.Dispose();
        _sqs?.Dispose();
        _moto.Dispose();
    }

    /// <returns>The ARN.</returns>
    internal async Task<string> NewTopicAsync() => (await Sns.CreateTopicAsync(new() { Name = $"t-{Guid.NewGuid():N}" })).TopicArn;

    /// <summary>A queue with raw delivery and a dead-letter queue, as the template makes them.</summary>
    /// <returns>The URLs of both, the first one across the wire.</returns>
    internal async Task<(string Queue, string DeadLetters)> NewQueueAsync(string topic, int maxReceiveCount = 5)
    {
        var dead = await Sqs.CreateQueueAsync(new() { QueueName = $"d-{Guid.NewGuid():N}" });
        var redrive = JsonSerializer.Serialize(new { deadLetterTargetArn = await ArnAsync(dead.QueueUrl), maxReceiveCount });
        var queue = await Sqs.CreateQueueAsync(new() { QueueName = $"q-{Guid.NewGuid():N}", Attributes = new() { ["RedrivePolicy"] = redrive } });
        await Sns.SubscribeAsync(new()
        {
            TopicArn = topic,
            Protocol = "sqs",
            Endpoint = await ArnAsync(queue.QueueUrl),
            Attributes = new() { ["RawMessageDelivery"] = "true" },
        });
        return (queue.QueueUrl.Replace(_moto.Url, Wire.Url, StringComparison.Ordinal), dead.QueueUrl);
    }

    internal Task PublishAsync(string topic, string message) => Sns.PublishAsync(new() { TopicArn = topic, Message = message });

    /// <returns>How many messages are in the queue, seen or hidden.</returns>
    internal async Task<int> CountAsync(string queue)
    {
        string[] names = [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible];
        var answer = await Sqs.GetQueueAttributesAsync(new() { QueueUrl = queue, AttributeNames = [.. names] });
        return names.Sum(name => int.Parse(answer.Attributes[name], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Tells a publisher of its topic.</summary>
    internal Action<WebApplicationBuilder> To(string topic) => builder =>
    {
        builder.Configuration["Events:Sns:Topic"] = topic;
        builder.Services.AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
            Anybody,
            new AmazonSimpleNotificationServiceConfig { ServiceURL = Wire.Url, AuthenticationRegion = Moto.Region, MaxErrorRetry = 1 }));
    };

    /// <summary>Tells a consumer of its queue.</summary>
    internal Action<WebApplicationBuilder> From(string queue) => builder =>
    {
        builder.Configuration["Events:Transport"] = "sns-sqs";
        builder.Configuration["Events:Sqs:teas"] = queue;
        builder.Services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(
            Anybody, new AmazonSQSConfig { ServiceURL = Wire.Url, AuthenticationRegion = Moto.Region }));
    };

    private async Task<string> ArnAsync(string queue) =>
        (await Sqs.GetQueueAttributesAsync(new() { QueueUrl = queue, AttributeNames = [QueueAttributeName.QueueArn] })).Attributes[QueueAttributeName.QueueArn];
}
