using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeEcs
{
    private readonly Dictionary<string, List<TaskState>> _startedByToken = new(StringComparer.Ordinal);
    private readonly Queue<string> _placementFailures = new();

    /// <summary>The next RunTask starts nothing, and says so inside a 200: <c>RESOURCE:ENI</c>, …</summary>
    public void FailPlacement(string reason) => World.Do(() => _placementFailures.Enqueue(reason));

    /// <summary>The task on an address that is behind a target group, for its health.</summary>
    internal IEnumerable<(TaskState Task, int Port)> TargetsOf(string targetGroupArn) =>
        from task in _tasks
        where task.Deployment is not null && task.StartedAt is not null && !task.IsStopped
        from balancer in task.Deployment!.Content.Objects("loadBalancers")
        where balancer.Text("targetGroupArn") == targetGroupArn
        select (task, balancer.Number("containerPort") ?? 0);

    private void AddTaskOperations()
    {
        On("RunTask", RunTask);
        On("StopTask", request =>
        {
            var cluster = Cluster(request);
            var task = Find(cluster, request.Required("task")) ?? throw Invalid("The referenced task was not found.");
            Stop(task, "UserInitiated", request.Text("reason") ?? "Task stopped by user");
            if (task.Service is { } service)
                World.After(Reaction, () => Reconcile(service));
            return new() { ["task"] = Describe(task) };
        });
        On("DescribeTasks", DescribeTasks);
        On("ListTasks", ListTasks);
    }

    private TaskState? Find(ClusterState cluster, string reference) => _tasks.Find(task =>
        task.Cluster == cluster && (task.Arn == reference || task.Id == reference)
        && IsVisible(task.CreatedAt) && !(task.StoppedAt + StoppedTasksStay < World.Now));

    private JsonObject RunTask(JsonObject request)
    {
        var cluster = Cluster(request);
        var definition = ActiveDefinition(request.Required("taskDefinition"));
        var settings = new JsonObject().With(request, Revised);
        CheckNetwork(settings, definition);
        CheckProviders(cluster, settings);
        Default(cluster, settings);
        var count = request.Number("count") ?? 1;
        if (count is < 1 or > 10)
            throw Invalid("Count must be between 1 and 10.");
        var overrides = request.Object("overrides") ?? [];
        foreach (var container in overrides.Objects("containerOverrides"))
        {
            if (!definition.Containers.Any(known => known.Text("name") == container.Text("name")))
            {
                throw Invalid(
                    $"Override for container named {container.Text("name")} is not a container in the TaskDefinition.");
            }
        }
        if (_placementFailures.TryDequeue(out var reason))
        {
            return new()
            {
                ["tasks"] = new JsonArray(),
                ["failures"] = new JsonArray(Failure(World.Arn("ecs", $"cluster/{cluster.Name}"), reason)),
            };
        }

        var token = request.Text("clientToken");
        if (token is null || !_startedByToken.TryGetValue(token, out var started))
        {
            started = [.. Enumerable.Range(0, count).Select(_ => RunOne(cluster, definition, settings, overrides, request))];
            if (token is not null)
                _startedByToken[token] = started;
        }
        return new() { ["tasks"] = Json.Array(started.Select(task => Describe(task))), ["failures"] = new JsonArray() };
    }

    private TaskState RunOne(
        ClusterState cluster, TaskDefinitionState definition, JsonObject settings, JsonObject overrides, JsonObject request)
    {
        var tags = request.Text("propagateTags") == "TASK_DEFINITION"
            ? World.Tags.List(definition.Arn, capitals: false)
            : [];
        foreach (var tag in request.Objects("tags"))
            tags.Add(tag.DeepClone());
        return Start(
            cluster, definition, settings, request.Text("group") ?? $"family:{definition.Family}", request.Text("startedBy"),
            Json.CopyOf(overrides), tags);
    }

    private JsonObject DescribeTasks(JsonObject request)
    {
        var cluster = Cluster(request);
        var references = request.Texts("tasks");
        if (references.Count is 0)
            throw Invalid("Tasks cannot be empty.");
        if (references.Count > 100)
            throw Invalid("Tasks cannot have more than 100 elements.");

        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var reference in references)
        {
            if (Find(cluster, reference) is { } task)
                found.Add(Describe(task, request.Texts("include").Contains("TAGS")));
            else
                failures.Add(Failure(World.Arn("ecs", $"task/{cluster.Name}/{NameOf(reference)}"), "MISSING"));
        }
        return new() { ["tasks"] = found, ["failures"] = failures };
    }

    private JsonObject ListTasks(JsonObject request)
    {
        var cluster = Cluster(request);
        var service = request.Text("serviceName") is { } name ? Service(cluster, name) : null;
        return Json.Page(request, "taskArns",
        [
            .. from task in _tasks
               where task.Cluster == cluster && Find(cluster, task.Id) is not null
               where task.DesiredStatus == (request.Text("desiredStatus") ?? "RUNNING")
               where service is null || task.Service == service
               where request.Text("family") is not { } family || task.Definition.Family == family
               where request.Text("startedBy") is not { } startedBy || task.StartedBy == startedBy
               select (JsonNode?)task.Arn,
        ]);
    }

    private JsonObject Describe(TaskState task, bool withTags = true) => new JsonObject
    {
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["id"] = task.AttachmentId,
            ["type"] = "ElasticNetworkInterface",
            ["status"] = task.LastStatus switch
            {
                "PROVISIONING" => "PRECREATED",
                "STOPPED" => "DELETED",
                _ => "ATTACHED",
            },
            ["details"] = Details(
                ("subnetId", task.Subnet), ("networkInterfaceId", task.Eni),
                ("privateDnsName", $"ip-{task.Ip.Replace('.', '-')}.{World.Region}.compute.internal"),
                ("privateIPv4Address", task.Ip)),
        }),
        ["attributes"] = new JsonArray(new JsonObject { ["name"] = "ecs.cpu-architecture", ["value"] = "x86_64" }),
        ["availabilityZone"] = task.Zone,
        ["capacityProviderName"] = task.CapacityProvider,
        ["clusterArn"] = task.Cluster.Arn,
        ["connectivity"] = task.StartedAt is null ? null : "CONNECTED",
        ["connectivityAt"] = Json.Epoch(task.PullStartedAt),
        ["containers"] = Json.Array(task.Containers.Select(container => Describe(task, container))),
        ["cpu"] = task.Definition.Content.Text("cpu"),
        ["createdAt"] = Json.Epoch(task.CreatedAt),
        ["desiredStatus"] = task.DesiredStatus,
        ["enableExecuteCommand"] = false,
        ["executionStoppedAt"] = Json.Epoch(task.ExecutionStoppedAt),
        ["group"] = task.Group,
        ["healthStatus"] = task.Health,
        ["lastStatus"] = task.LastStatus,
        ["launchType"] = "FARGATE",
        ["memory"] = task.Definition.Content.Text("memory"),
        ["overrides"] = task.Overrides.Count == 0
            ? new JsonObject { ["containerOverrides"] = new JsonArray() } : task.Overrides.Copy(),
        ["platformVersion"] = "1.4.0",
        ["platformFamily"] = "Linux",
        ["pullStartedAt"] = Json.Epoch(task.PullStartedAt),
        ["pullStoppedAt"] = Json.Epoch(task.PullStoppedAt),
        ["startedAt"] = Json.Epoch(task.StartedAt),
        ["startedBy"] = task.StartedBy,
        ["stopCode"] = task.StopCode,
        ["stoppedAt"] = Json.Epoch(task.StoppedAt),
        ["stoppedReason"] = task.StoppedReason,
        ["stoppingAt"] = Json.Epoch(task.StoppingAt),
        ["tags"] = withTags ? World.Tags.List(task.Arn, capitals: false) : new JsonArray(),
        ["taskArn"] = task.Arn,
        ["taskDefinitionArn"] = task.Definition.Arn,
        ["version"] = task.Version,
        ["ephemeralStorage"] = new JsonObject { ["sizeInGiB"] = 20 },
    }.Compact();

    private static JsonObject Describe(TaskState task, ContainerState container) => new JsonObject
    {
        ["containerArn"] = container.Arn,
        ["taskArn"] = task.Arn,
        ["name"] = container.Name,
        ["image"] = container.Image,
        ["imageDigest"] = task.StartedAt is null ? null : container.Digest,
        ["runtimeId"] = task.StartedAt is null ? null : container.RuntimeId,
        ["lastStatus"] = container.LastStatus,
        ["exitCode"] = task.LastStatus is "DEPROVISIONING" or "STOPPED" || container.LastStatus == "STOPPED"
            ? container.ExitCode : null,
        ["reason"] = container.Reason,
        ["networkBindings"] = new JsonArray(),
        ["networkInterfaces"] = new JsonArray(new JsonObject
        {
            ["attachmentId"] = task.AttachmentId,
            ["privateIpv4Address"] = task.Ip,
        }),
        ["healthStatus"] = container.Health,
        ["cpu"] = container.Definition.Text("cpu"),
        ["memory"] = container.Definition.Text("memory"),
    }.Compact();

    private static JsonArray Details(params ReadOnlySpan<(string Name, string Value)> details)
    {
        var list = new JsonArray();
        foreach (var (name, value) in details)
            list.Add(new JsonObject { ["name"] = name, ["value"] = value });
        return list;
    }
}
