using System.Text.Json;
using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>A schedule, as a test looks at it.</summary>
/// <param name="Content">What it was created or last updated with.</param>
public sealed record EventBridgeSchedule(string Name, string Group, string Arn, string State, JsonObject Content);

/// <summary>
/// EventBridge Scheduler: schedules and their groups. Time passes over them without effect; see <see cref="Fire"/>.
/// </summary>
public sealed class FakeScheduler : FakeService
{
    private readonly SortedDictionary<string, (JsonObject Content, DateTimeOffset Created, DateTimeOffset Changed)> _schedules =
        new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, DateTimeOffset> _groups = new(StringComparer.Ordinal);

    internal FakeScheduler(FakeAws aws)
        : base(aws, SchedulerShapes.Text)
    {
        _groups["default"] = World.Now;
        On("CreateSchedule", request => Put(request, isNew: true));
        On("UpdateSchedule", request => Put(request, isNew: false));
        On("GetSchedule", request => Describe(Key(request)));
        On("DeleteSchedule", request =>
        {
            Find(Key(request));
            _schedules.Remove(Key(request));
            return [];
        });
        On("ListSchedules", ListSchedules);
        On("CreateScheduleGroup", CreateGroup);
        On("GetScheduleGroup", request => DescribeGroup(Group(request.Required("Name"))));
        On("DeleteScheduleGroup", DeleteGroup);
        On("ListScheduleGroups", request => Json.Page(request, "ScheduleGroups",
        [
            .. _groups.Keys.Where(name => name.StartsWith(request.Text("NamePrefix") ?? "", StringComparison.Ordinal))
                .Select(DescribeGroup),
        ], token: "NextToken", limit: "MaxResults"));
        OnTags("ResourceArn", "Tags", "TagKeys", "Tags", arn => Group(arn[(arn.LastIndexOf('/') + 1)..]), capitals: true);
    }

    /// <summary>All schedules, by group and name.</summary>
    public IReadOnlyList<EventBridgeSchedule> Schedules => World.Look(() => _schedules.Select(schedule =>
    {
        var parts = schedule.Key.Split('/');
        return new EventBridgeSchedule(parts[1], parts[0], World.Arn("scheduler", $"schedule/{schedule.Key}"),
            schedule.Value.Content.Text("State")!, Json.CopyOf(schedule.Value.Content));
    }).ToList());

    internal override Protocol Speaks => Protocol.RestJson;

    internal override string Prefix => "";

    /// <summary>Runs a schedule's ECS task now, as the service would when it is due.</summary>
    /// <param name="due">When that was; now, where nothing is said.</param>
    /// <returns>What RunTask answers.</returns>
    public JsonObject Fire(string name, string group = "default", DateTimeOffset? due = null)
    {
        var target = World.Look(() => Json.CopyOf(Find($"{group}/{name}").Object("Target")!));
        var task = target.Object("EcsParameters")!;
        var request = new JsonObject
        {
            ["cluster"] = target.Text("Arn"),
            ["taskDefinition"] = task.Text("TaskDefinitionArn"),
            ["count"] = task.Number("TaskCount") ?? 1,
        };
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)
            [("LaunchType", "launchType"), ("PlatformVersion", "platformVersion"), ("PropagateTags", "propagateTags"),
            ("CapacityProviderStrategy", "capacityProviderStrategy"), ("EnableECSManagedTags", "enableECSManagedTags")])
        {
            if (task[from] is { } value)
                request[to] = value.DeepClone();
        }
        if (task.Object("NetworkConfiguration")?.Object("awsvpcConfiguration") is { } network)
        {
            request["networkConfiguration"] = new JsonObject
            {
                ["awsvpcConfiguration"] = new JsonObject(network.Select(member => KeyValuePair.Create(
                    JsonNamingPolicy.CamelCase.ConvertName(member.Key), member.Value.Copy()))),
            };
        }
        if (target.Text("Input") is { } input)
        {
            // In the text as it is: what was escaped isn't found.
            request["overrides"] = JsonNode.Parse(input.Replace(
                "<aws.scheduler.scheduled-time>", $"{due ?? World.Now:yyyy-MM-ddTHH:mm:ssZ}", StringComparison.Ordinal));
        }

        return Aws.Do("ecs", "RunTask", request);
    }

    internal override AwsException Throttling(string operation) => new("ThrottlingException", "Rate exceeded", 429);

    private static AwsException Missing(string what) => new("ResourceNotFoundException", $"{what} does not exist.", 404);

    private static string Key(JsonObject request) => $"{request.Text("GroupName") ?? "default"}/{request.Required("Name")}";

    private string Group(string name) =>
        _groups.ContainsKey(name) ? name : throw Missing($"Schedule group {name}");

    private JsonObject Find(string key) =>
        _schedules.TryGetValue(key, out var schedule) ? schedule.Content : throw Missing($"Schedule {key.Split('/')[1]}");

    private JsonObject Put(JsonObject request, bool isNew)
    {
        var key = Key(request);
        Group(key.Split('/')[0]);
        if (isNew && _schedules.ContainsKey(key))
            throw new AwsException("ConflictException", $"Schedule {request.Text("Name")} already exists.", 409);
        if (!isNew)
            Find(key);
        var expression = request.Required("ScheduleExpression");
        if (!expression.EndsWith(')') || expression.Split('(')[0] is not ("cron" or "rate" or "at"))
            throw new AwsException("ValidationException", $"Invalid Schedule Expression {expression}.");

        CheckInput(request.Object("Target")!);

        var content = Json.CopyOf(request);
        content.Remove("ClientToken");
        content["GroupName"] ??= "default";
        content["State"] ??= "ENABLED";
        content["ScheduleExpressionTimezone"] ??= "UTC";
        content["ActionAfterCompletion"] ??= "NONE";
        _schedules[key] = (content, isNew ? World.Now : _schedules[key].Created, World.Now);
        return new() { ["ScheduleArn"] = World.Arn("scheduler", $"schedule/{key}") };
    }

    private static void CheckInput(JsonObject target)
    {
        if (target.Object("EcsParameters") is null || target.Text("Input") is not { } input)
            return;
        try
        {
            if (JsonNode.Parse(input) is JsonObject overrides && overrides.ContainsKey("containerOverrides"))
                return;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new AwsException("ValidationException", "Unable to convert target input to TaskOverride.");
    }

    private JsonObject Describe(string key)
    {
        var answer = Json.CopyOf(Find(key));
        answer["Arn"] = World.Arn("scheduler", $"schedule/{key}");
        answer["CreationDate"] = Json.Epoch(_schedules[key].Created);
        answer["LastModificationDate"] = Json.Epoch(_schedules[key].Changed);
        return answer;
    }

    private JsonObject ListSchedules(JsonObject request)
    {
        var found = _schedules.Keys.Select(Describe)
            .Where(schedule => request.Text("GroupName") is not { } group || schedule.Text("GroupName") == group)
            .Where(schedule => request.Text("State") is not { } state || schedule.Text("State") == state)
            .Where(schedule => schedule.Text("Name")!.StartsWith(request.Text("NamePrefix") ?? "", StringComparison.Ordinal))
            .Select(schedule =>
            {
                var summary = new JsonObject().With(
                    schedule, "Arn", "CreationDate", "GroupName", "LastModificationDate", "Name", "State");
                summary["Target"] = new JsonObject { ["Arn"] = schedule.Object("Target")!.Text("Arn") };
                return summary;
            });
        return Json.Page(request, "Schedules", [.. found], token: "NextToken", limit: "MaxResults");
    }

    private JsonObject CreateGroup(JsonObject request)
    {
        var name = request.Required("Name");
        if (!_groups.TryAdd(name, World.Now))
            throw new AwsException("ConflictException", $"Schedule group {name} already exists.", 409);

        var arn = World.Arn("scheduler", $"schedule-group/{name}");
        World.Tags.Set(arn, request.Objects("Tags"));
        return new() { ["ScheduleGroupArn"] = arn };
    }

    private JsonObject DeleteGroup(JsonObject request)
    {
        var name = Group(request.Required("Name"));
        if (name == "default")
            throw new AwsException("ValidationException", "The default schedule group can't be deleted.");

        _groups.Remove(name);
        foreach (var key in _schedules.Keys.Where(key => key.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
            _schedules.Remove(key);
        World.Tags.Forget(World.Arn("scheduler", $"schedule-group/{name}"));
        return [];
    }

    private JsonObject DescribeGroup(string name) => new()
    {
        ["Arn"] = World.Arn("scheduler", $"schedule-group/{name}"),
        ["Name"] = name,
        ["State"] = "ACTIVE",
        ["CreationDate"] = Json.Epoch(_groups[name]),
        ["LastModificationDate"] = Json.Epoch(_groups[name]),
    };
}
