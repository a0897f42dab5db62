using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Integration.Events.Queues;

/// <summary>Passes requests on to moto, and does to messages what SQS may do: brings them in another order, again and late.
/// Or it fails, as SNS does when it is asked too often.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly HttpClient _moto;
    private readonly WebApplication _app;
    private readonly Random _random = new(7);
    private readonly List<JsonNode> _brought = [];
    private int _deletions;
    private int _refusals;

    private Wire(string moto)
    {
        _moto = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(moto), Timeout = TimeSpan.FromSeconds(60) };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    public string Url => _app.Urls.Single();

    /// <summary>Whether messages are mixed up, brought again and withheld.</summary>
    public bool IsUnruly { get; set; }

    /// <summary>Whether SNS answers nothing but errors.</summary>
    public bool SnsFails { get; set; }

    /// <summary>How often SNS has.</summary>
    public int Refusals => _refusals;

    /// <summary>Calls that deleted messages.</summary>
    public int Deletions => _deletions;

    public static async Task<Wire> StartAsync(string moto)
    {
        var wire = new Wire(moto);
        await wire._app.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _moto.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        if (SnsFails && target.Length == 0)
        {
            await RefuseAsync(http.Response);
            return;
        }

        if (target.EndsWith(".DeleteMessageBatch", StringComparison.Ordinal))
            Interlocked.Increment(ref _deletions);
        var request = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
        var answer = target.EndsWith(".ReceiveMessage", StringComparison.Ordinal)
            ? await ReceiveAsync(http.Request, request, http.RequestAborted)
            : await AskAsync(http.Request, request, http.RequestAborted);
        (http.Response.StatusCode, http.Response.ContentType) = ((int)answer.Status, answer.Type);
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    /// <summary>Waits here: moto goes on waiting for a client that is gone, and then gives it the messages.</summary>
    private async Task<(HttpStatusCode Status, string? Type, string Body)> ReceiveAsync(HttpRequest from, string body, CancellationToken cancel)
    {
        var request = JsonNode.Parse(body)!;
        var patience = TimeSpan.FromSeconds((int)request["WaitTimeSeconds"]!);
        request["WaitTimeSeconds"] = 0;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50, cancel))
        {
            var answer = await AskAsync(from, request.ToJsonString(), cancel);
            if (answer.Status != HttpStatusCode.OK || watch.Elapsed > patience)
                return answer;
            if (JsonNode.Parse(answer.Body)?["Messages"] is JsonArray messages)
                return answer with { Body = IsUnruly ? Meddle(messages) : answer.Body };
        }
    }

    private async Task<(HttpStatusCode Status, string? Type, string Body)> AskAsync(HttpRequest from, string body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, from.Path) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = null;
        foreach (var (name, values) in from.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using var answer = await _moto.SendAsync(request, cancel);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>By turns too many requests, and an error of the server.</summary>
    private Task RefuseAsync(HttpResponse response)
    {
        var isThrottled = Interlocked.Increment(ref _refusals) % 2 == 0;
        response.StatusCode = isThrottled ? (int)HttpStatusCode.BadRequest : (int)HttpStatusCode.InternalServerError;
        response.ContentType = "text/xml";
        return response.WriteAsync(
            $"<ErrorResponse><Error><Type>Sender</Type><Code>{(isThrottled ? "Throttling" : "InternalError")}</Code><Message>Not now.</Message></Error></ErrorResponse>");
    }

    private string Meddle(JsonArray messages)
    {
        lock (_brought)
        {
            List<JsonNode> all = [.. messages.Select(message => message!.DeepClone())];
            // One in ten is not seen before it has been hidden for its time; one in five comes again, deleted or not.
            var chosen = all.Where(_ => _random.Next(10) > 0)
                .Concat(_brought.Where(_ => _random.Next(5 * Math.Max(1, _brought.Count)) < all.Count)).ToArray();
            _brought.AddRange(all);
            _random.Shuffle(chosen);
            return new JsonObject { ["Messages"] = new JsonArray([.. chosen.Select(message => message.DeepClone())]) }.ToJsonString();
        }
    }
}
