using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// A CloudFormation template, as far as the fake reads it: by indentation where it is YAML, properly where it is JSON.
/// </summary>
internal sealed class StackTemplate
{
    public StackTemplate(string text)
    {
        Text = text;
        if (text.TrimStart().StartsWith('{'))
            ReadJson((JsonObject)JsonNode.Parse(text)!);
        else
            ReadYaml(text);
    }

    public string Text { get; }

    /// <summary>Names of the parameters, and their defaults where they have one.</summary>
    public SortedDictionary<string, string?> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the resources, with all that is said about each.</summary>
    public OrderedDictionary<string, string> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>What the caller must acknowledge.</summary>
    public string? Capability =>
        !Text.Contains("AWS::IAM::", StringComparison.Ordinal) ? null
        : Text.Contains("RoleName", StringComparison.Ordinal) ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";

    public string TypeOf(string resource)
    {
        var text = Resources.TryGetValue(resource, out var content) ? content : "";
        var start = text.IndexOf("AWS::", StringComparison.Ordinal);
        return start < 0
            ? "AWS::CloudFormation::CustomResource"
            : string.Concat(text[start..].TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == ':'));
    }

    private void ReadJson(JsonObject root)
    {
        foreach (var (name, content) in root.Object("Parameters") ?? [])
            Parameters[name] = content?["Default"]?.ToString();
        foreach (var (name, content) in root.Object("Resources") ?? [])
            Resources[name] = content!.ToJsonString();
    }

    private void ReadYaml(string text)
    {
        var (section, item) = ("", "");
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#')))
        {
            var indent = line.Length - line.TrimStart().Length;
            if (indent == 0)
                (section, item) = (line.TrimEnd().TrimEnd(':'), "");
            else if (indent == 2)
                item = line.Trim().Split(':')[0];

            if (item.Length == 0)
                continue;
            if (section == "Parameters")
            {
                Parameters[item] = line.TrimStart().StartsWith("Default:", StringComparison.Ordinal)
                    ? line.Split(':', 2)[1].Trim().Trim('"', '\'')
                    : Parameters.GetValueOrDefault(item);
            }
            else if (section == "Resources")
                Resources[item] = Resources.GetValueOrDefault(item) + line + "\n";
        }
    }
}
