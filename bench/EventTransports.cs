using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Cafe.Bench.Harness;
using Cafe.Cli.Processes;
using Cafe.Cli.Running;
using Npgsql;

namespace Cafe.Bench;

/// <summary>The second figure of <c>events</c>: the same events by SNS and SQS, as far as moto stands for them, and by the feed.</summary>
internal static class EventTransports
{
    private const int Events = 3_000;
    private const string Region = "us-east-1";

    // Of Linux, on every architecture that .NET runs on.
    private const int Stop = 19, Continue = 18;

    /// <summary>The café's own reporting is halted meanwhile; a further one takes over its database, and reads by one transport or
    /// the other.</summary>
    /// <param name="cafe">Which has caught up.</param>
    /// <param name="runs">Of each transport, in turn.</param>
    /// <param name="relayAsync">Publishes so many events, and answers how many a second were projected.</param>
    /// <param name="orders">The publisher's database.</param>
    /// <param name="reporting">The consumer's database.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task MeasureAsync(
        RunningCafe cafe, int runs, Func<int, Task<double>> relayAsync, NpgsqlConnection orders, NpgsqlConnection reporting, CancellationToken cancel)
    {
        var moto = await Tool.RunAsync(new ProcessSpec("python3", ["-c", "import moto.server"], LocalProcess.Inherited()), TimeSpan.FromMinutes(1), cancel);
        if (moto.ExitCode != 0)
        {
            Console.WriteLine("SNS and SQS are skipped: moto is missing. With Python 3: pip install 'moto[server]'");
            return;
        }

        var port = FreePort.Find();
        await using var aws = new LocalProcess(
            "moto", new($"http://127.0.0.1:{port}"), "python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}"],
            LocalProcess.Inherited(), Path.Combine(cafe.Folder, "moto.log"));
        await aws.AnswersAsync(cancel);
        var (topic, queue) = await SetUpAsync(aws.Url.OriginalString, cancel);
        (string, string)[] environment =
            [("AWS_ENDPOINT_URL", aws.Url.OriginalString), ("AWS_REGION", Region), ("AWS_ACCESS_KEY_ID", "any"), ("AWS_SECRET_ACCESS_KEY", "any")];

        var own = ProcessIdentity.Of(cafe.PidOf("reporting"))!;
        Posix.Signal(own, Stop);
        try
        {
            var byFeed = new Measured("feed", () => ConsumeAsync([("Events__Transport", "feed")]));
            var byQueue = new Measured("SNS and SQS on moto", async () =>
            {
                await orders.ExecuteAsync("DELETE FROM outbox_consumers WHERE name = 'SNS'", cancel);
                await using var publisher = await cafe.StartAsync("orders", cancel, [.. environment, ("Events__Sns__Topic", topic)]);
                while (!await orders.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM outbox_consumers WHERE name = 'SNS')", cancel))
                    await Task.Delay(20, cancel);
                // Menu has no topic here: nothing comes by its queue.
                return await ConsumeAsync(
                    [.. environment, ("Events__Transport", "sns-sqs"), ("Events__Sqs__orders", queue), ("Events__Sqs__menu", $"{queue}-menu")]);
            });
            Console.WriteLine($"\nThe same by two transports, {Events:N0} events at once, one reporting beside a halted one");
            await Figures.MeasureAsync(runs, "events/s", byQueue, byFeed);
            Figures.Ratio(byQueue, byFeed);
        }
        finally
        {
            await orders.ExecuteAsync("DELETE FROM outbox_consumers WHERE name = 'SNS'", CancellationToken.None);
            Posix.Signal(own, Continue);
        }

        async Task<double> ConsumeAsync((string, string)[] changes)
        {
            // Who is halted keeps its locks until its sessions end.
            await reporting.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", cancel);
            await using var consumer = await cafe.StartAsync("reporting", cancel, changes);
            await relayAsync(10); // It consumes.
            return await relayAsync(Events);
        }
    }

    private static async Task<(string Topic, string Queue)> SetUpAsync(string url, CancellationToken cancel)
    {
        var anybody = new BasicAWSCredentials("any", "any");
        using var sns = new AmazonSimpleNotificationServiceClient(anybody, new AmazonSimpleNotificationServiceConfig { ServiceURL = url, AuthenticationRegion = Region });
        using var sqs = new AmazonSQSClient(anybody, new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = Region });
        var topic = (await sns.CreateTopicAsync(new() { Name = "orders" }, cancel)).TopicArn;
        var queue = (await sqs.CreateQueueAsync(new() { QueueName = "orders" }, cancel)).QueueUrl;
        await sqs.CreateQueueAsync(new() { QueueName = "orders-menu" }, cancel);
        var attributes = await sqs.GetQueueAttributesAsync(new() { QueueUrl = queue, AttributeNames = [QueueAttributeName.QueueArn] }, cancel);
        await sns.SubscribeAsync(
            new()
            {
                TopicArn = topic,
                Protocol = "sqs",
                Endpoint = attributes.Attributes[QueueAttributeName.QueueArn],
                Attributes = new() { ["RawMessageDelivery"] = "true" },
            },
            cancel);
        return (topic, queue);
    }
}
