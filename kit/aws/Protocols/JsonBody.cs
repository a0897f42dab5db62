#nullable enable
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;

namespace Cafe.Aws.Protocols;

/// <summary>
/// Writes and reads structures as JSON. A member that is null is left out; a list that is empty is sent, for it can mean
/// «take them all away».
/// </summary>
/// <param name="camelCase">Whether the service's members begin with a small letter.</param>
internal sealed class JsonBody(bool camelCase)
{
    public byte[] Write(object structure)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteStructure(writer, structure, WireType.Of(structure.GetType()));
        return buffer.ToArray();
    }

    /// <summary>Sets what the JSON object has; members that aren't known here are passed over.</summary>
    public void Read(JsonElement json, object structure)
    {
        foreach (var member in WireType.Of(structure.GetType()).Members)
        {
            if (member.InBody && json.TryGetProperty(NameOf(member), out var value) && value.ValueKind != JsonValueKind.Null)
                member.Set(structure, ReadValue(value, WireType.Of(member.Type), member.IsEpochMilliseconds));
        }
    }

    private string NameOf(WireMember member) => camelCase ? member.CamelName : member.PascalName;

    private void WriteStructure(Utf8JsonWriter writer, object structure, WireType type)
    {
        writer.WriteStartObject();
        foreach (var member in type.Members)
        {
            if (!member.InBody || member.Get(structure) is not { } value)
                continue;
            writer.WritePropertyName(NameOf(member));
            WriteValue(writer, value, WireType.Of(member.Type), member.IsEpochMilliseconds);
        }
        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, object? value, WireType type, bool milliseconds = false)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        switch (type.Kind)
        {
            case WireKind.List:
                writer.WriteStartArray();
                foreach (var item in (IList)value)
                    WriteValue(writer, item, WireType.Of(type.ItemType!));
                writer.WriteEndArray();
                break;
            case WireKind.Map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    writer.WritePropertyName((string)entry.Key);
                    WriteValue(writer, entry.Value, WireType.Of(type.ItemType!));
                }
                writer.WriteEndObject();
                break;
            case WireKind.Structure:
                WriteStructure(writer, value, type);
                break;
            case WireKind.Constant:
                writer.WriteStringValue(((ConstantClass)value).Value);
                break;
            case WireKind.Bytes:
                writer.WriteBase64StringValue(((MemoryStream)value).ToArray());
                break;
            case WireKind.Time:
                var time = (DateTime)value;
                writer.WriteNumberValue(milliseconds ? WireTime.ToMilliseconds(time) : WireTime.ToSeconds(time));
                break;
            default:
                JsonSerializer.Serialize(writer, value, type.ValueType);
                break;
        }
    }

    private object? ReadValue(JsonElement json, WireType type, bool milliseconds = false)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;

        switch (type.Kind)
        {
            case WireKind.List:
                var list = type.NewList();
                foreach (var item in json.EnumerateArray())
                    list.Add(ReadValue(item, WireType.Of(type.ItemType!)));
                return list;
            case WireKind.Map:
                var map = type.NewMap();
                foreach (var entry in json.EnumerateObject())
                    map[entry.Name] = ReadValue(entry.Value, WireType.Of(type.ItemType!));
                return map;
            case WireKind.Structure:
                var structure = Activator.CreateInstance(type.Type)!;
                Read(json, structure);
                return structure;
            case WireKind.Constant:
                return type.ToConstant!(json.GetString()!);
            case WireKind.Bytes:
                return new MemoryStream(json.GetBytesFromBase64());
            case WireKind.Time:
                if (json.ValueKind == JsonValueKind.String)
                    return WireTime.FromText(json.GetString()!);
                return milliseconds ? WireTime.FromMilliseconds(json.GetInt64()) : WireTime.FromSeconds(json.GetDecimal());
            default:
                return ReadPlain(json, type.ValueType);
        }
    }

    private static object ReadPlain(JsonElement json, Type type)
    {
        if (type == typeof(string))
            return json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        if (type == typeof(bool))
            return json.GetBoolean();
        return Convert.ChangeType(json.GetDecimal(), type, CultureInfo.InvariantCulture);
    }
}
