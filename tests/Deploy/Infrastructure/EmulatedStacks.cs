using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>The stacks in the emulator, created one after the other as <c>cafe deploy stack</c> does: a parameter
/// that is named like an output of an earlier stack gets that output's value.</summary>
internal sealed class EmulatedStacks(Moto moto)
{
    private const string CloudFormation = "2010-05-15";

    // moto passes over these without a word, and a Ref to one is null. What is made of them is tested on the template.
    private static readonly string[] Unknown =
        ["AWS::SecretsManager::Secret", "AWS::Scheduler::ScheduleGroup", "AWS::EC2::SecurityGroupEgress"];

    public Dictionary<string, string> Outputs { get; } = [];

    /// <param name="arguments">Values of parameters in place of their defaults.</param>
    /// <exception cref="InvalidOperationException">A stack wasn't created; the message has the reason.</exception>
    public async Task CreateAsync(IReadOnlyDictionary<string, string> arguments)
    {
        foreach (var template in Template.All)
        {
            await ReplaceUnknownAsync(template);
            var parameters = template.Parameters.Select(parameter => (
                parameter.Key,
                // Defaults too: moto makes a list only of one that is given.
                Value: ValueOf(template, parameter.Key, parameter.Value!, arguments)));
            var stack = ("StackName", $"cafe-{template.Name}");
            await moto.QueryAsync("cloudformation", CloudFormation, "CreateStack",
            [
                stack, ("TemplateBody", template.Json.ToJsonString()), ("Capabilities.member.1", "CAPABILITY_IAM"),
                .. parameters.SelectMany((parameter, i) => new[]
                {
                    ($"Parameters.member.{i + 1}.ParameterKey", parameter.Key),
                    ($"Parameters.member.{i + 1}.ParameterValue", parameter.Value),
                }),
            ]);

            var state = await moto.QueryAsync("cloudformation", CloudFormation, "DescribeStacks", stack);
            state.Descendants("StackStatus").Single().Value.ShouldBe("CREATE_COMPLETE");
            foreach (var output in state.Descendants("Outputs").Single().Elements())
                Outputs[output.Element("OutputKey")!.Value] = output.Element("OutputValue")?.Value ?? "";
        }
    }

    /// <summary>A template as moto can make a stack of it whoever asks, without any parameter being given: moto names none in
    /// answer to ValidateTemplate.</summary>
    /// <param name="template">The outputs of those before it have been read.</param>
    /// <param name="arguments">As in <see cref="CreateAsync"/>.</param>
    public async Task<string> FilledInAsync(Template template, IReadOnlyDictionary<string, string> arguments)
    {
        await ReplaceUnknownAsync(template);
        foreach (var (name, parameter) in template.Parameters.ToList())
        {
            var value = ValueOf(template, name, parameter!, arguments);
            if (parameter!["Type"]!.Text() is not ("CommaDelimitedList" or ['L', 'i', 's', 't', ..]))
            {
                if (parameter["Default"]?.Text() != value) parameter["Default"] = value;
                continue;
            }

            template.Parameters.Remove(name);
            Replace(template.Json, name, () => new JsonArray([.. value.Split(',').Select(item => (JsonNode)item)]));
        }

        // What only the resources used that moto doesn't have: it refuses a parameter that nothing uses.
        var text = template.Json.ToJsonString();
        foreach (var name in template.Parameters.Select(parameter => parameter.Key).ToList())
        {
            if (!text.Contains($$"""{"Ref":"{{name}}"}""", StringComparison.Ordinal) && !text.Contains($"${{{name}}}", StringComparison.Ordinal))
                template.Parameters.Remove(name);
        }

        return template.Json.ToJsonString();
    }

    private string ValueOf(Template template, string name, JsonNode parameter, IReadOnlyDictionary<string, string> arguments) =>
        arguments.GetValueOrDefault(name)
        ?? Outputs.GetValueOrDefault(name)
        ?? parameter["Default"]?.Text()
        ?? throw new InvalidOperationException($"{template.Name}: nothing gives {name} a value.");

    private async Task ReplaceUnknownAsync(Template template)
    {
        var resources = template.Json["Resources"]!.AsObject();
        var replaced = new Dictionary<string, string>();
        foreach (var resource in template.Resources.Where(resource => Unknown.Contains(resource.Type)).ToList())
        {
            resources.Remove(resource.Name);
            // The secret itself moto has, by its own API.
            replaced[resource.Name] = resource.Type == Unknown[0] ? await SecretAsync(resource.Name) : resource.Name;
        }
        if (resources["Database"] is { } database)
        {
            // moto takes the group's object for its name, and falls over it.
            database["Properties"]!.AsObject().Remove("DBParameterGroupName");
            replaced["Database.MasterUserSecret.SecretArn"] = await SecretAsync("DatabaseMaster");
        }
        foreach (var (name, value) in replaced) Replace(template.Json, name, () => value);
    }

    private async Task<string> SecretAsync(string name)
    {
        var made = await moto.JsonAsync(
            "secretsmanager", "secretsmanager.CreateSecret", new() { ["Name"] = name, ["SecretString"] = "any" });
        return made["ARN"]!.GetValue<string>();
    }

    /// <summary>Puts the value of what isn't there in place of what refers to it.</summary>
    private static void Replace(JsonNode? node, string name, Func<JsonNode> value)
    {
        foreach (var child in node switch
        {
            JsonObject map => map.Select(pair => pair.Value).ToList(),
            JsonArray list => [.. list],
            _ => [],
        })
        {
            if (child is JsonObject { Count: 1 } && child.Text() == name)
                child.ReplaceWith(value());
            else
                Replace(child, name, value);
        }
    }
}
