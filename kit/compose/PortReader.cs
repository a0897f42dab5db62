using System.Net;
using System.Text.RegularExpressions;

namespace Cafe.Compose;

/// <summary>Reads one entry of <c>ports</c>.</summary>
internal static partial class PortReader
{
    private const int Highest = 65535;

    public static ComposePort Read(ComposeValue value) => value.IsMap ? Long(value) : Short(value);

    private static ComposePort Long(ComposeValue value)
    {
        var fields = value.Fields("target", "published", "host_ip", "protocol");
        var target = fields.GetValueOrDefault("target") ?? throw value.Error("has no target; name the service's port");
        var (ip, protocol) = (fields.GetValueOrDefault("host_ip"), fields.GetValueOrDefault("protocol"));
        return new ComposePort(
            ip is null ? null : Ip(ip, ip.Text()),
            fields.TryGetValue("published", out var published) ? Number(published, published.Text()) : null,
            Number(target, target.Text()),
            protocol is null ? "tcp" : Protocol(protocol, protocol.Text()));
    }

    private static ComposePort Short(ComposeValue value)
    {
        var text = value.Text();
        if (ShortSyntax().Match(text) is not { Success: true, Groups: var parts })
            throw value.Error(
                $"'{text}' is not a port; write [[IP:]PUBLISHED:]TARGET, for UDP with /udp behind");

        var (ip, published, protocol) = (parts["ip"], parts["published"], parts["protocol"]);
        return new ComposePort(
            ip.Success ? Ip(value, ip.Value.Trim('[', ']')) : null,
            // IP::TARGET publishes any free port of that address.
            published.Success && !(ip.Success && published.Length == 0) ? Number(value, published.Value) : null,
            Number(value, parts["target"].Value),
            protocol.Success ? Protocol(value, protocol.Value) : "tcp");
    }

    private static int Number(ComposeValue value, string text) =>
        text.Contains('-') ? throw value.Error($"the range {text} is not supported: list each port")
        : ComposeValue.ParseNumber(text, 1, Highest)
            ?? throw value.Error($"'{text}' is not a port; use a number from 1 to {Highest}");

    // Only the usual notation: the framework also reads "1" as 0.0.0.1.
    private static string Ip(ComposeValue value, string text) =>
        IPAddress.TryParse(text, out _) && (text.Contains(':') || text.Count(c => c == '.') == 3)
            ? text
            : throw value.Error($"'{text}' is not an IP address; write one, such as 127.0.0.1");

    private static string Protocol(ComposeValue value, string text) => text is "tcp" or "udp"
        ? text
        : throw value.Error($"the protocol '{text}' is not supported: use tcp or udp");

    [GeneratedRegex("""
        ^((?<ip>[^:/\[\]]+|\[[^\]]*\]):(?=.*:))?
        ((?<published>[^:/]*):)?
        (?<target>[^:/]+)
        (/(?<protocol>.*))?\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ShortSyntax();
}
