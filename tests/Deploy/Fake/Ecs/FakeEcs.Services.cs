using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeEcs
{
    /// <summary>Members whose change starts a deployment.</summary>
    private static readonly string[] Deployed =
    [
        "networkConfiguration", "loadBalancers", "serviceRegistries", "platformVersion", "serviceConnectConfiguration",
        "volumeConfigurations", "vpcLatticeConfigurations",
    ];

    /// <summary>Members that a revision holds; these two take effect with the next deployment.</summary>
    private static readonly string[] Revised = [.. Deployed, "capacityProviderStrategy", "launchType"];

    private static readonly string[] Undeployed =
    [
        "deploymentConfiguration", "placementConstraints", "placementStrategy", "healthCheckGracePeriodSeconds",
        "schedulingStrategy", "deploymentController", "enableECSManagedTags", "propagateTags", "enableExecuteCommand",
        "availabilityZoneRebalancing",
    ];

    private readonly SortedDictionary<string, ServiceState> _services = new(StringComparer.Ordinal);

    private void AddServiceOperations()
    {
        On("CreateService", CreateService);
        On("UpdateService", UpdateService);
        On("DeleteService", DeleteService);
        On("DescribeServices", DescribeServices);
        On("ListServices", ListServices);
    }

    private static string Key(ClusterState cluster, string reference) => $"{cluster.Name}/{NameOf(reference)}";

    private JsonObject CreateService(JsonObject request)
    {
        var cluster = Cluster(request);
        var name = request.Required("serviceName");
        var existing = _services.GetValueOrDefault(Key(cluster, name));
        if (existing?.Status == "DRAINING")
            throw Invalid("Unable to Start a service that is still Draining.");
        if (existing?.Status == "ACTIVE")
            throw Invalid("Creation of service was not idempotent.");
        if (!IsName(name))
            throw Invalid("Service name contains invalid characters.");
        if (request["desiredCount"] is null && request.Text("schedulingStrategy") != "DAEMON")
            throw Invalid("The desired count is required with the REPLICA scheduling strategy.");

        var definition = ActiveDefinition(request.Text("taskDefinition"));
        var settings = new JsonObject().With(request, [.. Revised, .. Undeployed]);
        if (settings["capacityProviderStrategy"] is not null && settings["launchType"] is not null)
        {
            throw Invalid("Specifying both a launch type and capacity provider strategy is not supported. "
                + "Remove one and try again.");
        }
        CheckService(cluster, request, settings, definition);
        Default(cluster, settings);

        var service = new ServiceState
        {
            Name = name,
            Cluster = cluster,
            Arn = World.Arn("ecs", $"service/{cluster.Name}/{name}"),
            CreatedAt = World.Now,
            Settings = settings,
            DesiredCount = request.Number("desiredCount") ?? 1,
        };
        _services[Key(cluster, name)] = service;
        World.Tags.Set(service.Arn, request.Objects("tags"));
        Deploy(service, definition);
        return new() { ["service"] = Describe(service, isAnswerToChange: true) };
    }

    private JsonObject UpdateService(JsonObject request)
    {
        var cluster = Cluster(request);
        var service = Service(cluster, request.Required("service"));
        if (service.Status != "ACTIVE")
            throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");

        var definition = request.Text("taskDefinition") is { } reference
            ? ActiveDefinition(reference)
            : service.Primary.TaskDefinition;
        var settings = Json.CopyOf(service.Settings).With(request, [.. Revised, .. Undeployed]);
        if (request["capacityProviderStrategy"] is not null)
            settings.Remove("launchType");
        if (request["deploymentConfiguration"] is JsonObject changed)
        {
            // What isn't named stays as it is.
            settings["deploymentConfiguration"] = Json.CopyOf(service.Settings.Object("deploymentConfiguration")!)
                .With(changed, [.. changed.Select(member => member.Key)]);
        }
        CheckService(cluster, request, settings, definition);
        Default(cluster, settings);

        service.Older = (Describe(service), World.Now + Consistency);
        var isDeployed = request.Flag("forceNewDeployment") || definition != service.Primary.TaskDefinition
            || Deployed.Any(name => !JsonNode.DeepEquals(settings[name], service.Settings[name]));
        service.Settings = settings;
        service.DesiredCount = request.Number("desiredCount") ?? service.DesiredCount;
        if (isDeployed)
            Deploy(service, definition);
        else
            World.After(Reaction, () => Reconcile(service));
        return new() { ["service"] = Describe(service, isAnswerToChange: true) };
    }

    private JsonObject DeleteService(JsonObject request)
    {
        var service = Service(Cluster(request), request.Required("service"));
        if (service.Status == "INACTIVE")
            throw new AwsException("ServiceNotFoundException", "Service not found.");
        if (service.DesiredCount > 0 && !request.Flag("force"))
            throw Invalid("The service cannot be stopped while it is scaled above 0.");

        service.Older = (Describe(service), World.Now + Consistency);
        service.Status = "DRAINING";
        service.DesiredCount = 0;
        foreach (var deployment in service.ServiceDeployments.Where(deployment => !deployment.IsOver))
            Finish(deployment, "STOPPED");
        World.After(Reaction, () => Reconcile(service));
        return new() { ["service"] = Describe(service, isAnswerToChange: true) };
    }

    private JsonObject DescribeServices(JsonObject request)
    {
        var cluster = Cluster(request);
        var names = request.Texts("services");
        if (names.Count is 0)
            throw Invalid("Services cannot be empty.");
        if (names.Count > 10)
            throw Invalid("Services cannot have more than 10 elements.");

        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in names)
        {
            var service = _services.GetValueOrDefault(Key(cluster, name));
            if (service is null || !IsVisible(service.CreatedAt))
            {
                failures.Add(Failure(World.Arn("ecs", $"service/{cluster.Name}/{NameOf(name)}"), "MISSING"));
                continue;
            }
            var answer = World.Now < service.Older.Until ? Json.CopyOf(service.Older.Answer!) : Describe(service);
            if (!request.Texts("include").Contains("TAGS"))
                answer.Remove("tags");
            found.Add(answer);
        }
        return new() { ["services"] = found, ["failures"] = failures };
    }

    private JsonObject ListServices(JsonObject request)
    {
        var cluster = Cluster(request);
        return Json.Page(request, "serviceArns",
        [
            .. _services.Values.Where(service => service.Cluster == cluster && service.Status != "INACTIVE"
                    && IsVisible(service.CreatedAt + ListedAfter))
                .Where(service => request.Text("launchType") is not { } type || service.Settings.Text("launchType") == type)
                .Select(service => (JsonNode?)service.Arn),
        ], size: 10);
    }

    private ServiceState Service(ClusterState cluster, string reference) =>
        _services.GetValueOrDefault(Key(cluster, reference))
        ?? throw new AwsException("ServiceNotFoundException", "Service not found.");

    private TaskDefinitionState ActiveDefinition(string? reference)
    {
        var name = NameOf(reference ?? throw Invalid("TaskDefinition can not be blank."));
        var definition = _definitions.FindLast(definition => name.Contains(':', StringComparison.Ordinal)
            ? $"{definition.Family}:{definition.Revision}" == name
            : definition.Family == name && definition.Status == "ACTIVE");
        return definition?.Status switch
        {
            null => throw Client("TaskDefinition not found."),
            "ACTIVE" => definition,
            _ => throw Client("TaskDefinition is inactive"),
        };
    }

    private void CheckService(ClusterState cluster, JsonObject request, JsonObject settings, TaskDefinitionState definition)
    {
        if (request["healthCheckGracePeriodSeconds"] is not null && !settings.Objects("loadBalancers").Any())
            throw Invalid("Health check grace period is only valid for services configured to use load balancers");
        CheckNetwork(settings, definition);
        CheckProviders(cluster, settings);
        var containers = definition.Containers.ToList();
        foreach (var balancer in settings.Objects("loadBalancers"))
        {
            var container = containers.Find(container => container.Text("name") == balancer.Text("containerName"))
                ?? throw Invalid($"The container {balancer.Text("containerName")} does not exist in the task definition.");
            if (!container.Objects("portMappings").Any(
                port => port.Number("containerPort") == balancer.Number("containerPort")))
            {
                throw Invalid($"The container {balancer.Text("containerName")} did not have a container port "
                    + $"{balancer.Number("containerPort")} defined.");
            }
            Aws.Elb.CheckTarget(balancer.Text("targetGroupArn"));
        }
        foreach (var registry in settings.Objects("serviceRegistries"))
            Aws.CloudMap.CheckRegistry(registry, containers);

        var configuration = settings.Object("deploymentConfiguration");
        var least = configuration?.Number("minimumHealthyPercent") ?? 100;
        var most = configuration?.Number("maximumPercent") ?? 200;
        if (most < least || most <= 100 && least >= 100)
            throw Invalid("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
    }

    private static void CheckNetwork(JsonObject settings, TaskDefinitionState definition)
    {
        var isAwsvpc = definition.Content.Text("networkMode") == "awsvpc";
        var network = settings.Object("networkConfiguration")?.Object("awsvpcConfiguration");
        if (isAwsvpc && network is null)
            throw Invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (!isAwsvpc && network is not null)
            throw Invalid("Network Configuration is not valid for the given networkMode of this task definition.");
        if (network is not null && network.Texts("subnets").Count == 0)
            throw Invalid("subnets can not be empty.");
    }

    private static void CheckProviders(ClusterState cluster, JsonObject settings)
    {
        foreach (var item in settings.Objects("capacityProviderStrategy"))
        {
            if (!cluster.CapacityProviders.Any(name => name!.ToString() == item.Text("capacityProvider")))
            {
                throw Invalid("The specified capacity provider strategy cannot contain a capacity provider that is not "
                    + "associated with the cluster. Associate the capacity provider with the cluster and try again.");
            }
        }
    }

    /// <summary>What the service fills in where it isn't given.</summary>
    private static void Default(ClusterState cluster, JsonObject settings)
    {
        settings["loadBalancers"] ??= new JsonArray();
        settings["serviceRegistries"] ??= new JsonArray();
        if (settings["capacityProviderStrategy"] is null && cluster.Strategy.Count > 0 && settings["launchType"] is null)
            settings["capacityProviderStrategy"] = cluster.Strategy.Copy();
        foreach (var item in settings.Objects("capacityProviderStrategy"))
        {
            item["weight"] ??= 0;
            item["base"] ??= 0;
        }
        if (settings["capacityProviderStrategy"] is null)
            settings["launchType"] ??= "FARGATE";
        settings["platformVersion"] ??= "LATEST";
        settings["schedulingStrategy"] ??= "REPLICA";
        settings["enableECSManagedTags"] ??= false;
        settings["enableExecuteCommand"] ??= false;
        settings["propagateTags"] ??= "NONE";
        settings["availabilityZoneRebalancing"] ??= "ENABLED";
        settings["placementConstraints"] ??= new JsonArray();
        settings["placementStrategy"] ??= new JsonArray();
        if (settings["loadBalancers"] is JsonArray { Count: > 0 })
            settings["healthCheckGracePeriodSeconds"] ??= 0;
        if (settings.Object("networkConfiguration")?.Object("awsvpcConfiguration") is { } network)
        {
            network["securityGroups"] ??= new JsonArray();
            network["assignPublicIp"] ??= "DISABLED";
        }
        var configuration = (JsonObject)(settings["deploymentConfiguration"] ??= new JsonObject());
        configuration["deploymentCircuitBreaker"] ??= new JsonObject { ["enable"] = false, ["rollback"] = false };
        configuration["maximumPercent"] ??= 200;
        configuration["minimumHealthyPercent"] ??= 100;
        configuration["strategy"] ??= "ROLLING";
        configuration["bakeTimeInMinutes"] ??= 0;
    }

    private JsonObject Describe(ServiceState service, bool isAnswerToChange = false)
    {
        var primary = service.Deployments.FirstOrDefault() ?? service.Revisions[^1];
        var answer = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.Cluster.Arn,
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = Count(service, null, "RUNNING"),
            ["pendingCount"] = Count(service, null, "PROVISIONING", "PENDING"),
            ["platformFamily"] = "Linux",
            ["taskDefinition"] = primary.TaskDefinition.Arn,
            ["deployments"] = Json.Array(service.Deployments.Select(deployment => Describe(service, deployment))),
            ["roleArn"] = $"arn:aws:iam::{World.Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            ["events"] = Json.Array(service.Events.AsEnumerable().Reverse().Take(100).Select(message => new JsonObject
            {
                ["id"] = message.Id,
                ["createdAt"] = Json.Epoch(message.At),
                ["message"] = message.Message,
            })),
            ["createdAt"] = Json.Epoch(service.CreatedAt),
            ["createdBy"] = $"arn:aws:iam::{World.Account}:user/tester",
            ["tags"] = World.Tags.List(service.Arn, capitals: false),
        }.With(service.Settings, [.. Revised, .. Undeployed]);
        if (!isAnswerToChange && service.ServiceDeployments.Count > 0)
        {
            answer["currentServiceDeployment"] = service.ServiceDeployments[^1].Arn;
            answer["currentServiceRevisions"] = Json.Array(service.Deployments.Select(Summary(service)));
        }
        return answer;
    }

    private JsonObject Describe(ServiceState service, DeploymentState deployment)
    {
        var isPrimary = deployment == service.Primary;
        var running = Count(service, deployment, "RUNNING");
        var pending = Count(service, deployment, "PROVISIONING", "PENDING");
        return new JsonObject
        {
            ["id"] = deployment.Id,
            ["status"] = StatusOf(service, deployment),
            ["taskDefinition"] = deployment.TaskDefinition.Arn,
            ["desiredCount"] = isPrimary ? service.DesiredCount : running + pending,
            ["pendingCount"] = pending,
            ["runningCount"] = running,
            ["failedTasks"] = deployment.FailedTasks,
            ["createdAt"] = Json.Epoch(deployment.CreatedAt),
            ["updatedAt"] = Json.Epoch(deployment.UpdatedAt),
            ["platformFamily"] = "Linux",
            ["rolloutState"] = deployment.RolloutState,
            ["rolloutStateReason"] = deployment.Reason,
        }.With(deployment.Content, "capacityProviderStrategy", "launchType", "platformVersion", "networkConfiguration",
            "serviceConnectConfiguration", "volumeConfigurations");
    }

    private static string StatusOf(ServiceState service, DeploymentState deployment) =>
        deployment == service.Primary ? "PRIMARY" : "ACTIVE";

    private int Count(ServiceState service, DeploymentState? deployment, params string[] statuses) =>
        TasksOf(service).Count(task => !task.IsStopping && statuses.Contains(task.LastStatus)
            && (deployment ?? task.Deployment) == task.Deployment);
}
