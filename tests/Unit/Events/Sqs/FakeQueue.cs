using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS;

namespace Cafe.Tests.Unit.Events.Sqs;

/// <summary>A queue that gives its messages in any order, and hides those that it has given.</summary>
internal sealed class FakeQueue(TimeProvider time, int seed = 0) : HttpStub
{
    private readonly Random _random = new(seed);
    private readonly List<Letter> _letters = [];

    private sealed class Letter
    {
        public required string Id { get; init; }
        public required string Body { get; init; }
        public DateTimeOffset HiddenUntil { get; set; }
        public int Received { get; set; }
    }

    public IAmazonSQS Client() => new AmazonSQSClient(Credentials, Config<AmazonSQSConfig>());

    /// <summary>Ids of the messages that are there.</summary>
    public IReadOnlyList<string> There => Of(_ => true);

    /// <summary>The same, of those that can be received now.</summary>
    public IReadOnlyList<string> Seen => Of(letter => letter.HiddenUntil <= time.GetUtcNow());

    /// <summary>How often a message was hidden anew.</summary>
    public int Hidings { get; private set; }

    public int Received(string id)
    {
        lock (_letters)
            return _letters.Find(letter => letter.Id == id)?.Received ?? 0;
    }

    public void Send(string id, string body)
    {
        lock (_letters)
            _letters.Add(new() { Id = id, Body = body });
    }

    protected override async Task<string> AnswerAsync(string target, string body, CancellationToken cancel)
    {
        var request = JsonNode.Parse(body)!;
        if (target != "ReceiveMessage")
            return Change(request, isDelete: target == "DeleteMessageBatch");
        for (var tries = 0; ; tries++)
        {
            var messages = Receive(request);
            if (messages is not null || tries == 100)
                return new JsonObject { ["Messages"] = messages }.ToJsonString();
            await Task.Delay(2, cancel);
        }
    }

    private IReadOnlyList<string> Of(Func<Letter, bool> which)
    {
        lock (_letters)
            return [.. _letters.Where(which).Select(letter => letter.Id)];
    }

    private JsonArray? Receive(JsonNode request)
    {
        lock (_letters)
        {
            var now = time.GetUtcNow();
            Letter[] visible = [.. _letters.Where(letter => letter.HiddenUntil <= now)];
            _random.Shuffle(visible);
            var messages = new JsonArray();
            foreach (var letter in visible.Take((int)request["MaxNumberOfMessages"]!))
            {
                letter.HiddenUntil = now.AddSeconds((int)request["VisibilityTimeout"]!);
                messages.Add(new JsonObject
                {
                    ["MessageId"] = letter.Id,
                    ["ReceiptHandle"] = $"{letter.Id}/{++letter.Received}",
                    ["Body"] = letter.Body,
                    ["MD5OfBody"] = Md5(letter.Body),
                });
            }

            return messages.Count > 0 ? messages : null;
        }
    }

    private string Change(JsonNode request, bool isDelete)
    {
        lock (_letters)
        {
            foreach (var entry in request["Entries"]!.AsArray())
            {
                var receipt = (string)entry!["ReceiptHandle"]!;
                if (_letters.Find(letter => receipt == $"{letter.Id}/{letter.Received}") is not { } found)
                    continue;
                if (isDelete)
                {
                    _letters.Remove(found);
                    continue;
                }

                var seconds = (int)entry["VisibilityTimeout"]!;
                found.HiddenUntil = time.GetUtcNow().AddSeconds(seconds);
                Hidings += seconds > 0 ? 1 : 0;
            }
        }

        return "{}";
    }

#pragma warning disable CA5351 // What SQS does, to tell damaged messages.
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
