using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

public sealed partial class FakeCloudMap
{
    /// <summary>ECS refuses a registry that isn't there or doesn't fit the task.</summary>
    internal void CheckRegistry(JsonObject registry, List<JsonObject> containers)
    {
        var arn = registry.Text("registryArn");
        var service = _services.Find(service => service.Arn == arn)
            ?? throw new AwsException("InvalidParameterException", $"The service registry {arn} does not exist.");
        var port = registry.Number("port") ?? registry.Number("containerPort");
        if (service.HasRecord("SRV") && port is null)
        {
            throw new AwsException("InvalidParameterException",
                "When using awsvpc network mode and SRV records, either a port or a containerName and containerPort "
                + "combination is needed.");
        }
        if (registry.Text("containerName") is { } name && !containers.Exists(container => container.Text("name") == name
                && container.Objects("portMappings").Any(mapping => mapping.Number("containerPort") == port)))
        {
            throw new AwsException(
                "InvalidParameterException", $"The container {name} did not have a container port {port} defined.");
        }
    }

    private void AddServiceOperations()
    {
        On("CreateService", CreateService);
        On("UpdateService", UpdateService);
        On("DeleteService", DeleteService);
        On("GetService", request => new() { ["Service"] = Describe(Service(request.Required("Id")), isSummary: false) });
        On("ListServices", ListServices);
    }

    private ServiceState Service(string reference) =>
        _services.Find(service => service.Id == reference || service.Arn == reference)
        ?? throw new AwsException("ServiceNotFound", $"Service not found: {reference}");

    private JsonObject CreateService(JsonObject request)
    {
        var dns = request.Object("DnsConfig");
        var space = Namespace(request.Text("NamespaceId") ?? dns?.Text("NamespaceId")
            ?? throw InvalidInput("NamespaceId must be specified."));
        if (space.Type == "HTTP" && dns is not null)
            throw InvalidInput("DnsConfig isn't supported for services in an HTTP namespace.");
        if (space.Type != "HTTP" && dns is null && request.Text("Type") != "HTTP")
            throw InvalidInput("DnsConfig is required for a service in a DNS namespace, unless its type is HTTP.");
        if (space.Type == "DNS_PRIVATE" && request["HealthCheckConfig"] is not null)
            throw InvalidInput("HealthCheckConfig isn't supported for a private DNS namespace.");
        if (request["HealthCheckConfig"] is not null && request["HealthCheckCustomConfig"] is not null)
            throw InvalidInput("Specify either HealthCheckConfig or HealthCheckCustomConfig, not both.");
        if (_services.Find(service => service.Namespace == space && service.Name == request.Text("Name")) is { } existing)
        {
            throw new AwsException("ServiceAlreadyExists", "Service already exists.", 400, new JsonObject
            {
                ["CreatorRequestId"] = existing.Request.Text("CreatorRequestId") ?? "",
                ["ServiceId"] = existing.Id,
                ["ServiceArn"] = existing.Arn,
            });
        }

        var id = $"srv-{World.Id(16)}";
        var custom = (JsonObject?)request["HealthCheckCustomConfig"].Copy();
        if (custom is not null)
            custom["FailureThreshold"] ??= 1;
        if (dns is not null)
        {
            dns = Json.CopyOf(dns);
            dns["NamespaceId"] = space.Id;
            dns["RoutingPolicy"] ??= "MULTIVALUE";
        }
        var service = new ServiceState
        {
            Id = id,
            Arn = World.Arn("servicediscovery", $"service/{id}"),
            Name = request.Required("Name"),
            Namespace = space,
            Type = dns is null ? "HTTP" : "DNS_HTTP",
            Request = request,
            Description = request.Text("Description"),
            DnsConfig = dns,
            HealthCheckConfig = (JsonObject?)request["HealthCheckConfig"].Copy(),
            CustomHealth = custom,
            CreatedAt = World.Now,
            Revision = 1_000_000L + _services.Count,
        };
        _services.Add(service);
        World.Tags.Set(service.Arn, request.Objects("Tags"));
        return new() { ["Service"] = Describe(service, isSummary: false) };
    }

    private JsonObject UpdateService(JsonObject request)
    {
        var service = Service(request.Required("Id"));
        var change = request.Object("Service")!;
        var records = change.Object("DnsConfig")?.Objects("DnsRecords").ToList() ?? [];
        if (records.Find(record => !service.HasRecord(record.Required("Type"))) is { } added)
            throw InvalidInput($"A record of type {added.Text("Type")} can't be added to an existing service.");

        var operation = Begin("UPDATE_SERVICE", OperationsTake, () =>
        {
            service.Description = change.Text("Description") ?? service.Description;
            service.HealthCheckConfig = (JsonObject?)change["HealthCheckConfig"].Copy();
            // What is left out is deleted.
            if (service.DnsConfig is { } dns)
                dns["DnsRecords"] = Json.Array(records.Select(record => record.DeepClone()));
        }, ("SERVICE", service.Id));
        return new() { ["OperationId"] = operation.Id };
    }

    private JsonObject DeleteService(JsonObject request)
    {
        var service = Service(request.Required("Id"));
        if (service.Instances.Count > 0)
        {
            throw new AwsException(
                "ResourceInUse", "Service contains registered instances; delete the instances before deleting the service");
        }
        _services.Remove(service);
        World.Tags.Forget(service.Arn);
        return [];
    }

    private JsonObject ListServices(JsonObject request)
    {
        var found = _services.Where(service => service.CreatedAt + Consistency <= World.Now
            && request.Objects("Filters").All(filter => Matches(
                filter, filter.Text("Name") == "NAMESPACE_ID" ? service.Namespace.Id : "SELF")));
        return Json.Page(request, "Services", [.. found.Select(service => Describe(service, isSummary: true))],
            token: "NextToken", limit: "MaxResults");
    }

    private JsonObject Describe(ServiceState service, bool isSummary)
    {
        var answer = new JsonObject
        {
            ["Id"] = service.Id,
            ["Arn"] = service.Arn,
            ["ResourceOwner"] = World.Account,
            ["Name"] = service.Name,
            ["Type"] = service.Type,
            ["Description"] = service.Description,
            ["InstanceCount"] = service.Instances.Count,
            ["DnsConfig"] = service.DnsConfig.Copy(),
            ["HealthCheckConfig"] = service.HealthCheckConfig.Copy(),
            ["HealthCheckCustomConfig"] = service.CustomHealth.Copy(),
            ["CreateDate"] = Json.Epoch(service.CreatedAt),
            ["CreatedByAccount"] = World.Account,
        };
        if (!isSummary)
        {
            answer["NamespaceId"] = service.Namespace.Id;
            answer["CreatorRequestId"] = service.Request.Text("CreatorRequestId");
        }
        return answer.Compact();
    }

    private sealed class ServiceState
    {
        public required string Id { get; init; }

        public required string Arn { get; init; }

        public required string Name { get; init; }

        public required NamespaceState Namespace { get; init; }

        public required string Type { get; init; }

        public required JsonObject Request { get; init; }

        public required JsonObject? DnsConfig { get; init; }

        public required JsonObject? CustomHealth { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public string? Description { get; set; }

        public JsonObject? HealthCheckConfig { get; set; }

        /// <summary>Grows when the set of instances or their attributes change, not with their health.</summary>
        public long Revision { get; set; }

        public SortedDictionary<string, InstanceState> Instances { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, OperationState> Running { get; } = new(StringComparer.Ordinal);

        public bool HasRecord(string type) =>
            DnsConfig?.Objects("DnsRecords").Any(record => record.Text("Type") == type) == true;
    }

    private sealed record InstanceState(string Id, Dictionary<string, string> Attributes, string? CreatorRequestId)
    {
        public string Health { get; set; } = "UNKNOWN";
    }
}
