namespace Cafe.Compose;

/// <summary>Merges compose files as the Compose Specification's chapter "Merge and override" describes it, and as
/// <c>docker compose</c> 2.26 does where the chapter says nothing: an <c>x-</c> key is replaced as a whole, and a key
/// without a value changes nothing.</summary>
/// <remarks>Lists are only put one behind the other here. Entries of which the later takes the earlier one's place, such
/// as two volumes at one target, are told apart by the <see cref="ServiceReader"/>, once variables are filled in.</remarks>
internal static class Overlay
{
    private const string Services = "services";
    private const string Service = "service";

    /// <summary>The root of the file that results.</summary>
    /// <exception cref="ComposeException">A value is a list in one file and a map in the other, or the like.</exception>
    public static YamlEntry Merge(YamlEntry under, YamlEntry over) => Merge(under, over, "", "");

    // The key is where the value stands, for messages; the rule is the same with "service" for each service.
    private static YamlEntry Merge(YamlEntry under, YamlEntry over, string key, string rule)
    {
        if (over.Node.Tag == OverlayTag.Override || IsReplaced(under.Node, over, rule)) return WithoutResets(over);
        if (over.Node is YamlScalar { Text: null }) return under;
        if (under.Node is YamlScalar { Text: null }) return WithoutResets(over);
        return (LongForm(under, key, rule), LongForm(over, key, rule)) switch
        {
            (YamlMap below, YamlMap above) => under with { Node = Merge(below, above, key, rule) },
            (YamlList below, YamlList above) => under with
            {
                Node = new YamlList([.. below.Entries, .. ((YamlList)WithoutResets(above)).Entries]),
            },
            (YamlScalar, YamlScalar) => over,
            var (below, above) => throw Error(over, key,
                $"this is {above.Kind}, but {below.Kind} in {under.Location}; write it alike, or put !override before it"),
        };
    }

    private static YamlMap Merge(YamlMap under, YamlMap over, string key, string rule)
    {
        var merged = new OrderedDictionary<string, YamlEntry>();
        foreach (var entry in under.Entries) merged.Add(entry.Key, entry);
        foreach (var entry in over.Entries)
        {
            if (entry.Node.Tag == OverlayTag.Reset)
                merged.Remove(entry.Key);
            else
                merged[entry.Key] = merged.TryGetValue(entry.Key, out var old)
                    ? Merge(old, entry, YamlEntry.Path(key, entry.Key), Rule(rule, entry.Key))
                    : WithoutResets(entry);
        }

        return new YamlMap([.. merged.Values]);
    }

    private static string Rule(string parent, string key) =>
        parent == Services ? Service : YamlEntry.Path(parent, key);

    private static bool IsReplaced(YamlNode under, YamlEntry over, string rule) => rule switch
    {
        $"{Service}.command" or $"{Service}.entrypoint" or $"{Service}.healthcheck.test" => true,
        // The options of one driver mean nothing to another.
        $"{Service}.logging" => Driver(under) is { } old && Driver(over.Node) is { } driver && driver != old,
        // Without a value, a variable is taken from outside, and a label is empty.
        _ when rule.StartsWith($"{Service}.environment.", StringComparison.Ordinal)
            || rule.StartsWith($"{Service}.build.args.", StringComparison.Ordinal)
            || rule.StartsWith($"{Service}.labels.", StringComparison.Ordinal) => true,
        _ => over.Key.StartsWith("x-", StringComparison.Ordinal),
    };

    private static string? Driver(YamlNode logging) =>
        ((logging as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key == "driver")?.Node as YamlScalar)?.Text;

    // What can be written in two forms is merged in the one that has names, if there is one.
    private static YamlNode LongForm(YamlEntry entry, string key, string rule) => (rule, entry.Node) switch
    {
        ($"{Service}.build", YamlScalar) => new YamlMap([entry with { Key = "context" }]),
        ($"{Service}.tmpfs", YamlScalar) => new YamlList([entry with { Key = "[0]" }]),
        ($"{Service}.networks", YamlList list) => ByName(list, key, _ => new YamlScalar(null)),
        ($"{Service}.depends_on", YamlList list) => ByName(list, key, item => new YamlMap(
            [new YamlEntry("condition", item.Location, new YamlScalar("service_started"))])),
        ($"{Service}.environment" or $"{Service}.build.args" or $"{Service}.labels", YamlList list) => ByName(
            list, key, item => new YamlScalar(Words(item) is [_, var value] ? value : null)),
        _ => entry.Node,
    };

    private static YamlMap ByName(YamlList list, string key, Func<YamlEntry, YamlNode> value)
    {
        var named = new OrderedDictionary<string, YamlEntry>();
        foreach (var item in ((YamlList)WithoutResets(list)).Entries)
        {
            var place = YamlEntry.Path(key, item.Key);
            if (Words(item) is not [var name, ..]) throw Error(item, place, $"expected a single value, found {item.Node.Kind}");
            if (name.Contains('$')) throw Error(item, place, "a name that is merged can't be a variable; write the name");
            named[name] = new YamlEntry(name, item.Location, value(item));
        }

        return new YamlMap([.. named.Values]);
    }

    private static string[] Words(YamlEntry item) => item.Node is YamlScalar { Text: { } text } ? text.Split('=', 2) : [];

    private static YamlEntry WithoutResets(YamlEntry entry) => entry with { Node = WithoutResets(entry.Node) };

    private static YamlNode WithoutResets(YamlNode node) => node switch
    {
        YamlMap map => new YamlMap([.. Kept(map.Entries)]),
        YamlList list => new YamlList([.. Kept(list.Entries)]),
        _ => node,
    };

    private static IEnumerable<YamlEntry> Kept(IReadOnlyList<YamlEntry> entries) =>
        entries.Where(entry => entry.Node.Tag != OverlayTag.Reset).Select(WithoutResets);

    private static ComposeException Error(YamlEntry entry, string key, string problem) =>
        new(entry.Location.File, entry.Location.Line, key, problem);
}
