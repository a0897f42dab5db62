using System.Globalization;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeEcs
{
    private static readonly string[] Copied =
    [
        "containerDefinitions", "family", "taskRoleArn", "executionRoleArn", "networkMode", "volumes",
        "placementConstraints", "runtimePlatform", "requiresCompatibilities", "cpu", "memory", "pidMode", "ipcMode",
        "proxyConfiguration", "inferenceAccelerators", "ephemeralStorage", "enableFaultInjection",
    ];

    private readonly List<TaskDefinitionState> _definitions = [];

    private void AddTaskDefinitionOperations()
    {
        On("RegisterTaskDefinition", RegisterTaskDefinition);
        On("DescribeTaskDefinition", request =>
        {
            var definition = Definition(request.Required("taskDefinition"));
            var answer = new JsonObject { ["taskDefinition"] = Describe(definition) };
            if (request.Texts("include").Contains("TAGS"))
                answer["tags"] = World.Tags.List(definition.Arn, capitals: false);
            return answer;
        });
        On("DeregisterTaskDefinition", request =>
        {
            var definition = Definition(request.Required("taskDefinition"), needsRevision: true);
            definition.Status = "INACTIVE";
            definition.DeregisteredAt ??= World.Now;
            return new() { ["taskDefinition"] = Describe(definition) };
        });
        On("DeleteTaskDefinitions", DeleteTaskDefinitions);
        On("ListTaskDefinitions", ListTaskDefinitions);
        On("ListTaskDefinitionFamilies", request => Json.Page(request, "families",
        [
            .. _definitions
                .Where(definition => request.Text("status") is null or "ALL" || definition.Status == request.Text("status"))
                .Select(definition => definition.Family).Distinct().Order(StringComparer.Ordinal)
                .Where(family => family.StartsWith(request.Text("familyPrefix") ?? "", StringComparison.Ordinal))
                .Select(family => (JsonNode?)family),
        ]));
    }

    /// <summary>The memory in MiB that Fargate offers with a number of CPU units.</summary>
    private static IEnumerable<int> FargateMemory(int cpu) => cpu switch
    {
        256 => [512, 1024, 2048],
        512 => Steps(1, 4, 1),
        1024 => Steps(2, 8, 1),
        2048 => Steps(4, 16, 1),
        4096 => Steps(8, 30, 1),
        8192 => Steps(16, 60, 4),
        16384 => Steps(32, 120, 8),
        _ => [],
    };

    private static IEnumerable<int> Steps(int from, int to, int step) =>
        Enumerable.Range(0, ((to - from) / step) + 1).Select(i => (from + (i * step)) * 1024);

    /// <summary>The definition of a family, of <c>family:revision</c> or of an ARN.</summary>
    private TaskDefinitionState Definition(string reference, bool needsRevision = false)
    {
        var name = NameOf(reference);
        if (needsRevision && !name.Contains(':', StringComparison.Ordinal))
            throw Client("Revision is missing.");

        return _definitions.FindLast(definition => name.Contains(':', StringComparison.Ordinal)
                ? $"{definition.Family}:{definition.Revision}" == name
                : definition.Family == name && definition.Status == "ACTIVE")
            ?? throw Client("Unable to describe task definition.");
    }

    private JsonObject RegisterTaskDefinition(JsonObject request)
    {
        Check(request);
        var family = request.Required("family");
        var revision = _definitions.Count(definition => definition.Family == family) + 1;
        var content = new JsonObject().With(request, Copied);
        content["volumes"] ??= new JsonArray();
        content["placementConstraints"] ??= new JsonArray();
        foreach (var container in content.Objects("containerDefinitions"))
            Complete(container, request.Text("networkMode") == "awsvpc");

        var definition = new TaskDefinitionState
        {
            Arn = World.Arn("ecs", $"task-definition/{family}:{revision}"),
            Family = family,
            Revision = revision,
            Content = content,
            RegisteredAt = World.Now,
        };
        _definitions.Add(definition);
        World.Tags.Set(definition.Arn, request.Objects("tags"));
        var answer = new JsonObject { ["taskDefinition"] = Describe(definition) };
        if (request["tags"] is not null)
            answer["tags"] = World.Tags.List(definition.Arn, capitals: false);
        return answer;
    }

    /// <summary>What the service adds to a container where it isn't given.</summary>
    private static void Complete(JsonObject container, bool isAwsvpc)
    {
        container["cpu"] ??= 0;
        container["essential"] ??= true;
        foreach (var name in (string[])["portMappings", "environment", "mountPoints", "volumesFrom", "systemControls"])
            container[name] ??= new JsonArray();
        foreach (var port in container.Objects("portMappings"))
        {
            port["protocol"] ??= "tcp";
            if (isAwsvpc)
                port["hostPort"] ??= port["containerPort"].Copy();
        }
        if (container.Object("healthCheck") is { } check)
        {
            check["interval"] ??= 30;
            check["timeout"] ??= 5;
            check["retries"] ??= 3;
        }
    }

    private static void Check(JsonObject request)
    {
        var containers = request.Objects("containerDefinitions").ToList();
        if (containers.Count == 0)
            throw Client("Container list cannot be empty.");
        foreach (var (what, name) in Names(request, containers))
        {
            if (!IsName(name))
                throw Client($"{what} contains invalid characters.");
        }
        if (containers.TrueForAll(container => container["essential"] is not null && !container.Flag("essential")))
            throw Client("Invalid 'essential' setting for container. At least one container must be essential.");
        foreach (var container in containers)
        {
            if (string.IsNullOrEmpty(container.Text("image")))
                throw Client("Container.image should not be null or empty.");
            foreach (var wait in container.Objects("dependsOn"))
            {
                if (!containers.Exists(other => other.Text("name") == wait.Text("containerName")))
                    throw Client($"Invalid 'dependsOn' setting for container. '{wait.Text("containerName")}' is not defined.");
            }
        }
        if (!request.Texts("requiresCompatibilities").Contains("FARGATE"))
            return;

        if (request.Text("networkMode") != "awsvpc")
            throw Client("Fargate only supports network mode ‘awsvpc’.");
        if (request.Text("cpu") is not { } cpu || request.Text("memory") is not { } memory)
            throw Client("Fargate requires that 'cpu' be defined at the task level.");
        if (!int.TryParse(cpu, CultureInfo.InvariantCulture, out var units)
            || !int.TryParse(memory, CultureInfo.InvariantCulture, out var mebibytes)
            || !FargateMemory(units).Contains(mebibytes))
        {
            throw Client("No Fargate configuration exists for given values: "
                + $"{cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values.");
        }
        if (containers.Exists(container => container["secrets"] is not null
                || container.Object("logConfiguration")?.Text("logDriver") == "awslogs")
            && request["executionRoleArn"] is null)
        {
            throw Client("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }
    }

    private static IEnumerable<(string What, string Name)> Names(JsonObject request, IEnumerable<JsonObject> containers) =>
    [
        ("family", request.Required("family")),
        .. containers.Select(container => ("Container.name", container.Required("name"))),
        .. request.Objects("volumes").Select(volume => ("Volume.name", volume.Required("name"))),
    ];

    /// <summary>Up to 255 letters, digits, underscores and hyphens: of families, containers, volumes and services.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 255 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static JsonObject Describe(TaskDefinitionState definition)
    {
        var answer = new JsonObject
        {
            ["taskDefinitionArn"] = definition.Arn,
            ["revision"] = definition.Revision,
            ["status"] = definition.Status,
            ["requiresAttributes"] = new JsonArray(
                new JsonObject { ["name"] = "com.amazonaws.ecs.capability.docker-remote-api.1.18" }),
            ["compatibilities"] = new JsonArray("EC2", "FARGATE"),
            ["registeredAt"] = Json.Epoch(definition.RegisteredAt),
            ["deregisteredAt"] = Json.Epoch(definition.DeregisteredAt),
            ["registeredBy"] = $"arn:aws:iam::{definition.Arn.Split(':')[4]}:user/tester",
        };
        return answer.With(definition.Content, Copied).Compact();
    }

    private JsonObject ListTaskDefinitions(JsonObject request)
    {
        var found = _definitions.Where(definition => IsVisible(definition.RegisteredAt)
                && definition.Status == (request.Text("status") ?? "ACTIVE")
                && (request.Text("familyPrefix") ?? definition.Family) == definition.Family)
            .OrderBy(definition => definition.Family, StringComparer.Ordinal).ThenBy(definition => definition.Revision)
            .Select(definition => (JsonNode?)definition.Arn);
        return Json.Page(
            request, "taskDefinitionArns", [.. request.Text("sort") == "DESC" ? found.Reverse() : found]);
    }

    private JsonObject DeleteTaskDefinitions(JsonObject request)
    {
        var (deleted, failures) = (new JsonArray(), new JsonArray());
        foreach (var reference in request.Texts("taskDefinitions"))
        {
            var definition = Definition(reference, needsRevision: true);
            if (definition.Status == "ACTIVE")
            {
                failures.Add(Failure(definition.Arn, "The specified task definition is still in ACTIVE status. Please "
                    + "deregister the target and try again."));
                continue;
            }
            definition.Status = "DELETE_IN_PROGRESS";
            deleted.Add(Describe(definition));
        }
        return new() { ["taskDefinitions"] = deleted, ["failures"] = failures };
    }
}
