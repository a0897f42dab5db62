using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>The tags of every resource of the fake, by ARN.</summary>
internal sealed class TagStore
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _tags = new(StringComparer.Ordinal);

    public IEnumerable<string> Arns => _tags.Keys;

    public IReadOnlyDictionary<string, string> Of(string arn) =>
        _tags.TryGetValue(arn, out var tags) ? tags : new SortedDictionary<string, string>();

    public void Set(string arn, string key, string value)
    {
        if (!_tags.TryGetValue(arn, out var tags))
            _tags[arn] = tags = new(StringComparer.Ordinal);
        tags[key] = value;
    }

    /// <summary>Reads a list of tags as the services write it, with members in either case.</summary>
    public void Set(string arn, IEnumerable<JsonObject> tags)
    {
        foreach (var tag in tags)
            Set(arn, tag.Text("key") ?? tag.Required("Key"), tag.Text("value") ?? tag.Text("Value") ?? "");
    }

    public void Remove(string arn, IEnumerable<string> keys)
    {
        if (!_tags.TryGetValue(arn, out var tags))
            return;

        foreach (var key in keys)
            tags.Remove(key);
        if (tags.Count == 0)
            _tags.Remove(arn);
    }

    public void Forget(string arn) => _tags.Remove(arn);

    /// <summary>As a list of the service's own spelling: <c>key</c>/<c>value</c> or <c>Key</c>/<c>Value</c>.</summary>
    public JsonArray List(string arn, bool capitals = true) => Json.Array(Of(arn).Select(tag => (JsonNode?)new JsonObject
    {
        [capitals ? "Key" : "key"] = tag.Key,
        [capitals ? "Value" : "value"] = tag.Value,
    }));

    public JsonObject Map(string arn) =>
        new(Of(arn).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
}
