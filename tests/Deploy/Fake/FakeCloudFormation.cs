using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// CloudFormation: stacks whose resources progress over time. Templates are only scanned for the names and types
/// of their parameters and resources; nothing that they describe comes to be.
/// </summary>
public sealed class FakeCloudFormation : FakeService
{
    private readonly List<StackState> _stacks = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Resource, string Reason)> _failures = new(StringComparer.Ordinal);

    internal FakeCloudFormation(FakeAws aws)
        : base(aws, CloudFormationShapes.Text)
    {
        On("CreateStack", CreateStack);
        On("UpdateStack", UpdateStack);
        On("DeleteStack", DeleteStack);
        On("DescribeStacks", DescribeStacks);
        On("DescribeStackEvents", request => Json.Page(request, "StackEvents",
        [
            .. Stack(request, "Stack [{0}] does not exist").Events.AsEnumerable().Reverse().Select(item => item.DeepClone()),
        ],
            token: "NextToken"));
        On("DescribeStackResources", request => new() { ["StackResources"] = Resources(request, "Timestamp") });
        On("ListStackResources", request => new()
        {
            ["StackResourceSummaries"] = Resources(request, "LastUpdatedTimestamp"),
        });
        On("GetTemplate", request => new()
        {
            ["TemplateBody"] = Stack(request, "Stack with id {0} does not exist").Template.Text,
        });
        On("ValidateTemplate", request =>
        {
            var template = new StackTemplate(request.Text("TemplateBody") ?? "");
            return new()
            {
                ["Parameters"] = Json.Array(template.Parameters.Select(
                    parameter => new JsonObject
                    {
                        ["ParameterKey"] = parameter.Key,
                        ["DefaultValue"] = parameter.Value,
                        ["NoEcho"] = false,
                    }.Compact())),
                ["Capabilities"] = template.Capability is { } capability ? new JsonArray(capability) : [],
            };
        });
    }

    /// <summary>How long a resource takes; resources follow one another.</summary>
    public TimeSpan ResourcesTake { get; set; } = TimeSpan.FromSeconds(3);

    internal override Protocol Speaks => Protocol.Query;

    internal override string Prefix => "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /// <summary>A stack that has been created already.</summary>
    public void Add(string stack, IReadOnlyDictionary<string, string> outputs, string status = "CREATE_COMPLETE") => World.Do(() =>
    {
        _outputs[stack] = outputs;
        _stacks.Add(New(stack, new StackTemplate(""), status));
    });

    /// <summary>What a stack has as outputs once it is created or updated.</summary>
    public void WillOutput(string stack, IReadOnlyDictionary<string, string> outputs) =>
        World.Do(() => _outputs[stack] = outputs);

    /// <summary>The next creation, update or deletion of a stack fails at a resource.</summary>
    public void WillFail(string stack, string resource, string reason) =>
        World.Do(() => _failures[stack] = (resource, reason));

    internal override AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");

    private static AwsException Invalid(string message) => new("ValidationError", message);

    private StackState New(string name, StackTemplate template, string status) => new()
    {
        Name = name,
        Id = World.Arn("cloudformation", $"stack/{name}/{World.Guid()}"),
        CreatedAt = World.Now,
        Template = template,
        Status = status,
    };

    private StackState Stack(JsonObject request, string missing)
    {
        var name = request.Text("StackName") ?? "";
        return _stacks.FindLast(stack => stack.Id == name || stack.Name == name && stack.Status != "DELETE_COMPLETE")
            ?? throw Invalid(missing.Replace("{0}", name, StringComparison.Ordinal));
    }

    private JsonObject CreateStack(JsonObject request)
    {
        var name = request.Required("StackName");
        if (_stacks.Exists(stack => stack.Name == name && stack.Status != "DELETE_COMPLETE"))
            throw new AwsException("AlreadyExistsException", $"Stack [{name}] already exists");

        var stack = New(name, new StackTemplate(request.Text("TemplateBody") ?? ""), "CREATE_IN_PROGRESS");
        stack.Parameters = ParametersOf(request, stack.Template, []);
        _stacks.Add(stack);
        World.Tags.Set(stack.Id, request.Objects("Tags"));
        Progress(stack, "CREATE", stack.Template.Resources.Keys);
        return new() { ["StackId"] = stack.Id };
    }

    private JsonObject UpdateStack(JsonObject request)
    {
        var stack = Stack(request, "Stack [{0}] does not exist");
        if (stack.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)
            || stack.Status is "ROLLBACK_COMPLETE" or "DELETE_FAILED")
            throw Invalid($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");

        var template = request.Flag("UsePreviousTemplate")
            ? stack.Template
            : new StackTemplate(request.Text("TemplateBody") ?? "");
        var parameters = ParametersOf(request, template, stack.Parameters);
        var changed = template.Resources.Keys
            .Where(name => stack.Template.Resources.GetValueOrDefault(name) != template.Resources[name]).ToList();
        if (changed.Count == 0 && stack.Parameters.Count == parameters.Count && !stack.Parameters.Except(parameters).Any())
            throw Invalid("No updates are to be performed.");

        (stack.Template, stack.Parameters, stack.UpdatedAt) = (template, parameters, World.Now);
        World.Tags.Set(stack.Id, request.Objects("Tags"));
        Progress(stack, "UPDATE", changed.Count > 0 ? changed : template.Resources.Keys);
        return new() { ["StackId"] = stack.Id };
    }

    private JsonObject DeleteStack(JsonObject request)
    {
        var name = request.Text("StackName");
        var stack = _stacks.FindLast(
            stack => (stack.Name == name || stack.Id == name) && stack.Status != "DELETE_COMPLETE");
        if (stack is not null)
            Progress(stack, "DELETE", stack.Template.Resources.Keys.Reverse());
        return [];
    }

    /// <summary>Reads the parameters; those with a default, or with a value before, need none.</summary>
    private static SortedDictionary<string, string> ParametersOf(
        JsonObject request, StackTemplate template, SortedDictionary<string, string> before)
    {
        if (template.Capability is { } needed && !request.Texts("Capabilities").Contains(needed)
            && !request.Texts("Capabilities").Contains("CAPABILITY_NAMED_IAM"))
        {
            throw new AwsException("InsufficientCapabilitiesException", $"Requires capabilities : [{needed}]");
        }

        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in request.Objects("Parameters"))
        {
            var key = parameter.Required("ParameterKey");
            given[key] = parameter.Flag("UsePreviousValue")
                ? before.GetValueOrDefault(key, "")
                : parameter.Text("ParameterValue") ?? "";
        }
        if (given.Keys.Except(template.Parameters.Keys).ToList() is [_, ..] unknown)
            throw Invalid($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        var missing = template.Parameters.Where(parameter => parameter.Value is null && !given.ContainsKey(parameter.Key)).ToList();
        if (missing.Count > 0)
            throw Invalid($"Parameters: [{string.Join(", ", missing.Select(parameter => parameter.Key))}] must have values");
        return given;
    }

    private void Progress(StackState stack, string verb, IEnumerable<string> names)
    {
        (string Resource, string Reason)? failure = _failures.Remove(stack.Name, out var found) ? found : null;
        Say(stack, stack.Name, "AWS::CloudFormation::Stack", $"{verb}_IN_PROGRESS", verb == "DELETE" ? null : "User Initiated");
        var at = TimeSpan.Zero;
        foreach (var name in names.ToList())
        {
            var type = stack.Template.TypeOf(name);
            World.After(at, () => Say(stack, name, type, $"{verb}_IN_PROGRESS"));
            at += ResourcesTake;
            if (failure?.Resource == name)
            {
                World.After(at, () => Say(stack, name, type, $"{verb}_FAILED", failure.Value.Reason));
                World.After(at, () => Fail(stack, verb, name));
                return;
            }
            World.After(at, () => Say(stack, name, type, $"{verb}_COMPLETE"));
        }
        World.After(at, () =>
        {
            Say(stack, stack.Name, "AWS::CloudFormation::Stack", $"{verb}_COMPLETE");
            if (verb == "DELETE")
                World.Tags.Forget(stack.Id);
        });
    }

    private void Fail(StackState stack, string verb, string resource)
    {
        const string Self = "AWS::CloudFormation::Stack";
        if (verb == "DELETE")
        {
            Say(stack, stack.Name, Self, "DELETE_FAILED", $"The following resource(s) failed to delete: [{resource}]. ");
            return;
        }

        var back = verb == "CREATE" ? "ROLLBACK" : "UPDATE_ROLLBACK";
        Say(stack, stack.Name, Self, $"{back}_IN_PROGRESS", verb == "CREATE"
            ? $"The following resource(s) failed to create: [{resource}]. Rollback requested by user."
            : $"The following resource(s) failed to update: [{resource}]. ");
        foreach (var (name, status) in stack.Resources.ToList())
        {
            var undo = verb == "CREATE" ? "DELETE" : "UPDATE";
            World.After(ResourcesTake, () => Say(stack, name, stack.Template.TypeOf(name), $"{undo}_COMPLETE"));
        }
        World.After(ResourcesTake, () => Say(stack, stack.Name, Self, $"{back}_COMPLETE"));
    }

    private void Say(StackState stack, string name, string type, string status, string? reason = null)
    {
        var isStack = name == stack.Name && type == "AWS::CloudFormation::Stack";
        var physical = isStack ? stack.Id : status == "CREATE_IN_PROGRESS" ? "" : $"{stack.Name}-{name}";
        if (isStack)
            (stack.Status, stack.Reason) = (status, reason);
        else
            stack.Resources[name] = status;
        stack.Events.Add(new JsonObject
        {
            ["StackId"] = stack.Id,
            ["EventId"] = isStack ? World.Guid() : $"{name}-{status}-{Json.Iso(World.Now)}-{stack.Events.Count}",
            ["StackName"] = stack.Name,
            ["LogicalResourceId"] = name,
            ["PhysicalResourceId"] = physical,
            ["ResourceType"] = type,
            ["Timestamp"] = Json.Iso(World.Now),
            ["ResourceStatus"] = status,
            ["ResourceStatusReason"] = reason,
        }.Compact());
    }

    private JsonObject DescribeStacks(JsonObject request)
    {
        var stacks = request.Text("StackName") is null
            ? _stacks.Where(stack => stack.Status != "DELETE_COMPLETE")
            : [Stack(request, "Stack with id {0} does not exist")];
        return Json.Page(request, "Stacks", [.. stacks.Select(stack => new JsonObject
        {
            ["StackId"] = stack.Id,
            ["StackName"] = stack.Name,
            ["Parameters"] = Json.Array(stack.Parameters.Select(parameter => new JsonObject
            {
                ["ParameterKey"] = parameter.Key,
                ["ParameterValue"] = parameter.Value,
            })),
            ["CreationTime"] = Json.Iso(stack.CreatedAt),
            ["LastUpdatedTime"] = stack.UpdatedAt is { } at ? Json.Iso(at) : null,
            ["StackStatus"] = stack.Status,
            ["StackStatusReason"] = stack.Reason,
            ["DisableRollback"] = false,
            ["Outputs"] = stack.Status
                is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "UPDATE_IN_PROGRESS")
                ? null
                : Json.Array(_outputs.GetValueOrDefault(stack.Name, new Dictionary<string, string>()).Select(output => new JsonObject
                {
                    ["OutputKey"] = output.Key,
                    ["OutputValue"] = output.Value,
                })),
            ["Tags"] = World.Tags.List(stack.Id),
        }.Compact())], token: "NextToken");
    }

    private JsonArray Resources(JsonObject request, string time)
    {
        var stack = Stack(request, "Stack with id {0} does not exist");
        return Json.Array(stack.Resources.Select(resource => new JsonObject
        {
            ["LogicalResourceId"] = resource.Key,
            ["PhysicalResourceId"] = $"{stack.Name}-{resource.Key}",
            ["ResourceType"] = stack.Template.TypeOf(resource.Key),
            [time] = Json.Iso(World.Now),
            ["ResourceStatus"] = resource.Value,
        }));
    }

    private sealed class StackState
    {
        public required string Name { get; init; }

        public required string Id { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? UpdatedAt { get; set; }

        public required StackTemplate Template { get; set; }

        public SortedDictionary<string, string> Parameters { get; set; } = new(StringComparer.Ordinal);

        public required string Status { get; set; }

        public string? Reason { get; set; }

        public SortedDictionary<string, string> Resources { get; } = new(StringComparer.Ordinal);

        public List<JsonObject> Events { get; } = [];
    }
}
