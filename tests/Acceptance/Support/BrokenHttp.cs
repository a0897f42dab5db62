using System.Text;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>What may arrive at a web server's port and is no proper HTTP, the same in every run.</summary>
/// <param name="order">The JSON of an order, in ASCII; it is valid, only what is around it isn't.</param>
public sealed class BrokenHttp(string order)
{
    private const string Host = "Host: cafe";
    private const string Close = "Connection: close";
    private const string Chunked = "Transfer-Encoding: chunked";
    private const string Json = "Content-Type: application/json";
    private const string End = "\r\n";

    private readonly string _length = $"Content-Length: {order.Length}";

    /// <summary>An order as it should be sent; the server closes the connection after the answer.</summary>
    public byte[] WellFormed => Encoding.Latin1.GetBytes(Post([_length, Close], order));

    public IEnumerable<byte[]> All() =>
    [
        .. RequestLines().Select(Encoding.Latin1.GetBytes),
        .. HeaderLines().Select(Encoding.Latin1.GetBytes),
        .. BodyLengths().Select(Encoding.Latin1.GetBytes),
        .. OtherProtocols().Select(Encoding.Latin1.GetBytes),
        .. Noise(),
        .. Mutated(),
    ];

    private static IEnumerable<string> RequestLines() =>
    [
        End + End, " ", "GET", "GET /", "GET /" + End + End, Say("GET  / HTTP/1.1"), Say("get / http/1.1"),
        Say("GET / HTTP/0.9"), Say("GET / HTTP/1.0"), Say("GET / HTTP/1.1"), Say("GET / HTTP/3.0", Host),
        Say("GET / HTTP/9.9", Host), Say("GET / HTTP/-1", Host), Say("GET /\0 HTTP/1.1", Host),
        Say("GET /api/menu\u00ff HTTP/1.1", Host, Close), Say("GET /api/menu?\u00ff HTTP/1.1", Host, Close),
        Say("GET /%00 HTTP/1.1", Host, Close), Say("GET /api/menu#x HTTP/1.1", Host, Close),
        Say("GET http://evil.example/api/menu HTTP/1.1", Host, Close), Say("GET \\api\\menu HTTP/1.1", Host, Close),
        Say("GET ../../etc/passwd HTTP/1.1", Host), Say("GET /../../api/menu HTTP/1.1", Host, Close),
        Say("OPTIONS * HTTP/1.1", Host, Close), Say("GET * HTTP/1.1", Host, Close),
        Say("CONNECT cafe:443 HTTP/1.1", Host), Say("TRACE / HTTP/1.1", Host, Close),
        Say($"{new string('G', 10_000)} / HTTP/1.1", Host), Say($"GET /{new string('a', 20_000)} HTTP/1.1", Host),
        Say("GET / HTTP/1.1", Host).Replace("\r\n", "\n"), Say("GET / HTTP/1.1", Host).Replace("\r\n", "\r"),
    ];

    private static IEnumerable<string> HeaderLines() =>
    [
        Say("GET / HTTP/1.1", "Host: a b", Close), Say("GET / HTTP/1.1", "Host: a\0b", Close),
        Say("GET / HTTP/1.1", "Host:", Close), Menu(Host), Menu(": nameless"), Menu("No colon"), Menu("X : 1"),
        Menu("X: a\r\n folded"), Menu("X: \u0001\u007f"), Menu("Authorization: Bearer \u0001"),
        Menu("If-None-Match: \u00ff\u00fe"), Menu("Expect: banana"), Menu($"X: {new string('x', 70_000)}"),
        Menu([.. Enumerable.Range(0, 300).Select(i => $"X{i}: 1")]),
        Menu("Upgrade: h2c", "HTTP2-Settings: AAAA", "Connection: Upgrade, HTTP2-Settings"),
        Menu("Upgrade: websocket", "Sec-WebSocket-Key: x", "Connection: Upgrade"),
    ];

    private IEnumerable<string> BodyLengths() =>
    [
        Post([], order), Post(["Content-Length: -1"], order), Post(["Content-Length: x"], order),
        Post(["Content-Length: 0x10"], order), Post(["Content-Length: 99999999999999999999"], order),
        Post(["Content-Length: 9999999999"], order), Post(["Content-Length: 5", "Content-Length: 6"], order),
        Post([$"Content-Length: {order.Length + 100}"], order), Post([$"Content-Length: {order.Length - 10}"], order),
        Post([Chunked, "Content-Length: 5"], "0\r\n\r\n" + order), Post(["Transfer-Encoding: banana"], order),
        Post(["Transfer-Encoding: chunked, gzip"], order), Post([Chunked], Chunk("zz")), Post([Chunked], Chunk("-5")),
        Post([Chunked], Chunk("5")), Post([Chunked], Chunk(new string('f', 17))),
        Post([Chunked], Chunk($"{order.Length:x};{new string('e', 30_000)}")),
        Post([Chunked], $"{order.Length:x}\r\n{order}\r\n"),
        Post([Chunked], $"{order.Length:x}\r\n{order}\r\n0\r\nTrailer without colon\r\n\r\n"),
        Post([_length, Close, "Expect: banana"], order), Post([_length, Close, Json], order),
        Post([_length, Close, "Idempotency-Key: a", "Idempotency-Key: b"], order),
        Post([_length, Close, "Idempotency-Key: \u00ff"], order),
        Post([_length], order).Replace("HTTP/1.1", "HTTP/1.0"), Post([], order).Replace("HTTP/1.1", "HTTP/1.0"),
    ];

    private static IEnumerable<string> OtherProtocols() =>
    [
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "SSH-2.0-x\r\n", "EHLO cafe\r\n",
        string.Concat(Enumerable.Repeat(Say("GET /api/menu HTTP/1.1", Host), 50)) + Menu(),
    ];

    private static IEnumerable<byte[]> Noise()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 50; i++)
        {
            var noise = new byte[random.Next(1, 2_000)];
            random.NextBytes(noise);
            yield return noise;
        }
    }

    private IEnumerable<byte[]> Mutated()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 100; i++)
        {
            var mutated = WellFormed;
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            yield return mutated;
        }
    }

    private static string Say(string requestLine, params string[] headers) =>
        string.Concat(headers.Prepend(requestLine).Select(line => line + End)) + End;

    private static string Menu(params string[] headers) => Say("GET /api/menu HTTP/1.1", [Host, .. headers, Close]);

    private static string Post(string[] headers, string body) =>
        Say("POST /api/orders HTTP/1.1", [Host, Json, .. headers]) + body;

    private string Chunk(string size) => $"{size}\r\n{order}\r\n0\r\n\r\n";
}
