using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>A mail that the café has handed over, as a mail client reads it.</summary>
public sealed partial class Mail
{
    private readonly List<MailPart> _parts = [];

    private Mail(string file)
    {
        // Latin-1 keeps every byte of an 8-bit mail; a part's own charset is applied when it is decoded.
        var root = MailPart.Parse(File.ReadAllText(file, Encoding.Latin1));
        Subject = EncodedWord().Replace(root.Header("Subject"), match => Decode(match));
        Collect(root);
    }

    public string Subject { get; }

    public IReadOnlyList<MailPart> Parts => _parts;

    public string Text => Parts.Single(part => part.MediaType == "text/plain").Text;

    public string Html => Parts.Single(part => part.MediaType == "text/html").Text;

    public static IReadOnlyList<Mail> All(CafeTarget cafe) =>
        Directory.Exists(cafe.MailFolder)
            ? [.. Directory.EnumerateFiles(cafe.MailFolder, "*.eml").Select(file => new Mail(file))]
            : [];

    /// <summary>Whether subject or text names the day, as 2006-05-09 or as 9 May 2006.</summary>
    public bool Names(DateOnly date)
    {
        string[] ways = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy"];
        return ways
            .Select(way => $@"\b{date.ToString(way, CultureInfo.InvariantCulture)}\b")
            .Any(day => Regex.IsMatch(Subject, day) || Regex.IsMatch(Text, day));
    }

    private void Collect(MailPart part)
    {
        if (part.Boundary is not { } boundary)
        {
            _parts.Add(part);
            return;
        }

        // What stands before the first boundary and after the last is for clients that know no MIME.
        foreach (var inner in part.Body.Split($"--{boundary}")[1..^1])
            Collect(MailPart.Parse(inner.TrimStart('\r', '\n')));
    }

    private static string Decode(Match word)
    {
        var bytes = word.Groups["encoding"].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : MailPart.FromQuotedPrintable(word.Groups["text"].Value.Replace('_', ' '));
        return Encoding.GetEncoding(word.Groups["charset"].Value).GetString(bytes);
    }

    [GeneratedRegex(@"=\?(?<charset>[^?]+)\?(?<encoding>[BbQq])\?(?<text>[^?]*)\?=(\s+(?==\?))?")]
    private static partial Regex EncodedWord();
}

/// <summary>A part of a MIME message.</summary>
public sealed partial class MailPart
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public required string Body { get; init; }

    public string MediaType => Header("Content-Type").Split(';')[0].Trim().ToLowerInvariant();

    public string? Boundary => BoundaryParameter().Match(Header("Content-Type")) is { Success: true } match
        ? match.Groups["value"].Value
        : null;

    public string ContentId => Header("Content-ID").Trim('<', '>', ' ');

    public byte[] Bytes => Header("Content-Transfer-Encoding").ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(Body),
        "quoted-printable" => FromQuotedPrintable(Body),
        _ => Encoding.Latin1.GetBytes(Body),
    };

    public string Text => Encoding.UTF8.GetString(Bytes);

    public string Header(string name) => _headers.GetValueOrDefault(name, "");

    public static MailPart Parse(string text)
    {
        var end = EndOfHeaders().Match(text);
        var part = new MailPart { Body = text[(end.Index + end.Length)..] };
        foreach (var line in Fold().Replace(text[..end.Index], " ").Split('\n'))
        {
            if (line.Split(':', 2) is [var name, var value])
                part._headers[name] = value.Trim();
        }

        return part;
    }

    public static byte[] FromQuotedPrintable(string text) => Encoding.Latin1.GetBytes(Escape().Replace(
        SoftLineBreak().Replace(text, ""), match => $"{(char)Convert.ToByte(match.Value[1..], 16)}"));

    [GeneratedRegex(@"boundary=""?(?<value>[^"";]+)", RegexOptions.IgnoreCase)]
    private static partial Regex BoundaryParameter();

    [GeneratedRegex(@"\r?\n\r?\n|\z")]
    private static partial Regex EndOfHeaders();

    [GeneratedRegex(@"\r?\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=[ \t]*\r?\n")]
    private static partial Regex SoftLineBreak();

    [GeneratedRegex("=[0-9A-Fa-f]{2}")]
    private static partial Regex Escape();
}
