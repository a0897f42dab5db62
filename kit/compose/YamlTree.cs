using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cafe.Compose;

/// <summary>A value of a YAML document, with aliases and merge keys resolved.</summary>
internal abstract record YamlNode
{
    /// <summary>What becomes of the value in a file under this one.</summary>
    public OverlayTag Tag { get; init; }

    /// <summary>What it is, for messages.</summary>
    public string Kind => this switch
    {
        YamlList => "a list",
        YamlMap => "a map",
        YamlScalar { Text: null } => "nothing",
        _ => "a single value",
    };
}

/// <summary>What a value in an overlay does to the one in the file under it.</summary>
internal enum OverlayTag
{
    /// <summary>No tag: the two are merged.</summary>
    Merge,

    /// <summary><c>!override</c>: it replaces the other as a whole.</summary>
    Override,

    /// <summary><c>!reset</c>: it removes the other, and counts for nothing itself.</summary>
    Reset,
}

/// <summary>A single value as it is written; <c>null</c> for YAML's null.</summary>
internal sealed record YamlScalar(string? Text) : YamlNode;

/// <summary>A list; the keys of its entries are <c>[0]</c>, <c>[1]</c> and so on.</summary>
internal sealed record YamlList(IReadOnlyList<YamlEntry> Entries) : YamlNode;

/// <summary>A map, in the order in which it is written, what is merged into it last.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries) : YamlNode;

/// <summary>An entry of a map or a list, and the place where it begins.</summary>
internal sealed record YamlEntry(string Key, SourceLocation Location, YamlNode Node)
{
    /// <summary>The path of an entry within the map or list at <paramref name="parent"/>.</summary>
    public static string Path(string parent, string key) =>
        parent.Length == 0 || key.StartsWith('[') ? parent + key : $"{parent}.{key}";
}

/// <summary>Builds the tree from YamlDotNet's events. Its own representation model isn't used because that knows
/// neither where an alias stands nor under which key a duplicate lies.</summary>
internal sealed class YamlTree
{
    private const string Text = "tag:yaml.org,2002:str";

    private readonly string file;
    private readonly bool isOverlay;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    private YamlTree(string file, TextReader text, bool isOverlay) =>
        (this.file, this.isOverlay, parser) = (file, isOverlay, new Parser(text));

    /// <summary>Reads a file's one document; <c>null</c> if it is empty.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="text">What the file holds.</param>
    /// <param name="isOverlay">Whether it is merged over another file, so that <c>!override</c> and <c>!reset</c> mean
    /// something.</param>
    /// <exception cref="ComposeException">The text isn't YAML, or uses what compose files don't.</exception>
    public static YamlNode? Read(string file, TextReader text, bool isOverlay)
    {
        var tree = new YamlTree(file, text, isOverlay);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            // Of a tab, the parser reports where the map begins; what it has read before is nearer to it.
            throw tree.NotYaml(Math.Max(e.Start.Line, tree.Reached), e.Message.TrimEnd('.'), e);
        }
        catch (InvalidOperationException e)
        {
            // What the parser throws, without a place, for an unclosed bracket that is followed by a plain word.
            throw tree.NotYaml(tree.Reached, "a [ or { isn't closed", e);
        }
    }

    private long Reached => parser.Current?.End.Line ?? 1;

    private ComposeException NotYaml(long line, string problem, Exception e) => new(
        file, (int)line, "", $"not YAML from here on: {problem}; check the indentation, quotes and brackets", e);

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return null;
        parser.Consume<DocumentStart>();
        var root = Node("");
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _)
            ? root
            : throw Error(Line, "", "a second document begins here; a compose file has one, so remove the ---");
    }

    private int Line => (int)parser.Current!.Start.Line;

    private YamlNode Node(string path)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.GetValueOrDefault(alias.Value) ?? throw Error((int)alias.Start.Line, path,
                $"*{alias.Value} stands for nothing; define &{alias.Value} above this line");

        var start = parser.Require<NodeEvent>();
        var tag = Tag(start, path);
        YamlNode node = start switch
        {
            SequenceStart => List(path),
            MappingStart => Map(path),
            _ => Scalar(),
        };
        node = node with { Tag = tag };
        // Registered when complete, so that nothing can contain itself.
        if (!start.Anchor.IsEmpty) anchors[start.Anchor] = node;
        return node;
    }

    private OverlayTag Tag(NodeEvent start, string path) => start.Tag switch
    {
        { IsEmpty: true } or { Value: Text } => OverlayTag.Merge,
        { Value: "!override" } when isOverlay => OverlayTag.Override,
        { Value: "!reset" } when isOverlay => OverlayTag.Reset,
        { Value: "!override" or "!reset" } tag => throw Error(
            Line, path, $"the tag {tag.Value} is for a file that is merged over another: remove it from the first file"),
        var tag => throw Error(Line, path, $"the tag {tag.Value} is not supported: remove it"),
    };

    private YamlScalar Scalar()
    {
        var scalar = parser.Consume<Scalar>();
        var isNull = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != Text)
            && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        return new YamlScalar(isNull ? null : scalar.Value);
    }

    private YamlList List(string path)
    {
        var entries = new List<YamlEntry>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var (key, line) = ($"[{entries.Count}]", Line);
            entries.Add(new YamlEntry(key, new(file, line), Node(YamlEntry.Path(path, key))));
        }

        return new YamlList(entries);
    }

    private YamlMap Map(string path)
    {
        var (written, merged) = (new List<YamlEntry>(), new List<YamlEntry>());
        var keys = new Dictionary<string, int>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = Line;
            if (Node(path) is not YamlScalar { Text: { } key })
                throw Error(line, path, "a key of this map is not a word; write it as KEY: value");
            var keyPath = YamlEntry.Path(path, key);
            if (!keys.TryAdd(key, line))
                throw Error(line, keyPath, $"is there already, in line {keys[key]}; remove one of the two");
            var value = Node(keyPath);
            if (key == "<<") merged.AddRange(Merged(value, line, keyPath));
            else written.Add(new YamlEntry(key, new(file, line), value));
        }

        // The first of each key stays: what is written here before what is merged, earlier merges before later ones.
        return new YamlMap([.. written.Concat(merged).DistinctBy(entry => entry.Key)]);
    }

    private IEnumerable<YamlEntry> Merged(YamlNode value, int line, string path) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list when list.Entries.All(entry => entry.Node is YamlMap) =>
            list.Entries.SelectMany(entry => ((YamlMap)entry.Node).Entries),
        _ => throw Error(line, path, "only a map or a list of maps can be merged; write <<: *name"),
    };

    private ComposeException Error(int line, string path, string problem) => new(file, line, path, problem);
}
