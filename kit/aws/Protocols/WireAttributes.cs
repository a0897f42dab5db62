namespace Cafe.Aws.Protocols;

/// <summary>The member's name on the wire, or the code of the error, where the rule of its protocol doesn't give it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class WireNameAttribute(string name) : System.Attribute
{
    public string Name { get; } = name;
}

/// <summary>Query: how the parts of a map's entry are called where it isn't <c>key</c> and <c>value</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MapEntryAttribute(string key, string value) : System.Attribute
{
    public string Key { get; } = key;

    public string Value { get; } = value;
}

/// <summary>REST: the member fills the place of its wire name in the path.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InPathAttribute : System.Attribute;

/// <summary>REST: the member is a parameter of the query string.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InQueryAttribute(string name) : System.Attribute
{
    public string Name { get; } = name;
}

/// <summary>The time is a count of milliseconds since 1970, whatever the protocol does elsewhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EpochMillisecondsAttribute : System.Attribute;

/// <summary>Where the caller sets none, a new token is sent, and the same one in every retry.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : System.Attribute;

/// <summary>REST: method and path of the operation whose request this is.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HttpAttribute(string method, string path) : System.Attribute
{
    public string Method { get; } = method;

    public string Path { get; } = path;
}

/// <summary>The operation is at a host of its own, whose name begins with this.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HostPrefixAttribute(string prefix) : System.Attribute
{
    public string Prefix { get; } = prefix;
}
