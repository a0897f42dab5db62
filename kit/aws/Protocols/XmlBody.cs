#nullable enable
using System.Globalization;
using System.Xml.Linq;

namespace Cafe.Aws.Protocols;

/// <summary>Reads structures from the XML that the query protocol answers. Namespaces are passed over.</summary>
internal static class XmlBody
{
    public static void Read(XElement xml, object structure)
    {
        foreach (var member in WireType.Of(structure.GetType()).Members)
        {
            if (Child(xml, member.PascalName) is { } element)
                member.Set(structure, ReadValue(element, WireType.Of(member.Type)));
        }
    }

    public static XElement? Child(XElement? xml, string name) =>
        xml?.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static object? ReadValue(XElement xml, WireType type)
    {
        switch (type.Kind)
        {
            case WireKind.List:
                // Without an item the official clients leave the list null: an empty element doesn't tell which it is.
                if (!xml.HasElements)
                    return null;
                var list = type.NewList();
                foreach (var item in xml.Elements())
                    list.Add(ReadValue(item, WireType.Of(type.ItemType!)));
                return list;
            case WireKind.Map:
                if (!xml.HasElements)
                    return null;
                var map = type.NewMap();
                foreach (var entry in xml.Elements())
                    map[Child(entry, "key")!.Value] = ReadValue(Child(entry, "value")!, WireType.Of(type.ItemType!));
                return map;
            case WireKind.Structure:
                var structure = Activator.CreateInstance(type.Type)!;
                Read(xml, structure);
                return structure;
            case WireKind.Constant:
                return type.ToConstant!(xml.Value);
            case WireKind.Bytes:
                return new MemoryStream(Convert.FromBase64String(xml.Value));
            case WireKind.Time:
                return WireTime.FromText(xml.Value);
            default:
                return type.Type == typeof(string)
                    ? xml.Value
                    : Convert.ChangeType(xml.Value.Trim(), type.ValueType, CultureInfo.InvariantCulture);
        }
    }
}
