using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>One of the templates as JSON, its short tags written out: <c>!Ref X</c> is <c>{"Ref": "X"}</c>. The emulator
/// understands no short tag over a mapping.</summary>
internal sealed record Template(string Name, JsonObject Json)
{
    /// <summary>In the order in which they are deployed.</summary>
    public static readonly IReadOnlyList<string> Names = ["network", "data", "messaging", "platform"];

    public static string Folder { get; } = Path.Combine(Root(), "deploy/infrastructure");

    public static Template Network => Read("network");
    public static Template Data => Read("data");
    public static Template Messaging => Read("messaging");
    public static Template Platform => Read("platform");
    public static IEnumerable<Template> All => Names.Select(Read);

    public JsonObject Parameters => Json[nameof(Parameters)]!.AsObject();
    public JsonObject Outputs => Json[nameof(Outputs)]!.AsObject();

    public IEnumerable<Resource> Resources =>
        Json[nameof(Resources)]!.AsObject().Select(resource => new Resource(resource.Key, resource.Value!.AsObject()));

    public IEnumerable<Resource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    public Resource this[string resource] => Resources.Single(one => one.Name == resource);

    public static Template Read(string name)
    {
        using var file = File.OpenText(Path.Combine(Folder, name + ".yml"));
        var yaml = new YamlStream();
        yaml.Load(file);
        return new(name, ToJson(yaml.Documents[0].RootNode)!.AsObject());
    }

    private static JsonNode? ToJson(YamlNode node)
    {
        var value = node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(
                child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, ToJson(child.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            _ => Scalar((YamlScalarNode)node),
        };
        if (node.Tag.IsEmpty || node.Tag.Value is not ['!', not '!', ..] tag)
            return value;
        var function = tag[1..];
        if (function == "GetAtt")
        {
            var path = ((YamlScalarNode)node).Value!.Split('.', 2);
            value = new JsonArray(path[0], path[1]);
        }
        return new JsonObject { [function is "Ref" or "Condition" ? function : "Fn::" + function] = value };
    }

    private static JsonNode? Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain, Value: var text } => text,
        { Value: "true" or "false", Value: var truth } => truth == "true",
        { Value: var text } when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        { Value: var text } => text,
    };

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("CAFE_ROOT") is { Length: > 0 } given)
            return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cafe.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException(
            $"There is no Cafe.sln above {AppContext.BaseDirectory}: set CAFE_ROOT to the clone's folder.");
    }
}

/// <summary>A resource of a template.</summary>
internal sealed record Resource(string Name, JsonObject Json)
{
    public string Type => Json[nameof(Type)]!.GetValue<string>();
    public string? Condition => Json[nameof(Condition)]?.GetValue<string>();
    public JsonObject Properties => Json[nameof(Properties)]!.AsObject();
    public JsonNode? this[string property] => Properties[property];
}

internal static class JsonExtensions
{
    /// <summary>A list, or the only item of what may be one.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!),
        _ => [node],
    };

    /// <summary>As short as it can be told apart: the text of <c>Ref</c>, <c>GetAtt</c> and <c>Sub</c> alone.</summary>
    public static string Text(this JsonNode node) => node switch
    {
        JsonObject map when map["Ref"] is { } name => name.GetValue<string>(),
        JsonObject map when map["Fn::GetAtt"] is JsonArray path => string.Join('.', path.Select(part => part!.Text())),
        JsonObject map when map["Fn::Sub"] is JsonValue text => text.GetValue<string>(),
        JsonValue value => value.ToString(),
        _ => node.ToJsonString(),
    };
}
