using System.Globalization;

namespace Cafe.Compose;

/// <summary>A value of the file and its place, so that whoever reads it can say what is wrong where. Each member that
/// reads it as something that it isn't throws a <see cref="ComposeException"/>.</summary>
public sealed class ComposeValue
{
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly YamlNode node;
    private readonly string key;

    /// <param name="variables">What interpolation fills in.</param>
    /// <param name="entry">The value and the place of its key.</param>
    /// <param name="key">The keys that lead to it.</param>
    internal ComposeValue(IReadOnlyDictionary<string, string> variables, YamlEntry entry, string key) =>
        (this.variables, node, this.key, Location) = (variables, entry.Node, key, entry.Location);

    /// <summary>Where the value stands.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether the key has no value.</summary>
    public bool IsNull => node is YamlScalar { Text: null };

    /// <summary>Whether it is a single value.</summary>
    public bool IsText => node is YamlScalar { Text: not null };

    /// <summary>Whether it is a list.</summary>
    public bool IsList => node is YamlList;

    /// <summary>Whether it is a map.</summary>
    public bool IsMap => node is YamlMap;

    /// <summary>The exception for a mistake in this value.</summary>
    /// <param name="problem">What is wrong, and what to do about it.</param>
    public ComposeException Error(string problem) => new(Location.File, Location.Line, key, problem);

    /// <summary>What the variable of that name holds outside the file.</summary>
    internal string? Variable(string name) => variables.GetValueOrDefault(name);

    /// <summary>The text, variables filled in; numbers and booleans as they are written.</summary>
    public string Text() => node is YamlScalar { Text: { } text }
        ? Interpolation.Expand(text, variables, Error)
        : throw Unexpected("a single value");

    /// <summary>The text, which must not be empty.</summary>
    public string Word() =>
        Text() is { Length: > 0 } text ? text : throw Error("is empty; give it a value or remove it");

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<ComposeValue> Items() => node is YamlList list
        ? [.. list.Entries.Select(Child)]
        : throw Unexpected("a list");

    /// <summary>The entries of a map whose keys are names that the file's author chose.</summary>
    public IReadOnlyList<(string Name, ComposeValue Value)> Entries() => node is YamlMap map
        ? [.. map.Entries.Select(entry => (entry.Key, Child(entry)))]
        : throw Unexpected("a map");

    /// <summary>The entries of a map whose keys are fixed. Keys that begin with <c>x-</c> are left out.</summary>
    /// <exception cref="ComposeException">There is a key besides the known ones.</exception>
    public IReadOnlyDictionary<string, ComposeValue> Fields(params string[] known)
    {
        var fields = new Dictionary<string, ComposeValue>();
        foreach (var (name, value) in Entries())
        {
            if (known.Contains(name)) fields[name] = value;
            else if (!name.StartsWith("x-", StringComparison.Ordinal))
                throw value.Error("not supported: remove it" + (known.Length > 0
                    ? $"; supported here are {string.Join(", ", known)}"
                    : ", as nothing is supported here"));
        }

        return fields;
    }

    /// <summary>A whole number within these limits.</summary>
    public int Number(int from, int to) => ParseNumber(Text(), from, to)
        ?? throw Error($"'{Text()}' is not a whole number from {from} to {to}");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag() => Text() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Error($"'{other}' is neither true nor false"),
    };

    /// <summary>A duration, as compose writes it: 1m30s, 500ms.</summary>
    public TimeSpan Duration() => Compose.Duration.Parse(Text())
        ?? throw Error($"'{Text()}' is not a duration; write numbers with units, such as 1m30s or 500ms");

    /// <summary>A size in bytes, in units of 1024, as compose writes it: 512m, 1g, 64mb.</summary>
    public long Bytes()
    {
        var text = Text().ToLowerInvariant();
        var number = text.TrimEnd('b').TrimEnd('k', 'm', 'g');
        var shift = text.TrimEnd('b')[number.Length..] switch { "" => 0, "k" => 10, "m" => 20, "g" => 30, _ => -1 };
        return shift >= 0 && ParseNumber(number, 1, int.MaxValue) is { } units
            ? (long)units << shift
            : throw Error($"'{Text()}' is not a size; write a whole number with b, k, m or g, such as 512m");
    }

    internal static int? ParseNumber(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= from && number <= to ? number : null;

    internal ComposeException Unexpected(string expected) => Error($"expected {expected}, found {node.Kind}");

    private ComposeValue Child(YamlEntry child) => new(variables, child, YamlEntry.Path(key, child.Key));
}
