using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>A namespace, as a test looks at it.</summary>
public sealed record CloudMapNamespace(
    string Id, string Arn, string Name, string Type, IReadOnlyDictionary<string, string> Tags);

/// <summary>A service, as a test looks at it.</summary>
/// <param name="Type"><c>DNS_HTTP</c> or <c>HTTP</c>.</param>
public sealed record CloudMapService(
    string Id, string Arn, string Name, string Namespace, string Type, JsonObject? DnsConfig,
    IReadOnlyList<CloudMapInstance> Instances, IReadOnlyDictionary<string, string> Tags);

/// <summary>An instance, as a test looks at it.</summary>
/// <param name="Health">HEALTHY, UNHEALTHY, or UNKNOWN where nobody checks.</param>
public sealed record CloudMapInstance(string Id, string Health, IReadOnlyDictionary<string, string> Attributes);

/// <summary>AWS Cloud Map: namespaces, services, instances and the operations that change them.</summary>
public sealed partial class FakeCloudMap : FakeService
{
    private readonly List<NamespaceState> _namespaces = [];
    private readonly List<ServiceState> _services = [];
    private readonly Dictionary<string, OperationState> _operations = new(StringComparer.Ordinal);

    internal FakeCloudMap(FakeAws aws)
        : base(aws, CloudMapShapes.Text)
    {
        On("CreatePrivateDnsNamespace", request => CreateNamespace(request, "DNS_PRIVATE"));
        On("CreateHttpNamespace", request => CreateNamespace(request, "HTTP"));
        On("DeleteNamespace", DeleteNamespace);
        On("GetNamespace", request =>
        {
            var space = Namespace(request.Required("Id"));
            return new() { ["Namespace"] = Describe(space).With(space.Request, "CreatorRequestId") };
        });
        On("ListNamespaces", ListNamespaces);
        On("GetOperation", request => new()
        {
            ["Operation"] = Describe(_operations.GetValueOrDefault(request.Required("OperationId"))
                ?? throw new AwsException("OperationNotFound", "The operation doesn't exist.")),
        });
        On("ListOperations", ListOperations);
        OnTags("ResourceARN", "Tags", "TagKeys", "Tags", CheckTaggable, capitals: true);
        AddServiceOperations();
        AddInstanceOperations();
    }

    /// <summary>How long the operations on namespaces and services take.</summary>
    public TimeSpan OperationsTake { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it takes to register or deregister an instance, also for ECS.</summary>
    public TimeSpan RegistrationTakes { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it takes until a custom health status shows.</summary>
    public TimeSpan HealthTakes { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The quota of instances in a service.</summary>
    public int InstanceQuota { get; set; } = 1000;

    /// <summary>The quota of namespaces in a region.</summary>
    public int NamespaceQuota { get; set; } = 50;

    /// <summary>How long lists don't yet show what was created.</summary>
    public TimeSpan Consistency { get; set; }

    /// <summary>The namespaces that have been created.</summary>
    public IReadOnlyList<CloudMapNamespace> Namespaces => World.Look(() => _namespaces.Where(space => space.IsThere)
        .Select(space => new CloudMapNamespace(
            space.Id, space.Arn, space.Name, space.Type, new Dictionary<string, string>(World.Tags.Of(space.Arn)))).ToList());

    /// <summary>The services.</summary>
    public IReadOnlyList<CloudMapService> Services => World.Look(() => _services.Select(service => new CloudMapService(
        service.Id, service.Arn, service.Name, service.Namespace.Name, service.Type,
        (JsonObject?)service.DnsConfig.Copy(),
        [.. service.Instances.Values.Select(instance => new CloudMapInstance(
            instance.Id, instance.Health, new Dictionary<string, string>(instance.Attributes)))],
        new Dictionary<string, string>(World.Tags.Of(service.Arn)))).ToList());

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "Route53AutoNaming_v20170314";

    internal override AwsException Throttling(string operation) =>
        operation.StartsWith("Discover", StringComparison.Ordinal)
            ? new("RequestLimitExceeded",
                "The operation can't be completed because you've reached the quota for the number of requests.")
            : new("ThrottlingException", "Rate exceeded");

    /// <summary>A namespace that is there already.</summary>
    public string AddNamespace(string name, string type = "DNS_PRIVATE") => World.Look(() =>
    {
        var space = NewNamespace(name, type, []);
        space.IsThere = true;
        return space.Id;
    });

    private static AwsException InvalidInput(string message) => new("InvalidInput", message);

    private static bool Matches(JsonObject filter, string? value) => filter.Text("Condition") switch
    {
        "BEGINS_WITH" => value?.StartsWith(filter.Texts("Values")[0], StringComparison.Ordinal) == true,
        _ => filter.Texts("Values").Contains(value),
    };

    private NamespaceState NewNamespace(string name, string type, JsonObject request)
    {
        var id = $"ns-{World.Id(16)}";
        var space = new NamespaceState
        {
            Id = id,
            Arn = World.Arn("servicediscovery", $"namespace/{id}"),
            Name = name,
            Type = type,
            Request = request,
            CreatedAt = World.Now,
            HostedZone = $"Z{World.Digits(13)}",
        };
        _namespaces.Add(space);
        return space;
    }

    private JsonObject CreateNamespace(JsonObject request, string type)
    {
        var name = request.Required("Name");
        var existing = _namespaces.Find(space => space.Name == name && space.Type == type);
        if (existing is { IsThere: false, Operation: { } running })
            throw Duplicate(running, request.Text("CreatorRequestId"));
        if (existing is not null)
        {
            var message = $"Namespace with name {name} already exists.";
            throw new AwsException("NamespaceAlreadyExists", message, 400, new JsonObject
            {
                ["CreatorRequestId"] = existing.Request.Text("CreatorRequestId") ?? "",
                ["NamespaceId"] = existing.Id,
            });
        }
        if (_namespaces.Count >= NamespaceQuota)
            throw new AwsException("ResourceLimitExceeded", "Limit of namespaces reached.");

        var space = NewNamespace(name, type, request);
        World.Tags.Set(space.Arn, request.Objects("Tags"));
        space.Operation = Begin("CREATE_NAMESPACE", OperationsTake, () => space.IsThere = true, ("NAMESPACE", space.Id));
        return new() { ["OperationId"] = space.Operation.Id };
    }

    private JsonObject DeleteNamespace(JsonObject request)
    {
        var space = Namespace(request.Required("Id"));
        if (_services.Exists(service => service.Namespace == space))
        {
            throw new AwsException(
                "ResourceInUse", "Namespace has associated services; delete the services before deleting the namespace");
        }
        if (space.Operation is { Status: "PENDING" or "SUBMITTED" } running)
            throw Duplicate(running, null);

        space.Operation = Begin("DELETE_NAMESPACE", OperationsTake, () =>
        {
            _namespaces.Remove(space);
            World.Tags.Forget(space.Arn);
        }, ("NAMESPACE", space.Id));
        return new() { ["OperationId"] = space.Operation.Id };
    }

    private JsonObject ListNamespaces(JsonObject request)
    {
        var found = _namespaces.Where(space => space.IsThere && space.CreatedAt + Consistency <= World.Now
            && request.Objects("Filters").All(filter => Matches(filter, filter.Text("Name") switch
            {
                "TYPE" => space.Type,
                "RESOURCE_OWNER" => "SELF",
                _ => space.Name,
            })));
        return Json.Page(
            request, "Namespaces", [.. found.Select(Describe)], token: "NextToken", limit: "MaxResults");
    }

    private JsonObject ListOperations(JsonObject request)
    {
        var found = _operations.Values.Where(operation => request.Objects("Filters").All(filter => filter.Text("Name") switch
        {
            "STATUS" => Matches(filter, operation.Status),
            "TYPE" => Matches(filter, operation.Type),
            "NAMESPACE_ID" => Matches(filter, operation.Targets.Text("NAMESPACE")),
            "SERVICE_ID" => Matches(filter, operation.Targets.Text("SERVICE")),
            _ => true,
        }));
        return Json.Page(request, "Operations",
            [.. found.Select(operation => new JsonObject { ["Id"] = operation.Id, ["Status"] = operation.Status })],
            token: "NextToken", limit: "MaxResults");
    }

    /// <summary>An operation that is under way and succeeds after a while.</summary>
    private OperationState Begin(
        string type, TimeSpan takes, Action effect, params ReadOnlySpan<(string Kind, string Id)> targets)
    {
        var operation = new OperationState
        {
            Id = $"{World.Id(32)}-{World.Id(8)}",
            Type = type,
            CreatedAt = World.Now,
            UpdatedAt = World.Now,
        };
        foreach (var (kind, id) in targets)
            operation.Targets[kind] = id;
        _operations.Add(operation.Id, operation);
        World.After(takes / 10, () => operation.Status = "PENDING");
        World.After(takes, () =>
        {
            effect();
            (operation.Status, operation.UpdatedAt) = ("SUCCESS", World.Now);
        });
        return operation;
    }

    private static AwsException Duplicate(OperationState running, string? creator) => new(
        "DuplicateRequest", $"Another operation of type {running.Type} and id {running.Id} is in progress"
            + (creator is null ? "" : $" for CreatorRequestId {creator}"),
        400, new JsonObject { ["DuplicateOperationId"] = running.Id });

    private NamespaceState Namespace(string reference) =>
        _namespaces.Find(space => space.IsThere && (space.Id == reference || space.Arn == reference))
        ?? throw new AwsException("NamespaceNotFound", $"Failed to find namespace with id: {reference}.");

    private void CheckTaggable(string arn)
    {
        if (!_namespaces.Exists(space => space.Arn == arn) && !_services.Exists(service => service.Arn == arn))
            throw new AwsException("ResourceNotFoundException", $"Resource not found for ARN: {arn}.");
    }

    private JsonObject Describe(NamespaceState space)
    {
        var properties = new JsonObject { ["HttpProperties"] = new JsonObject { ["HttpName"] = space.Name } };
        if (space.Type != "HTTP")
        {
            properties["DnsProperties"] = new JsonObject
            {
                ["HostedZoneId"] = space.HostedZone,
                ["SOA"] = new JsonObject { ["TTL"] = 15 },
            };
        }
        return new JsonObject
        {
            ["Id"] = space.Id,
            ["Arn"] = space.Arn,
            ["ResourceOwner"] = World.Account,
            ["Name"] = space.Name,
            ["Type"] = space.Type,
            ["ServiceCount"] = _services.Count(service => service.Namespace == space),
            ["Properties"] = properties,
            ["CreateDate"] = Json.Epoch(space.CreatedAt),
        }.With(space.Request, "Description");
    }

    private JsonObject Describe(OperationState operation) => new()
    {
        ["Id"] = operation.Id,
        ["OwnerAccount"] = World.Account,
        ["Type"] = operation.Type,
        ["Status"] = operation.Status,
        ["CreateDate"] = Json.Epoch(operation.CreatedAt),
        ["UpdateDate"] = Json.Epoch(operation.UpdatedAt),
        ["Targets"] = operation.Targets.Copy(),
    };

    private sealed class NamespaceState
    {
        public required string Id { get; init; }

        public required string Arn { get; init; }

        public required string Name { get; init; }

        public required string Type { get; init; }

        public required JsonObject Request { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required string HostedZone { get; init; }

        public bool IsThere { get; set; }

        public OperationState? Operation { get; set; }
    }

    private sealed class OperationState
    {
        public required string Id { get; init; }

        public required string Type { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; set; }

        public string Status { get; set; } = "SUBMITTED";

        public JsonObject Targets { get; } = [];
    }
}
