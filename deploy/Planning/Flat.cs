using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;

namespace Cafe.Deploy.Planning;

/// <summary>
/// An AWS model object as paths and values, so that what is wanted and what is there can be compared: members that
/// aren't set are left out, as are those that have the value that the API gives them by itself; lists of named things
/// are maps, lists whose order means nothing are sorted.
/// </summary>
internal static class Flat
{
    private static readonly HashSet<string> Unordered = ["subnets", "securityGroups", "add", "drop", "requiresCompatibilities"];

    // What the API fills in where nothing is asked for, by the end of the path.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["container.cpu"] = "0",
        ["healthCheck.startPeriod"] = "0",
    };

    /// <summary>These members of the object, by their names in the API's own spelling.</summary>
    public static SortedDictionary<string, string> Of(object model, IEnumerable<string> members)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var property = model.GetType().GetProperty(member)
                ?? throw new ArgumentException($"{model.GetType().Name} has no {member}", nameof(members));
            Add(flat, Camel(member), Camel(member), property.GetValue(model));
        }

        return flat;
    }

    private static void Add(SortedDictionary<string, string> flat, string path, string rule, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string or bool or int or long or double or ConstantClass:
                var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                if (Defaults.GetValueOrDefault(rule) != text) flat[path] = text;
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map) Add(flat, $"{path}.{entry.Key}", rule, entry.Value);
                break;
            case IEnumerable list:
                AddList(flat, path, rule, [.. list.Cast<object>()]);
                break;
            default:
                foreach (var property in Members(value))
                {
                    var name = Camel(property.Name);
                    Add(flat, $"{path}.{name}", $"{rule[(rule.LastIndexOf('.') + 1)..]}.{name}", property.GetValue(value));
                }

                break;
        }
    }

    private static void AddList(SortedDictionary<string, string> flat, string path, string rule, List<object> items)
    {
        var member = rule[(rule.LastIndexOf('.') + 1)..];
        if (items.All(item => item is string))
        {
            var texts = items.Cast<string>();
            if (Unordered.Contains(member)) texts = texts.Order(StringComparer.Ordinal);
            if (items.Count > 0) flat[path] = string.Join(' ', texts.Select(Quoted));
            return;
        }

        foreach (var (key, item) in items.Select((item, index) => (KeyOf(item) ?? index.ToString(CultureInfo.InvariantCulture), item)))
        {
            var place = $"{(member == "containerDefinitions" ? "" : path + ".")}{key}";
            // A pair of a name and one other value, as a variable of the environment is.
            if (Members(item) is [{ Name: "Name" }, var only] && only.PropertyType == typeof(string))
                Add(flat, place, rule, only.GetValue(item) ?? "");
            else
                Add(flat, place, member == "containerDefinitions" ? "container" : member, item);
        }
    }

    // What tells a list's items apart, whatever their order.
    private static string? KeyOf(object item)
    {
        var type = item.GetType();
        foreach (var name in new[] { "Name", "ContainerPort", "ContainerPath", "CapacityProvider", "TargetGroupArn", "RegistryArn" })
        {
            if (type.GetProperty(name)?.GetValue(item) is { } key) return Convert.ToString(key, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static PropertyInfo[] Members(object item) =>
        [.. item.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal)];

    private static string Quoted(string text) => text.Length == 0 || text.Contains(' ') ? $"'{text}'" : text;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
