using System.Globalization;

namespace Cafe.Compose;

/// <summary>A value of the file and its place, so that whoever reads it can say what is wrong where.</summary>
/// <param name="file">The file, as the caller named it.</param>
/// <param name="variables">What interpolation fills in.</param>
/// <param name="node">The value.</param>
/// <param name="key">The keys that lead to it.</param>
/// <param name="line">The line of its key.</param>
internal sealed class ComposeValue(
    string file, IReadOnlyDictionary<string, string> variables, YamlNode node, string key, int line)
{
    public SourceLocation Location => new(file, line);

    public bool IsNull => node is YamlScalar { Text: null };

    public bool IsText => node is YamlScalar { Text: not null };

    public bool IsList => node is YamlList;

    public bool IsMap => node is YamlMap;

    public ComposeException Error(string problem) => new(file, line, key, problem);

    /// <summary>What the variable of that name holds outside the file.</summary>
    public string? Variable(string name) => variables.GetValueOrDefault(name);

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

    public int Number(int from, int to) => ParseNumber(Text(), from, to)
        ?? throw Error($"'{Text()}' is not a whole number from {from} to {to}");

    public bool Flag() => Text() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Error($"'{other}' is neither true nor false"),
    };

    public TimeSpan Duration() => Compose.Duration.Parse(Text())
        ?? throw Error($"'{Text()}' is not a duration; write numbers with units, such as 1m30s or 500ms");

    /// <summary>A size, in units of 1024, as compose writes it: 512m, 1g, 64mb.</summary>
    public long Bytes()
    {
        var text = Text().ToLowerInvariant();
        var number = text.TrimEnd('b').TrimEnd('k', 'm', 'g');
        var shift = text.TrimEnd('b')[number.Length..] switch { "" => 0, "k" => 10, "m" => 20, "g" => 30, _ => -1 };
        return shift >= 0 && ParseNumber(number, 1, int.MaxValue) is { } units
            ? (long)units << shift
            : throw Error($"'{Text()}' is not a size; write a whole number with b, k, m or g, such as 512m");
    }

    public static int? ParseNumber(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= from && number <= to ? number : null;

    public ComposeException Unexpected(string expected)
    {
        var found = node switch
        {
            YamlList => "a list",
            YamlMap => "a map",
            YamlScalar { Text: null } => "nothing",
            _ => "a single value",
        };
        return Error($"expected {expected}, found {found}");
    }

    private ComposeValue Child(YamlEntry entry) =>
        new(file, variables, entry.Node, YamlEntry.Path(key, entry.Key), entry.Line);
}
