using System.Text;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Hostile requests by the thousand, the same ones in every run: each way to spoil a request is applied to every
/// request that takes a body, and to every field of it.
/// </summary>
/// <param name="marker">What the customer of every order begins with, unless it is spoilt.</param>
public sealed class HostileRequests(string marker, Item item, Order order)
{
    private const int Limit = 64 * 1024;

    private static readonly string[] NoValues = ["{}", "[]", "[1]", "\"x\"", "7", "1.5", "true"];

    private static readonly byte[][] InvalidUtf8 =
    [
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xFE], [0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0xC3],
        [0xF0, 0x9F, 0xA5],
    ];

    private static readonly string[] OddNumbers =
    [
        "1e400", "-1e400", "1e-400", "1E+2", "0e0", "-0", "-1", "0", "1.0", "1.50", "0.1e1", "2147483647", "2147483648",
        "-2147483649", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999", "1e18", "1e28",
        "1e29", "0.0000000000000000000000000001", "79228162514264337593543950336", "NaN", "Infinity", "-Infinity", "+1",
        ".5", "1.", "01", "0x10", "1_000", "1e", "--1", "١", new('9', 5_000), "0." + new string('1', 5_000),
    ];

    private static readonly string[] OddTexts =
    [
        "", " ", "\u200B", "\u202E\u2066", "\uFEFF", "\uFFFE", "'", "''; DROP TABLE orders; --", "1 OR 1=1", "$1",
        "%s%n", "{0}", "{{7*7}}", "${jndi:ldap://localhost/a}", "../../etc/passwd", "..\\..\\windows", "/dev/null",
        "COM1", "<img src=x onerror=alert(1)>", "]]>", "=1+1", "\u0301\u0301\u0301", "🥐", "İıſK", "true", "null", "NaN",
        new('x', 101), new('x', 501), new('x', 1_001), new('x', 60_000), string.Concat(Enumerable.Repeat("🥐", 101)),
    ];

    private readonly Target[] _targets =
    [
        new("POST", "/api/orders", Bodies.Order(marker, (item, 2)),
            Texts: ["customer", "note"], Integers: ["lines[0].itemId", "lines[0].quantity"],
            Lists: ["lines"], Objects: ["lines[0]"]),
        new("POST", "/api/menu/items", Bodies.Item(item),
            Texts: ["name", "description", "image"], Integers: ["categoryId"],
            Decimals: ["price"], Flags: ["available"]),
        new("PUT", $"/api/menu/items/{item.Id}", Bodies.Item(item),
            Texts: ["name", "description", "image"], Integers: ["categoryId"],
            Decimals: ["price"], Flags: ["available"]),
        new("POST", $"/api/orders/{order.Id}/status", new JsonObject { ["status"] = "ready" }, Texts: ["status"]),
        new("POST", "/api/reports/daily/2002-06-01/deliveries", new JsonObject { ["again"] = false }, Flags: ["again"]),
        // Its address is limited soon, so that it answers little but 429; still every request is read first or refused.
        new("POST", "/api/staff/token", new JsonObject { ["password"] = "password" }, Texts: ["password"]),
    ];

    public IEnumerable<HostileRequest> All() =>
    [
        .. _targets.SelectMany(Truncated),
        .. _targets.SelectMany(Mutated),
        .. _targets.SelectMany(WrongTypes),
        .. _targets.SelectMany(Numbers),
        .. _targets.SelectMany(UnshowableTexts),
        .. _targets.SelectMany(StrangeTexts),
        .. _targets.SelectMany(StrangeBodies),
        .. _targets.SelectMany(ContentTypes),
        .. _targets.SelectMany(TooLarge),
        .. _targets.SelectMany(BodyHeaders),
        .. Methods(),
        .. Paths(),
        .. Queries(),
        .. GuestHeaders(),
    ];

    private static IEnumerable<HostileRequest> Truncated(Target target) =>
        from length in Enumerable.Range(1, target.Bytes.Length - 1)
        select target.Send("truncated", target.Bytes[..length], 400);

    private static IEnumerable<HostileRequest> Mutated(Target target)
    {
        var random = new Random(20261121);
        for (var i = 0; i < 50; i++)
        {
            var bytes = target.Bytes.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(bytes.Count);
                var run = Math.Min(random.Next(1, 9), bytes.Count - at);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.Insert(at, (byte)random.Next(256));
                        break;
                    case 2 when run < bytes.Count:
                        bytes.RemoveRange(at, run);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(at, run));
                        break;
                }
            }

            yield return target.Send("mutated", [.. bytes]);
        }
    }

    private static IEnumerable<HostileRequest> WrongTypes(Target target)
    {
        (IReadOnlyList<string> Fields, string[] Right)[] kinds =
        [
            (target.Texts, ["\"x\""]),
            (target.Integers, ["7"]),
            (target.Decimals, ["7", "1.5"]),
            (target.Flags, ["true"]),
            (target.Lists, ["[]", "[1]"]),
            (target.Objects, ["{}"]),
        ];
        return
            from kind in kinds
            from field in kind.Fields
            from value in NoValues.Except(kind.Right)
            select target.Send("wrong type", target.Body.With(field, value), 400);
    }

    private static IEnumerable<HostileRequest> Numbers(Target target) =>
        from field in target.Integers.Concat(target.Decimals)
        from number in OddNumbers
        select target.Send("odd number", target.Body.With(field, number));

    private IEnumerable<HostileRequest> UnshowableTexts(Target target)
    {
        int[] controls = [.. Enumerable.Range(0, 32), 0x7F, 0x80, 0x85, 0x9F];
        string[] halves = ["\\ud83d", "\\udc00", "\\udc00\\ud83d", "\\ud83d\\ud83d"];
        var refused = target.Path == "/api/staff/token" ? Array.Empty<int>() : [400];
        foreach (var field in target.Texts)
        {
            foreach (var escape in controls.Select(code => $"\\u{code:x4}").Concat(halves))
                yield return target.Send("unshowable text", target.Body.With(field, $"\"{marker}{escape}x\""), refused);
            for (byte code = 0; code < 32; code++)
                yield return target.Send("raw control character", target.Splice(field, [code]), 400);
            foreach (var bytes in InvalidUtf8)
                yield return target.Send("invalid UTF-8", target.Splice(field, bytes), 400);
            foreach (var escape in new[] { "\\", "\\x", "\\u", "\\u12", "\\u{1F950}", "\\U0001F950" })
                yield return target.Send("broken escape", target.Body.With(field, $"\"{escape}\""), 400);
        }
    }

    private static IEnumerable<HostileRequest> StrangeTexts(Target target) =>
        from field in target.Texts
        from text in OddTexts
        select target.Send("strange text", target.Body.With(field, JsonValue.Create(text).ToJsonString()));

    private static IEnumerable<HostileRequest> StrangeBodies(Target target)
    {
        var json = target.Body.ToJsonString();
        string[] malformed =
        [
            "", " ", "\0", "nul", "null", "true", "1", "\"x\"", "[]", "[[]]", "{", "}", "{]", "{\"\"}", "{\"a\":}",
            "{'a':1}", "{a:1}", json + json, json + "x", json + ",", "[" + json + "]", "[" + json, json[..^1] + ",}",
            "/* a */" + json, json + "// b", "\uFEFF\uFEFF" + json, "<order/>", "a=b&c=d", "\u0000" + json,
            json + "\u0000", new('[', 60_000), new('{', 60_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
            json[..^1] + ",\"deep\":" + new string('[', 500) + new string(']', 500) + "}", json[..^1] + "," + json[1..],
        ];
        foreach (var body in malformed)
            yield return target.Send("strange body", body, 400);

        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            yield return target.Send(
                $"{encoding.WebName} unasked", [.. encoding.GetPreamble(), .. encoding.GetBytes(json)], 400);
        }

        yield return target.Send("BOM", [0xEF, 0xBB, 0xBF, .. target.Bytes]);
        yield return target.Send("many members", json[..^1] + string.Concat(
            Enumerable.Range(0, 4_000).Select(i => $",\"m{i}\":0")) + "}");
        yield return target.Send("prototype", json[..^1] + """
            ,"__proto__":{"a":1},"$type":"System.Object","$id":"1","$ref":"1"}
            """);
        yield return target.Send("empty member", json[..^1] + ",\"\":1}");
        yield return target.Send("other case", json.ToUpperInvariant());
    }

    private static IEnumerable<HostileRequest> ContentTypes(Target target)
    {
        string?[] wrong =
        [
            null, "text/plain", "text/html", "text/xml", "application/xml", "application/octet-stream", "image/png",
            "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
            "application/jsonp", "application/*", "*/*", "json", "/", ";", "application/", "\"application/json\"",
        ];
        foreach (var type in wrong)
            yield return target.Send("wrong content type", target.Bytes, 400, 415) with { ContentType = type };

        string[] odd =
        [
            "application/json; charset=banana", "application/json; charset=utf-7", "application/json; charset=utf-16",
            "application/json; charset=", "application/json; charset=\"utf-8",
            "application/json; charset=utf-8; charset=ascii", "application/json; charset=iso-8859-1",
            "application/json;;;", "application/json; q=1", "APPLICATION/JSON", "application/problem+json",
            "application/x+json", "application/json, text/plain", "application/json\t",
            "application/json; charset=" + new string('x', 5_000), "application/json; charset=koi8-r",
        ];
        foreach (var type in odd)
            yield return target.Send("odd content type", target.Bytes) with { ContentType = type };
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.UTF32, Encoding.Latin1 })
        {
            yield return target.Send("odd encoding", encoding.GetBytes(target.Body.ToJsonString())) with
            {
                ContentType = $"application/json; charset={encoding.WebName}",
            };
        }
    }

    private static IEnumerable<HostileRequest> TooLarge(Target target)
    {
        string[] bodies =
        [
            target.Body.ToJsonString().PadRight(Limit + 1),
            target.Body.ToJsonString().PadLeft(Limit + 1),
            "{\"a\":\"" + new string('x', 3 * Limit) + "\"}",
            "{\"a\":\"" + new string('x', 3 * Limit),
        ];
        foreach (var body in bodies)
        {
            yield return target.Send("too large", body, 413);
            yield return target.Send("too large, in chunks", body, 413) with { Chunked = true };
        }
    }

    private static IEnumerable<HostileRequest> BodyHeaders(Target target)
    {
        (string, string)[] headers =
        [
            ("Content-Encoding", "gzip"), ("Content-Encoding", "br, br, br"), ("Content-Language", "\u00ff"),
            ("Expect", "100-continue"), ("If-Match", "\""), ("If-Match", new('"', 1_001)), ("If-Match", "*, *"),
            ("If-Match", string.Join(',', Enumerable.Repeat("\"1\"", 1_000))), ("If-Match", "\"99999999999999999999\""),
            ("If-Match", "\"-1\""), ("If-Match", "\"1e3\""), ("If-Match", "\"\u00ff\""), ("If-Match", ""),
            ("If-Unmodified-Since", "yesterday"), ("Idempotency-Key", "\u00ff"), ("Idempotency-Key", "' OR 1=1 --"),
            ("Idempotency-Key", new('k', 20_000)), ("Prefer", "return=minimal"), ("Range", "bytes=0-0"),
            ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/api/orders"),
        ];
        return
            from header in headers
            select target.Send("odd header", target.Bytes) with { Headers = [header] };
    }

    private IEnumerable<HostileRequest> Methods()
    {
        string[] paths =
        [
            "/api/menu", "/api/menu/items", $"/api/menu/items/{item.Id}", "/api/orders", $"/api/orders/{order.Id}",
            $"/api/orders/{order.Id}/status", "/api/reports/daily", "/api/reports/sales",
            "/api/reports/daily/2002-06-01/deliveries", "/api/staff/token",
        ];
        return
            from path in paths
            from method in new[] { "PATCH", "TRACE", "PROPFIND", "BREW", "M-SEARCH", new string('X', 300), "!#$%&'*+" }
            select new HostileRequest("wrong method", method, path) { Expected = [400, 404, 405] };
    }

    private IEnumerable<HostileRequest> Paths()
    {
        string[] ids =
        [
            "%00", "%0a", "%0d%0a", "%ff", "%c0%80", "%ed%a0%80", "%F0%9F%A5%90", "%u0041", "%", "%2", "%2e%2e",
            "%2e%2e%2f", "..%5c", "..;", "%252e%252e", "'", "\"", "1'--", "1;DROP", "*", "-1", "+1", "0x1", "1e3",
            "1.0", "NaN", "null", "undefined", "true", "{id}", "99999999999999999999", "9223372036854775808",
            "%EF%BB%BF1", "1%20", "%D9%A1", new('1', 4_000), new('x', 4_000), $"{{{order.Id}}}", $"({order.Id})",
            $"{order.Id:N}", $"{order.Id}0",
            $"{{0x{order.Id.ToString("N")[..8]},0x0000,0x0000,{{0x0,0x0,0x0,0x0,0x0,0x0,0x0,0x0}}}}",
        ];
        foreach (var id in ids)
        {
            yield return new("odd path", "GET", $"/api/menu/items/{id}");
            yield return new("odd path", "DELETE", $"/api/menu/items/{id}") { Headers = [("If-Match", "\"0\"")] };
            yield return new("odd path", "GET", $"/api/orders/{id}");
            yield return new("odd path", "POST", $"/api/orders/{id}/status")
            {
                Body = "{\"status\":\"eaten\"}"u8.ToArray(),
            };
            yield return new("odd path", "GET", $"/api/reports/daily/{id}/deliveries");
            yield return new("odd path", "GET", $"/{id}");
            yield return new("odd path", "GET", $"/swagger/{id}");
        }

        foreach (var path in new[]
                 {
                     "//", "//api/menu", "/api//menu", "/api/menu/", "/API/MENU", "/./api/./menu", "/api/menu;a=b",
                     "/api/menu/..%2f..", "/api%2fmenu", "/.git/config", "/.env", "/appsettings.json",
                     "/openapi/v2.json", "/openapi/..%2fv1.json", "/" + new string('/', 3_000),
                     "/" + string.Concat(Enumerable.Repeat("a/", 2_000)), "/" + new string('x', 20_000),
                 })
        {
            yield return new("odd path", "GET", path);
        }
    }

    private static IEnumerable<HostileRequest> Queries()
    {
        string[] values =
        [
            "", "%00", "%0d%0aX-Injected:1", "%ff", "%ed%a0%80", "'", "1;SELECT+pg_sleep(9)", "-1", "0", "1e400", "NaN",
            "null", "[]", "{}", "2009-02-30", "0000-00-00", "9999-12-31", "-2009-01-01", "2009-01-01T24:00:00Z",
            "2009-01-01T00:00:00%2B99:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
            "0001-01-01T00:00:00%2B14:00", "99999999999999999999", "%D9%A2%D9%A0", "AAAAAAAAAAAAAAAAAAAA",
            "%F0%9F%A5%90", new('a', 3_000),
        ];
        foreach (var value in values)
        {
            foreach (var parameter in new[] { "from", "to", "status", "limit", "after" })
                yield return new("odd query", "GET", $"/api/orders?{parameter}={value}");
            yield return new("odd query", "GET", $"/api/reports/daily?date={value}");
            yield return new("odd query", "GET", $"/api/reports/sales?from={value}&to=2009-01-01&by=day");
            yield return new("odd query", "GET", $"/api/reports/sales?from=2009-01-01&to={value}&by=day");
            yield return new("odd query", "GET", $"/api/reports/sales?from=2009-01-01&to=2009-01-01&by={value}");
            yield return new("odd query", "GET", $"/api/menu?{value}={value}");
        }

        foreach (var query in new[]
                 {
                     "?", "??", "?&&&", "?=", "?limit", "?limit=1&limit=2", "?from=a&from=b", "?limit[]=1", "?LIMIT=1",
                     "?after=a&after=", "?" + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"a{i}&")), "?%",
                     "?limit=1%", "?a=%zz", "?" + new string('a', 20_000),
                 })
        {
            yield return new("odd query", "GET", "/api/orders" + query);
            yield return new("odd query", "GET", "/api/reports/daily" + query);
        }
    }

    private static IEnumerable<HostileRequest> GuestHeaders()
    {
        (string, string)[] headers =
        [
            ("Accept", "banana"), ("Accept", "*/*;q=banana"), ("Accept", "text/csv;q=2"), ("Accept", new('a', 5_000)),
            ("Accept", ",,,"), ("Accept", string.Join(',', Enumerable.Repeat("text/csv;q=0.1", 500))),
            ("Accept-Encoding", "banana, *;q=0"), ("Accept-Language", "\u00ff"), ("Accept-Charset", "utf-7"),
            ("Cookie", new('c', 5_000)), ("Cookie", "=;=;\u00ff"), ("If-None-Match", "\""), ("If-None-Match", "W/"),
            ("If-None-Match", new('"', 1_001)), ("If-None-Match", "*, \"1\""),
            ("If-None-Match", string.Join(',', Enumerable.Repeat("W/\"1\"", 1_000))), ("If-None-Match", "\u00ff"),
            ("If-Modified-Since", "yesterday"), ("Range", "bytes=9-1"), ("Upgrade", "websocket"),
            ("Connection", "Upgrade, close"), ("X-Forwarded-For", "' OR 1=1"), ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "javascript"), ("Forwarded", "for=\"_;\""), ("Host", "evil.example"),
            ("Origin", "null"), ("Origin", "https://evil.example"), ("traceparent", "00-zz-zz-zz"),
            ("traceparent", "00-00000000000000000000000000000000-0000000000000000-00"), ("baggage", new('b', 9_000)),
            ("tracestate", ",,="), ("X-Big", new('x', 40_000)), ("User-Agent", "${jndi:ldap://localhost/a}"),
            ("Referer", "javascript:alert(1)"), ("TE", "trailers, banana"),
        ];
        string[] paths = ["/api/menu", "/api/reports/daily?date=2002-01-01", "/health/ready"];
        return
            from header in headers
            from path in paths
            select new HostileRequest("odd header", "GET", path) { Headers = [header] };
    }

    private sealed record Target(
        string Method,
        string Path,
        JsonObject Body,
        IReadOnlyList<string>? Texts = null,
        IReadOnlyList<string>? Integers = null,
        IReadOnlyList<string>? Decimals = null,
        IReadOnlyList<string>? Flags = null,
        IReadOnlyList<string>? Lists = null,
        IReadOnlyList<string>? Objects = null)
    {
        public IReadOnlyList<string> Texts { get; } = Texts ?? [];

        public IReadOnlyList<string> Integers { get; } = Integers ?? [];

        public IReadOnlyList<string> Decimals { get; } = Decimals ?? [];

        public IReadOnlyList<string> Flags { get; } = Flags ?? [];

        public IReadOnlyList<string> Lists { get; } = Lists ?? [];

        public IReadOnlyList<string> Objects { get; } = Objects ?? [];

        public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Body.ToJsonString());

        public HostileRequest Send(string what, string body, params int[] expected) =>
            Send(what, Encoding.UTF8.GetBytes(body), expected);

        public HostileRequest Send(string what, byte[] body, params int[] expected) => new(what, Method, Path)
        {
            Body = body,
            Headers = Method == "PUT" ? [("If-Match", "*")] : [],
            // Where failed sign-ins are limited, the limit may come first.
            Expected = Path == "/api/staff/token" && expected.Length > 0 ? [.. expected, 429] : expected,
        };

        /// <summary>The body with raw bytes in the middle of a text.</summary>
        public byte[] Splice(string field, byte[] bytes)
        {
            var parts = Body.With(field, "\"a@@b\"").Split("@@");
            return [.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])];
        }
    }
}
