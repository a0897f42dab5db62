using System.Globalization;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Short ways to read and write JSON nodes.</summary>
internal static class Json
{
    public static string? Text(this JsonObject node, string name) => node[name]?.ToString();

    public static string Required(this JsonObject node, string name) =>
        node.Text(name) ?? throw new AwsException("ValidationException", $"{name} is missing.");

    public static int? Number(this JsonObject node, string name) =>
        node[name] is { } value ? int.Parse(value.ToString(), CultureInfo.InvariantCulture) : null;

    public static bool Flag(this JsonObject node, string name) =>
        node.Text(name) is { } value && bool.Parse(value);

    public static JsonObject? Object(this JsonObject node, string name) => node[name] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonObject node, string name) =>
        node[name] is JsonArray array ? array.OfType<JsonObject>() : [];

    public static IReadOnlyList<string> Texts(this JsonObject node, string name) =>
        node[name] is JsonArray array ? [.. array.Select(item => item!.ToString())] : [];

    /// <summary>A copy without a parent, or null.</summary>
    public static JsonNode? Copy(this JsonNode? node) => node?.DeepClone();

    public static JsonObject CopyOf(JsonObject node) => (JsonObject)node.DeepClone();

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)item)]);

    /// <summary>Copies the named members that are there.</summary>
    public static JsonObject With(this JsonObject target, JsonObject source, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (source[name] is { } value)
                target[name] = value.DeepClone();
        }
        return target;
    }

    /// <summary>Without the members that are null: a service leaves them out.</summary>
    public static JsonObject Compact(this JsonObject node)
    {
        foreach (var name in node.Where(member => member.Value is null).Select(member => member.Key).ToList())
            node.Remove(name);
        return node;
    }

    /// <summary>Seconds since 1970, as JSON protocols write a time.</summary>
    public static JsonNode? Epoch(DateTimeOffset? time) =>
        time is { } at ? at.ToUnixTimeMilliseconds() / 1000.0 : null;

    /// <summary>As the XML protocols write a time.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>One page of a list; the token is the index at which the next page starts.</summary>
    public static JsonObject Page(
        JsonObject request, string member, IReadOnlyList<JsonNode?> items, int size = 100,
        string token = "nextToken", string limit = "maxResults")
    {
        var start = 0;
        if (request.Text(token) is { Length: > 0 } given && !int.TryParse(given, out start))
            throw new AwsException("InvalidParameterException", "Invalid token.");

        var end = Math.Min(items.Count, start + (request.Number(limit) ?? size));
        var page = new JsonObject { [member] = Array(items.Skip(start).Take(end - start)) };
        if (end < items.Count)
            page[token] = end.ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
