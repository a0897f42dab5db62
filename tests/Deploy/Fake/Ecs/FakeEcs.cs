using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// Amazon ECS: task definitions, services that roll out over time, tasks on Fargate. Wordings and limits are those of
/// the service, as far as it documents them or its users have published them.
/// </summary>
public sealed partial class FakeEcs : FakeService
{
    private readonly SortedDictionary<string, ClusterState> _clusters = new(StringComparer.Ordinal);
    private readonly List<FakeImage> _images = [];

    internal FakeEcs(FakeAws aws)
        : base(aws, EcsShapes.Text)
    {
        On("CreateCluster", request => new()
        {
            ["cluster"] = Describe(AddClusterState(request.Text("clusterName") ?? "default", request)),
        });
        On("DescribeClusters", DescribeClusters);
        On("ListClusters", request => Json.Page(
            request, "clusterArns", [.. _clusters.Values.Select(cluster => (JsonNode?)cluster.Arn)]));
        On("DeleteCluster", DeleteCluster);
        On("PutClusterCapacityProviders", PutClusterCapacityProviders);
        OnTags("resourceArn", "tags", "tagKeys", "tags", CheckTaggable, capitals: false);
        AddTaskDefinitionOperations();
        AddServiceOperations();
        AddServiceDeploymentOperations();
        AddTaskOperations();
    }

    /// <summary>Between CreateService or RunTask and PENDING, for the network interface.</summary>
    public TimeSpan Provisioning { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an image is pulled.</summary>
    public TimeSpan Pull { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between DEACTIVATING and STOPPING, while the load balancer and Cloud Map forget the task.</summary>
    public TimeSpan Deactivating { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Between the end of the containers and STOPPED.</summary>
    public TimeSpan Deprovisioning { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a service waits before it replaces a task that failed.</summary>
    public TimeSpan RestartDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stopped task can be described.</summary>
    public TimeSpan StoppedTasksStay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long lists and descriptions may not yet show what was created, and DescribeServices answers the
    /// older state after a change. Task definitions are consistent at once.
    /// </summary>
    public TimeSpan Consistency { get; set; }

    /// <summary>How much later a new service is listed.</summary>
    public TimeSpan ListedAfter { get; set; }

    /// <summary>Every service that there is or was, by cluster and name.</summary>
    public IReadOnlyList<EcsService> Services => World.Look(() => _services.Values.Select(Look).ToList());

    /// <summary>Every revision of every family.</summary>
    public IReadOnlyList<EcsTaskDefinition> TaskDefinitions => World.Look(() => _definitions.Select(Look).ToList());

    /// <summary>Every task, also those that stopped long ago, in the order in which they were started.</summary>
    public IReadOnlyList<EcsTask> Tasks => World.Look(() => _tasks.Select(Look).ToList());

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "AmazonEC2ContainerServiceV20141113";

    /// <summary>Makes a cluster, with Fargate and Fargate Spot.</summary>
    public void AddCluster(string name) => World.Do(() => AddClusterState(name, []));

    /// <summary>The images whose reference contains a text: a name, a tag or a digest.</summary>
    public FakeImage Image(string text) => World.Look(() =>
    {
        var image = _images.Find(image => image.Text == text);
        if (image is null)
            _images.Add(image = new(text));
        return image;
    });

    /// <summary>The service of a name, which must be unique among the clusters.</summary>
    public EcsService Service(string name) => Services.Single(service => service.Name == name);

    /// <summary>What an image reference means to ECS: its behaviour, bound to the tag, the digest or the name.</summary>
    internal ImageBehaviour BehaviourOf(string reference)
    {
        var names = Aws.Ecr.NamesOf(reference);
        return _images.Where(image => names.Any(name => name.Contains(image.Text, StringComparison.Ordinal)))
            .MaxBy(image => image.Text.Length)?.Behaviour ?? new();
    }

    private static AwsException Invalid(string message) => new("InvalidParameterException", message);

    private static AwsException Client(string message) => new("ClientException", message);

    private static JsonObject Failure(string arn, string reason) => new() { ["arn"] = arn, ["reason"] = reason };

    /// <summary>What comes after the last slash of an ARN; a plain name as it is.</summary>
    private static string NameOf(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    private bool IsVisible(DateTimeOffset createdAt) => createdAt + Consistency <= World.Now;

    private ClusterState AddClusterState(string name, JsonObject request)
    {
        if (!_clusters.TryGetValue(name, out var cluster))
            _clusters[name] = cluster = new(name, World.Arn("ecs", $"cluster/{name}"));
        cluster.CapacityProviders = (JsonArray?)request["capacityProviders"].Copy() ?? cluster.CapacityProviders;
        cluster.Strategy = (JsonArray?)request["defaultCapacityProviderStrategy"].Copy() ?? cluster.Strategy;
        World.Tags.Set(cluster.Arn, request.Objects("tags"));
        return cluster;
    }

    private ClusterState Cluster(JsonObject request) =>
        _clusters.GetValueOrDefault(NameOf(request.Text("cluster") ?? "default"))
        ?? throw new AwsException("ClusterNotFoundException", "Cluster not found.");

    private JsonObject Describe(ClusterState cluster, bool withTags = true) => new JsonObject
    {
        ["clusterArn"] = cluster.Arn,
        ["clusterName"] = cluster.Name,
        ["status"] = "ACTIVE",
        ["registeredContainerInstancesCount"] = 0,
        ["runningTasksCount"] = _tasks.Count(task => task.Cluster == cluster && task.LastStatus == "RUNNING"),
        ["pendingTasksCount"] = _tasks.Count(
            task => task.Cluster == cluster && task.LastStatus is "PROVISIONING" or "PENDING"),
        ["activeServicesCount"] = _services.Values.Count(
            service => service.Cluster == cluster && service.Status == "ACTIVE"),
        ["statistics"] = new JsonArray(),
        ["tags"] = withTags ? World.Tags.List(cluster.Arn, capitals: false) : new JsonArray(),
        ["settings"] = new JsonArray(new JsonObject { ["name"] = "containerInsights", ["value"] = "disabled" }),
        ["capacityProviders"] = cluster.CapacityProviders.Copy(),
        ["defaultCapacityProviderStrategy"] = cluster.Strategy.Copy(),
    };

    private JsonObject DescribeClusters(JsonObject request)
    {
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var reference in request.Texts("clusters").DefaultIfEmpty("default"))
        {
            if (_clusters.TryGetValue(NameOf(reference), out var cluster))
                found.Add(Describe(cluster, request.Texts("include").Contains("TAGS")));
            else
                failures.Add(Failure(World.Arn("ecs", $"cluster/{NameOf(reference)}"), "MISSING"));
        }
        return new() { ["clusters"] = found, ["failures"] = failures };
    }

    private JsonObject DeleteCluster(JsonObject request)
    {
        var cluster = Cluster(request);
        if (_services.Values.Any(service => service.Cluster == cluster && service.Status != "INACTIVE"))
        {
            throw new AwsException(
                "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
        }
        if (_tasks.Any(task => task.Cluster == cluster && !task.IsStopped))
            throw new AwsException("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");

        _clusters.Remove(cluster.Name);
        World.Tags.Forget(cluster.Arn);
        var answer = Describe(cluster);
        answer["status"] = "INACTIVE";
        return new() { ["cluster"] = answer };
    }

    private JsonObject PutClusterCapacityProviders(JsonObject request)
    {
        var cluster = Cluster(request);
        cluster.CapacityProviders = (JsonArray)request["capacityProviders"].Copy()!;
        cluster.Strategy = (JsonArray)request["defaultCapacityProviderStrategy"].Copy()!;
        return new() { ["cluster"] = Describe(cluster) };
    }

    private void CheckTaggable(string arn)
    {
        var isKnown = _clusters.Values.Any(cluster => cluster.Arn == arn)
            || _services.Values.Any(service => service.Arn == arn && service.Status != "INACTIVE")
            || _definitions.Any(definition => definition.Arn == arn) || _tasks.Any(task => task.Arn == arn);
        if (!isKnown)
            throw Invalid("The specified resource is not found.");
    }

    private EcsService Look(ServiceState service) => new(
        service.Name, service.Cluster.Name, service.Arn, service.Status, service.DesiredCount,
        Count(service, null, "RUNNING"), Count(service, null, "PROVISIONING", "PENDING"),
        (service.Deployments.FirstOrDefault() ?? service.Revisions[^1]).TaskDefinition.Arn,
        Json.CopyOf(service.Settings),
        [.. service.Deployments.Select(deployment => new EcsDeployment(
            deployment.Id, StatusOf(service, deployment), deployment.TaskDefinition.Arn, deployment.RolloutState,
            deployment.Reason, deployment.FailedTasks,
            Count(service, deployment, "RUNNING")))],
        [.. service.ServiceDeployments.Select(deployment => new EcsServiceDeployment(
            deployment.Arn, deployment.Status, deployment.StatusReason, deployment.Target.RevisionArn,
            deployment.Target.TaskDefinition.Arn, deployment.CreatedAt, deployment.FinishedAt))],
        [.. service.Events.Select(message => message.Message)],
        new Dictionary<string, string>(World.Tags.Of(service.Arn)));

    private EcsTaskDefinition Look(TaskDefinitionState definition) => new(
        definition.Arn, definition.Family, definition.Revision, definition.Status, Json.CopyOf(definition.Content),
        new Dictionary<string, string>(World.Tags.Of(definition.Arn)));

    private EcsTask Look(TaskState task) => new(
        task.Id, task.Arn, task.Group, task.Definition.Arn, task.LastStatus, task.DesiredStatus, task.Health, task.Ip,
        task.StartedBy, task.StopCode, task.StoppedReason,
        task.Containers.ToDictionary(container => container.Name, container => container.ExitCode),
        Json.CopyOf(task.Overrides), task.CreatedAt, task.StoppedAt, new Dictionary<string, string>(World.Tags.Of(task.Arn)));
}
