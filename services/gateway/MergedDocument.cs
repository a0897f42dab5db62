using System.Text.Json.Nodes;

namespace Cafe.Gateway;

/// <summary>Joins OpenAPI documents: paths side by side, schemas under one name where they are the same.</summary>
public sealed class MergedDocument(JsonObject own)
{
    private const string SchemaReference = "#/components/schemas/";

    public JsonObject Json { get; } = own;

    /// <param name="origin">Whose document it is: what a schema is called by too where another one has its name.</param>
    /// <param name="document">Stays as it is.</param>
    /// <param name="isWanted">Which of its paths.</param>
    public void Add(string origin, JsonObject document, Func<string, bool> isWanted)
    {
        var copy = document.DeepClone().AsObject();
        var paths = Child(Json, "paths");
        var schemas = Child(Child(Json, "components"), "schemas");
        var theirs = Child(Child(copy, "components"), "schemas");

        var renamed = theirs
            .Where(schema => schemas[schema.Key] is { } known && !JsonNode.DeepEquals(known, schema.Value))
            .ToDictionary(schema => schema.Key, schema => $"{origin}.{schema.Key}");
        Rename(copy, renamed);

        foreach (var (path, item) in Child(copy, "paths").Where(path => isWanted(path.Key)).ToList())
            paths[path] = item!.DeepClone();
        foreach (var (name, schema) in theirs.ToList())
            schemas[renamed.GetValueOrDefault(name, name)] = schema!.DeepClone();
    }

    public void SayMissing(string sentence)
    {
        var info = Child(Json, "info");
        info["description"] = $"{info["description"]} {sentence}".Trim();
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    private static void Rename(JsonNode? node, Dictionary<string, string> renamed)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Rename(item, renamed);
        }
        else if (node is JsonObject json)
        {
            if (json["$ref"] is JsonValue reference && reference.GetValue<string>() is var target
                && target.StartsWith(SchemaReference, StringComparison.Ordinal)
                && renamed.TryGetValue(target[SchemaReference.Length..], out var name))
                json["$ref"] = SchemaReference + name;
            foreach (var (_, value) in json)
                Rename(value, renamed);
        }
    }
}
