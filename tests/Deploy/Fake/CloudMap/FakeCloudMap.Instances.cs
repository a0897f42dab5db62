using System.Globalization;
using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeCloudMap
{
    /// <summary>ECS registers a task that runs, under the registries of its service.</summary>
    internal void RegisterTask(TaskState task, bool isHealthy)
    {
        foreach (var (service, registry) in RegistriesOf(task))
        {
            World.After(RegistrationTakes, () =>
            {
                if (task.IsStopping)
                    return;

                var attributes = new Dictionary<string, string>
                {
                    ["AVAILABILITY_ZONE"] = task.Zone,
                    ["AWS_INSTANCE_IPV4"] = task.Ip,
                    ["ECS_CLUSTER_NAME"] = task.Cluster.Name,
                    ["ECS_SERVICE_NAME"] = task.Service!.Name,
                    ["ECS_TASK_DEFINITION_FAMILY"] = task.Definition.Family,
                    ["REGION"] = World.Region,
                };
                if ((registry.Number("port") ?? registry.Number("containerPort")) is { } port)
                    attributes["AWS_INSTANCE_PORT"] = port.ToString(CultureInfo.InvariantCulture);
                if (service.CustomHealth is not null)
                    attributes["AWS_INIT_HEALTH_STATUS"] = isHealthy ? "HEALTHY" : "UNHEALTHY";
                Put(service, new(task.Id, attributes, null), isHealthy || task.IsReady);
            });
        }
    }

    /// <summary>ECS reports a task's health, which shows after a while.</summary>
    internal void TaskHealth(TaskState task, bool isHealthy)
    {
        foreach (var (service, _) in RegistriesOf(task))
            World.After(HealthTakes, () => SetHealth(service, task.Id, isHealthy));
    }

    /// <summary>ECS deregisters a task that stops.</summary>
    internal void DeregisterTask(TaskState task)
    {
        foreach (var (service, _) in RegistriesOf(task))
            World.After(RegistrationTakes, () => Remove(service, task.Id));
    }

    private static void Put(ServiceState service, InstanceState instance, bool isHealthy)
    {
        instance.Health = service.CustomHealth is null && service.HealthCheckConfig is null
            ? "UNKNOWN"
            : isHealthy ? "HEALTHY" : "UNHEALTHY";
        service.Instances[instance.Id] = instance;
        service.Revision++;
    }

    private static void Remove(ServiceState service, string id)
    {
        if (service.Instances.Remove(id))
            service.Revision++;
    }

    private static void SetHealth(ServiceState service, string id, bool isHealthy)
    {
        if (service.CustomHealth is not null && service.Instances.TryGetValue(id, out var instance))
            instance.Health = isHealthy ? "HEALTHY" : "UNHEALTHY";
    }

    private IEnumerable<(ServiceState Service, JsonObject Registry)> RegistriesOf(TaskState task) =>
        from registry in (task.Deployment?.Content ?? []).Objects("serviceRegistries")
        let service = _services.Find(service => service.Arn == registry.Text("registryArn"))
        where service is not null
        select (service, registry);

    private void AddInstanceOperations()
    {
        On("RegisterInstance", RegisterInstance);
        On("DeregisterInstance", DeregisterInstance);
        On("GetInstance", request =>
        {
            var instance = Instance(Service(request.Required("ServiceId")), request.Required("InstanceId"));
            var answer = Describe(instance);
            answer["CreatorRequestId"] = instance.CreatorRequestId;
            return new() { ["Instance"] = answer.Compact() };
        });
        On("ListInstances", request => Json.Page(
            request, "Instances", [.. Service(request.Required("ServiceId")).Instances.Values.Select(Describe)],
            token: "NextToken", limit: "MaxResults"));
        On("DiscoverInstances", DiscoverInstances);
        On("DiscoverInstancesRevision", request => new() { ["InstancesRevision"] = Discovered(request).Revision });
        On("GetInstancesHealthStatus", GetInstancesHealthStatus);
        On("UpdateInstanceCustomHealthStatus", request =>
        {
            var service = Service(request.Required("ServiceId"));
            var instance = Instance(service, request.Required("InstanceId"));
            if (service.CustomHealth is null)
                throw new AwsException("CustomHealthNotFound", "The service has no custom health check.");
            World.After(HealthTakes, () => SetHealth(service, instance.Id, request.Text("Status") == "HEALTHY"));
            return [];
        });
    }

    private static InstanceState Instance(ServiceState service, string id) =>
        service.Instances.GetValueOrDefault(id)
        ?? throw new AwsException("InstanceNotFound", $"Instance not found: {id}");

    private static JsonObject Describe(InstanceState instance) => new()
    {
        ["Id"] = instance.Id,
        ["Attributes"] = AttributesOf(instance),
    };

    private static JsonObject AttributesOf(InstanceState instance) => new(instance.Attributes
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value)));

    private JsonObject RegisterInstance(JsonObject request)
    {
        var service = Service(request.Required("ServiceId"));
        var id = request.Required("InstanceId");
        var attributes = request.Object("Attributes")!
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!.ToString());
        if (service.HasRecord("A") && !attributes.ContainsKey("AWS_INSTANCE_IPV4"))
            throw InvalidInput("AWS_INSTANCE_IPV4 is required for a service with A records.");
        if (service.HasRecord("SRV") && !attributes.ContainsKey("AWS_INSTANCE_PORT"))
            throw InvalidInput("AWS_INSTANCE_PORT is required for a service with SRV records.");
        if (!service.Instances.ContainsKey(id) && service.Instances.Count >= InstanceQuota)
            throw new AwsException("ResourceLimitExceeded", "Limit of instances in the service reached.");

        return Begin(service, id, "REGISTER_INSTANCE", () =>
        {
            var isHealthy = attributes.GetValueOrDefault("AWS_INIT_HEALTH_STATUS") != "UNHEALTHY";
            Put(service, new(id, attributes, request.Text("CreatorRequestId")), isHealthy);
        });
    }

    private JsonObject DeregisterInstance(JsonObject request)
    {
        var service = Service(request.Required("ServiceId"));
        var instance = Instance(service, request.Required("InstanceId"));
        return Begin(service, instance.Id, "DEREGISTER_INSTANCE", () => Remove(service, instance.Id));
    }

    private JsonObject Begin(ServiceState service, string instance, string type, Action effect)
    {
        if (service.Running.TryGetValue(instance, out var running) && running.Status != "SUCCESS")
            throw Duplicate(running, null);

        var operation = Begin(type, RegistrationTakes, effect, ("SERVICE", service.Id), ("INSTANCE", instance));
        service.Running[instance] = operation;
        return new() { ["OperationId"] = operation.Id };
    }

    private ServiceState Discovered(JsonObject request)
    {
        var space = _namespaces.Find(space => space.IsThere && space.Name == request.Text("NamespaceName"))
            ?? throw new AwsException("NamespaceNotFound", $"Failed to find namespace {request.Text("NamespaceName")}.");
        return _services.Find(service => service.Namespace == space && service.Name == request.Text("ServiceName"))
            ?? throw new AwsException("ServiceNotFound", $"Failed to find service {request.Text("ServiceName")}.");
    }

    private JsonObject DiscoverInstances(JsonObject request)
    {
        var service = Discovered(request);
        var found = service.Instances.Values.Where(instance => Has(instance, request.Object("QueryParameters"))).ToList();
        var preferred = found.Where(instance => Has(instance, request.Object("OptionalParameters"))).ToList();
        found = preferred.Count > 0 ? preferred : found;
        var healthy = found.Where(instance => instance.Health == "HEALTHY").ToList();
        var chosen = request.Text("HealthStatus") switch
        {
            "HEALTHY" => healthy,
            "UNHEALTHY" => found.Where(instance => instance.Health == "UNHEALTHY").ToList(),
            "ALL" => found,
            _ => healthy.Count > 0 ? healthy : found,
        };
        return new()
        {
            ["Instances"] = Json.Array(chosen.Take(request.Number("MaxResults") ?? 100).Select(instance => new JsonObject
            {
                ["InstanceId"] = instance.Id,
                ["NamespaceName"] = service.Namespace.Name,
                ["ServiceName"] = service.Name,
                ["HealthStatus"] = instance.Health,
                ["Attributes"] = AttributesOf(instance),
            })),
            ["InstancesRevision"] = service.Revision,
        };
    }

    private static bool Has(InstanceState instance, JsonObject? attributes) =>
        attributes is null
        || attributes.All(wanted => instance.Attributes.GetValueOrDefault(wanted.Key) == wanted.Value!.ToString());

    private JsonObject GetInstancesHealthStatus(JsonObject request)
    {
        var service = Service(request.Required("ServiceId"));
        var wanted = request.Texts("Instances");
        var instances = wanted.Count > 0 ? wanted.Select(id => Instance(service, id)) : service.Instances.Values;
        return new()
        {
            ["Status"] = new JsonObject(instances.Select(
                instance => KeyValuePair.Create(instance.Id, (JsonNode?)instance.Health))),
        };
    }
}
