using Amazon.SQS;
using Amazon.SQS.Model;

namespace Cafe.Events;

/// <summary>A queue, asked by as many messages at a time as it takes. What a batch can't do for one message is passed over:
/// it will be received again.</summary>
internal sealed class SqsQueue(IAmazonSQS sqs, string url)
{
    /// <summary>In a call.</summary>
    public const int MostMessages = 10;

    /// <summary>How long a message that was received stays hidden from others.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    private const int CallsAtOnce = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<Message>> ReceiveAsync(CancellationToken cancel)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new()
            {
                QueueUrl = url,
                MaxNumberOfMessages = MostMessages,
                VisibilityTimeout = (int)Hidden.TotalSeconds,
                WaitTimeSeconds = (int)LongestWait.TotalSeconds,
            },
            cancel).ConfigureAwait(false);
        return answer.Messages ?? [];
    }

    /// <param name="receipts">Of the messages.</param>
    /// <param name="cancel">Ends it.</param>
    public Task DeleteAsync(IReadOnlyList<string> receipts, CancellationToken cancel) =>
        InBatchesAsync(receipts, (batch, stop) => sqs.DeleteMessageBatchAsync(
            new() { QueueUrl = url, Entries = [.. batch.Select((receipt, i) => new DeleteMessageBatchRequestEntry { Id = $"{i}", ReceiptHandle = receipt })] },
            stop), cancel);

    /// <param name="receipts">Of the messages.</param>
    /// <param name="time">For how long they stay hidden from now on; zero gives them back.</param>
    /// <param name="cancel">Ends it.</param>
    public Task HideAsync(IReadOnlyList<string> receipts, TimeSpan time, CancellationToken cancel) =>
        InBatchesAsync(receipts, (batch, stop) => sqs.ChangeMessageVisibilityBatchAsync(
            new()
            {
                QueueUrl = url,
                Entries = [.. batch.Select((receipt, i) => new ChangeMessageVisibilityBatchRequestEntry
                {
                    Id = $"{i}",
                    ReceiptHandle = receipt,
                    VisibilityTimeout = (int)time.TotalSeconds,
                })],
            },
            stop), cancel);

    private static Task InBatchesAsync(IReadOnlyList<string> receipts, Func<string[], CancellationToken, Task> call, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            receipts.Chunk(MostMessages), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancel },
            async (batch, stop) => await call(batch, stop).ConfigureAwait(false));
}
