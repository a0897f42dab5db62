using System.Text;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>A request that no well-meaning client sends.</summary>
public sealed record HostileRequest(string What, string Method, string Path)
{
    public byte[]? Body { get; init; }

    public string? ContentType { get; init; } = "application/json";

    public bool Chunked { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The statuses that are right; empty when all below 500 are.</summary>
    public IReadOnlyList<int> Expected { get; init; } = [];

    public HttpRequestMessage ToMessage(Uri url)
    {
        // The path goes out as it stands here, with its dots and bad escapes.
        var asItStands = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(
            new HttpMethod(Method), new Uri(url.GetLeftPart(UriPartial.Authority) + Path, in asItStands));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (Chunked)
            message.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Says what is wrong with the answer; null when nothing is.</summary>
    public string? Complaint(Answer answer)
    {
        if (answer.Status >= 500)
            return "an answer of 500 or more";
        // What isn't HTTP the web server refuses before the application hears of it, without a word.
        if (answer.Header("X-Served-By") is null && answer.Status is 400 or 414 or 431 && answer.Text.Length == 0)
            return null;
        if (Expected.Count > 0 && !Expected.Contains(answer.Status))
            return $"expected {string.Join(" or ", Expected)}";
        return HouseRules.BrokenBy(answer);
    }

    public override string ToString() =>
        $"{What}: {Method} {Path} {Shorten(Body is null ? "" : Encoding.Latin1.GetString(Body))}";

    private static string Shorten(string text) => text.Length <= 200 ? text : $"{text[..200]}… ({text.Length} bytes)";
}
