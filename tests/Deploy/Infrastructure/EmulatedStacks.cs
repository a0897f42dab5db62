using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>The three stacks in the emulator, created one after the other as <c>cafe deploy stack</c> does: a parameter
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
                Value: arguments.GetValueOrDefault(parameter.Key)
                    ?? Outputs.GetValueOrDefault(parameter.Key)
                    ?? parameter.Value!["Default"]?.Text()
                    ?? throw new InvalidOperationException($"{template.Name}: nothing gives {parameter.Key} a value.")));
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
        Replace(template.Json, replaced);
    }

    private async Task<string> SecretAsync(string name)
    {
        var made = await moto.JsonAsync(
            "secretsmanager", "secretsmanager.CreateSecret", new() { ["Name"] = name, ["SecretString"] = "any" });
        return made["ARN"]!.GetValue<string>();
    }

    /// <summary>Puts the values of what isn't there in place of what refers to it.</summary>
    private static void Replace(JsonNode? node, Dictionary<string, string> values)
    {
        foreach (var child in node switch
        {
            JsonObject map => map.Select(pair => pair.Value).ToList(),
            JsonArray list => [.. list],
            _ => [],
        })
        {
            if (child is JsonObject { Count: 1 } && values.TryGetValue(child.Text(), out var value))
                child.ReplaceWith(value);
            else
                Replace(child, values);
        }
    }
}
