using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>Plays the session, one request after the other, as one client that remembers the answers.</summary>
internal sealed partial class Player : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http;
    private readonly Dictionary<string, Exchange> _named = [];
    private readonly IReadOnlyDictionary<string, string> _known;

    /// <summary>How long reports may take to follow, all of them together.</summary>
    private TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <param name="known">What requests refer to besides answers, such as <c>{password}</c>.</param>
    public Player(Uri url, IReadOnlyDictionary<string, string> known)
    {
        _known = known;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = url, Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <param name="recorded">The same session elsewhere: a report is asked for again until it says what it said there.</param>
    public async Task<IReadOnlyList<Exchange>> PlayAsync(IEnumerable<Request> session, IReadOnlyList<Exchange>? recorded = null)
    {
        var played = new List<Exchange>();
        foreach (var request in session)
        {
            var exchange = await AskAsync(played.Count + 1, request);
            if (request.IsReport && recorded is not null)
                exchange = await FollowAsync(exchange, recorded[played.Count]);
            played.Add(exchange);
            if (request.Name is { } name)
                _named[name] = exchange;
        }

        return played;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Exchange> FollowAsync(Exchange exchange, Exchange recorded)
    {
        var watch = Stopwatch.StartNew();
        while (new Comparison().Differences(recorded, exchange).Any() && watch.Elapsed < _patience)
        {
            await Task.Delay(Pause);
            exchange = await AskAsync(exchange.Number, exchange.Request);
        }

        _patience -= watch.Elapsed;
        return exchange;
    }

    private async Task<Exchange> AskAsync(int number, Request request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), Fill(request.Path));
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Fill(body)));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, Fill(value)).ShouldBeTrue(name);
        using var answer = await _http.SendAsync(message);
        return await Exchange.ReadAsync(number, request, answer);
    }

    private string Fill(string text) => Reference().Replace(text, reference =>
    {
        var (name, field) = (reference.Groups["name"].Value, reference.Groups["field"].Value);
        if (field.Length == 0)
            return _known[name];
        var answer = _named[name];
        return answer.Headers.GetValueOrDefault(field) ?? answer.Body?[field]?.ToString()
            ?? throw new ShouldAssertException(
                $"{text} can't be asked: #{answer.Number} {answer.Request} was answered {answer.Status} without {field}: {answer.Body}");
    });

    [GeneratedRegex(@"\{(?<name>\w+)(\.(?<field>\w+))?\}")]
    private static partial Regex Reference();
}
