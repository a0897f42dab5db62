using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// Checks requests against a service's published model, so that a member that is misspelt or of the wrong type
/// is found. The services themselves pass over most members that they don't know; the fake is stricter.
/// <para>
/// Notation, one definition a line, continued where a line is indented: <c>@Operation</c>, <c>Structure</c> or
/// <c>%Enumeration A|B</c>. A member is <c>name:type</c>, with <c>!</c> where it is required; a type is <c>s</c>
/// (text), <c>i</c> (whole number), <c>d</c> (number), <c>b</c> (true or false), <c>t</c> (time), <c>[list]</c>,
/// <c>{map}</c>, <c>%Enumeration</c> or a structure.
/// </para>
/// </summary>
internal sealed class RequestShapes
{
    private readonly Dictionary<string, Dictionary<string, (string Type, bool IsRequired)>> _structures = [];
    private readonly Dictionary<string, string[]> _enumerations = [];

    public RequestShapes(string text)
    {
        foreach (var line in text.Replace("\n    ", " ", StringComparison.Ordinal).Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].StartsWith('%'))
            {
                _enumerations[words[0]] = string.Concat(words[1..]).Split('|');
                continue;
            }
            _structures[words[0]] = words[1..].Select(word => word.Split(':')).ToDictionary(
                parts => parts[0].TrimEnd('!'), parts => (parts[1], parts[0].EndsWith('!')));
        }
    }

    public bool Knows(string operation) => _structures.ContainsKey('@' + operation);

    /// <exception cref="AwsException">ValidationException that names the member.</exception>
    /// <param name="operation">The operation's name.</param>
    /// <param name="request">What is checked.</param>
    /// <param name="isText">Whether all values come as text, as in a form or a query.</param>
    public void Check(string operation, JsonObject request, bool isText) =>
        CheckStructure('@' + operation, request, "", isText);

    private static AwsException Invalid(string message) => new("ValidationException", message);

    private void CheckStructure(string name, JsonObject value, string path, bool isText)
    {
        var members = _structures[name];
        foreach (var (member, content) in value)
        {
            if (!members.TryGetValue(member, out var known))
                throw Invalid($"'{path}{member}' is not a member of {name.TrimStart('@')}.");
            if (content is not null)
                CheckValue(known.Type, content, path + member, isText);
        }
        foreach (var (member, (_, isRequired)) in members)
        {
            if (isRequired && value[member] is null)
                throw Invalid($"'{path}{member}' is required.");
        }
    }

    private void CheckValue(string type, JsonNode value, string path, bool isText)
    {
        switch (type[0])
        {
            case '[' when value is JsonArray array:
                foreach (var item in array)
                    CheckValue(type[1..^1], item ?? throw Invalid($"'{path}' holds null."), path, isText);
                return;
            case '[' when isText && value.ToString().Length == 0:
                return; // How a form writes an empty list.
            case '{' when value is JsonObject map:
                foreach (var (key, item) in map)
                    CheckValue(type[1..^1], item ?? throw Invalid($"'{path}.{key}' is null."), $"{path}.{key}", isText);
                return;
            case '%' when value.GetValueKind() == JsonValueKind.String:
                if (!_enumerations[type].Contains(value.ToString()))
                {
                    throw Invalid($"1 validation error detected: Value '{value}' at '{path}' failed to satisfy "
                        + $"constraint: Member must satisfy enum value set: [{string.Join(", ", _enumerations[type])}]");
                }
                return;
            case >= 'A' and <= 'Z' when value is JsonObject structure:
                CheckStructure(type, structure, path + '.', isText);
                return;
            case 's' or 'i' or 'd' or 'b' or 't' when IsScalar(type[0], value, isText):
                return;
            default:
                throw new AwsException("SerializationException", $"'{path}' is not of type {type}: {value.ToJsonString()}");
        }
    }

    private static bool IsScalar(char type, JsonNode value, bool isText) => (type, value.GetValueKind()) switch
    {
        ('s', JsonValueKind.String) => true,
        ('i', JsonValueKind.Number) => value.AsValue().TryGetValue<long>(out _),
        ('d' or 't', JsonValueKind.Number) => true,
        ('b', JsonValueKind.True or JsonValueKind.False) => true,
        ('i', JsonValueKind.String) when isText => long.TryParse(value.ToString(), out _),
        ('d', JsonValueKind.String) when isText =>
            double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _),
        ('b', JsonValueKind.String) when isText => value.ToString() is "true" or "false",
        ('t', JsonValueKind.String) when isText => DateTimeOffset.TryParse(value.ToString(), out _),
        _ => false,
    };
}
