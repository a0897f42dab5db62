#nullable enable
using System.Collections;
using System.Globalization;
using Amazon.Runtime;

namespace Cafe.Aws.Protocols;

/// <summary>
/// Writes structures as the parameters of the query protocol: <c>Tags.member.1.Key=…</c>. A list that is empty is sent as
/// an empty parameter.
/// </summary>
internal static class QueryBody
{
    public static void Write(object structure, IDictionary<string, string> parameters) =>
        WriteStructure(structure, WireType.Of(structure.GetType()), "", parameters);

    /// <summary>A plain value as text: numbers as they are written everywhere, <c>true</c>, times in ISO 8601.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => WireTime.ToText(time),
        ConstantClass constant => constant.Value,
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static void WriteStructure(object structure, WireType type, string prefix, IDictionary<string, string> parameters)
    {
        foreach (var member in type.Members)
        {
            if (member.Get(structure) is { } value)
                WriteValue(value, WireType.Of(member.Type), prefix + member.PascalName, parameters, member.MapEntry);
        }
    }

    private static void WriteValue(
        object value, WireType type, string name, IDictionary<string, string> parameters, (string Key, string Value) entryNames = default)
    {
        var number = 0;
        switch (type.Kind)
        {
            case WireKind.List:
                foreach (var item in (IList)value)
                    WriteValue(item!, WireType.Of(type.ItemType!), $"{name}.member.{++number}", parameters);
                if (number == 0)
                    parameters[name] = "";
                break;
            case WireKind.Map:
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    parameters[$"{name}.entry.{++number}.{entryNames.Key}"] = (string)entry.Key;
                    WriteValue(entry.Value!, WireType.Of(type.ItemType!), $"{name}.entry.{number}.{entryNames.Value}", parameters);
                }
                break;
            case WireKind.Structure:
                WriteStructure(value, type, name + ".", parameters);
                break;
            default:
                parameters[name] = Text(value);
                break;
        }
    }
}
