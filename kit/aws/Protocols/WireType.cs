#nullable enable
using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime;

namespace Cafe.Aws.Protocols;

/// <summary>How a type of the model is written and read: worked out once, then kept.</summary>
internal sealed class WireType
{
    private static readonly ConcurrentDictionary<Type, WireType> Known = new();

    private WireType(Type type)
    {
        Type = type;
        ValueType = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            Kind = WireKind.Constant;
            ToConstant = type.GetMethod("FindValue", BindingFlags.Public | BindingFlags.Static, [typeof(string)])!
                .CreateDelegate<Func<string, ConstantClass>>();
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            Kind = WireKind.List;
            ItemType = type.GetGenericArguments()[0];
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            Kind = WireKind.Map;
            ItemType = type.GetGenericArguments()[1];
        }
        else if (type == typeof(MemoryStream))
        {
            Kind = WireKind.Bytes;
        }
        else if (ValueType == typeof(DateTime))
        {
            Kind = WireKind.Time;
        }
        else if (type == typeof(string) || ValueType.IsPrimitive)
        {
            Kind = WireKind.Plain;
        }
        else
        {
            Kind = WireKind.Structure;
        }
    }

    public Type Type { get; }

    public WireKind Kind { get; }

    /// <summary>The type without its question mark.</summary>
    public Type ValueType { get; }

    /// <summary>Of a list or map: the type of its items.</summary>
    public Type? ItemType { get; }

    public Func<string, ConstantClass>? ToConstant { get; }

    /// <summary>Of a structure: its members, in the order of their declaration. Those of the SDK's base types aren't on the wire.</summary>
    public WireMember[] Members => field ??= [.. Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.DeclaringType!.Assembly == typeof(WireType).Assembly && property.CanWrite)
        .Select(property => new WireMember(property))];

    public static WireType Of(Type type) => Known.GetOrAdd(type, static t => new WireType(t));

    public IList NewList() => (IList)Activator.CreateInstance(Type)!;

    public IDictionary NewMap() => (IDictionary)Activator.CreateInstance(Type)!;
}

internal enum WireKind
{
    Plain,
    Time,
    Constant,
    Bytes,
    List,
    Map,
    Structure,
}

/// <summary>A member of a structure.</summary>
internal sealed class WireMember
{
    private readonly PropertyInfo _property;

    public WireMember(PropertyInfo property)
    {
        _property = property;
        var name = property.GetCustomAttribute<WireNameAttribute>()?.Name;
        PascalName = name ?? property.Name;
        CamelName = name ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
        MapEntry = property.GetCustomAttribute<MapEntryAttribute>() is { } entry ? (entry.Key, entry.Value) : ("key", "value");
        InPath = property.IsDefined(typeof(InPathAttribute));
        QueryName = property.GetCustomAttribute<InQueryAttribute>()?.Name;
        IsEpochMilliseconds = property.IsDefined(typeof(EpochMillisecondsAttribute));
        IsIdempotencyToken = property.IsDefined(typeof(IdempotencyTokenAttribute));
    }

    public string Name => _property.Name;

    public string PascalName { get; }

    public string CamelName { get; }

    /// <summary>Query: how the parts of a map's entry are called.</summary>
    public (string Key, string Value) MapEntry { get; }

    public bool InPath { get; }

    public string? QueryName { get; }

    public bool InBody => !InPath && QueryName is null;

    public bool IsEpochMilliseconds { get; }

    public bool IsIdempotencyToken { get; }

    public Type Type => _property.PropertyType;

    /// <summary>What goes out: null for a member that isn't set.</summary>
    public object? Get(object owner) =>
        _property.GetValue(owner) ?? (IsIdempotencyToken ? Guid.NewGuid().ToString() : null);

    public void Set(object owner, object? value) => _property.SetValue(owner, value);
}
