using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

internal sealed class ClusterState(string name, string arn)
{
    public string Name => name;

    public string Arn => arn;

    public JsonArray CapacityProviders { get; set; } = ["FARGATE", "FARGATE_SPOT"];

    public JsonArray Strategy { get; set; } = [];
}

internal sealed class TaskDefinitionState
{
    public required string Arn { get; init; }

    public required string Family { get; init; }

    public required int Revision { get; init; }

    public required JsonObject Content { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? DeregisteredAt { get; set; }

    public string Status { get; set; } = "ACTIVE";

    public IEnumerable<JsonObject> Containers => Content.Objects("containerDefinitions");
}

internal sealed class ServiceState
{
    public required string Name { get; init; }

    public required ClusterState Cluster { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>All that was set, without what a revision holds by itself.</summary>
    public required JsonObject Settings { get; set; }

    public string Status { get; set; } = "ACTIVE";

    public int DesiredCount { get; set; }

    /// <summary>Newest first; the first is PRIMARY.</summary>
    public List<DeploymentState> Deployments { get; } = [];

    public List<DeploymentState> Revisions { get; } = [];

    public List<ServiceDeploymentState> ServiceDeployments { get; } = [];

    public List<(string Id, DateTimeOffset At, string Message)> Events { get; } = [];

    public bool IsSteady { get; set; }

    /// <summary>What DescribeServices answered before the last change, and until when it may still do so.</summary>
    public (JsonObject? Answer, DateTimeOffset Until) Older { get; set; }

    public DeploymentState Primary => Deployments[0];

    public int Percent(string name, int otherwise) =>
        Settings.Object("deploymentConfiguration")?.Number(name) ?? otherwise;

    public JsonObject? Breaker => Settings.Object("deploymentConfiguration")?.Object("deploymentCircuitBreaker");
}

/// <summary>A deployment of <c>deployments[]</c>, and the service revision that it brings.</summary>
internal sealed class DeploymentState
{
    public required string Id { get; init; }

    public required string RevisionArn { get; init; }

    /// <summary>The members of a service that make a revision.</summary>
    public required JsonObject Content { get; init; }

    public required TaskDefinitionState TaskDefinition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required JsonArray Images { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string RolloutState { get; set; } = "IN_PROGRESS";

    public string Reason { get; set; } = "";

    public int FailedTasks { get; set; }

    public bool HasCompleted { get; set; }

    /// <summary>Tasks that failed are replaced after a while.</summary>
    public DateTimeOffset NotBefore { get; set; }
}

internal sealed class ServiceDeploymentState
{
    public required string Arn { get; init; }

    public required DeploymentState Target { get; init; }

    public required IReadOnlyList<DeploymentState> Sources { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Status { get; set; } = "PENDING";

    public string? StatusReason { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public (DeploymentState To, string Reason, DateTimeOffset At)? Rollback { get; set; }

    public string BreakerStatus { get; set; } = "DISABLED";

    public int Failures { get; set; }

    public int Threshold { get; set; }

    public bool IsOver => Status is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";

    public bool IsRollingBack => Status is "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS";
}

internal sealed class ContainerState
{
    public required JsonObject Definition { get; init; }

    public required string Arn { get; init; }

    public required string Image { get; init; }

    public required string Digest { get; init; }

    public required string RuntimeId { get; init; }

    public required ImageBehaviour Behaviour { get; init; }

    /// <summary>Whether another container waits for this one's end.</summary>
    public required bool IsAwaited { get; init; }

    public string LastStatus { get; set; } = "PENDING";

    public string Health { get; set; } = "UNKNOWN";

    public int? ExitCode { get; set; }

    public string? Reason { get; set; }

    public string Name => Definition.Required("name");

    public bool IsEssential => Definition["essential"] is null || Definition.Flag("essential");

    public bool HasHealthCheck => Definition["healthCheck"] is not null;
}

internal sealed class TaskState
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required ClusterState Cluster { get; init; }

    public required ServiceState? Service { get; init; }

    public required DeploymentState? Deployment { get; init; }

    public required TaskDefinitionState Definition { get; init; }

    public required string Group { get; init; }

    public required string? StartedBy { get; init; }

    public required JsonObject Overrides { get; init; }

    public required string Ip { get; init; }

    public required string Subnet { get; init; }

    public required string Zone { get; init; }

    public required string Eni { get; init; }

    public required string AttachmentId { get; init; }

    public required string? CapacityProvider { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<ContainerState> Containers { get; set; } = [];

    public string LastStatus { get; set; } = "PROVISIONING";

    public string DesiredStatus { get; set; } = "RUNNING";

    public string Health { get; set; } = "UNKNOWN";

    /// <summary>Of the load balancer: initial, healthy, unhealthy or draining.</summary>
    public string TargetState { get; set; } = "initial";

    public DateTimeOffset? PullStartedAt { get; set; }

    public DateTimeOffset? PullStoppedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? StoppingAt { get; set; }

    public DateTimeOffset? ExecutionStoppedAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    public string? StopCode { get; set; }

    public string? StoppedReason { get; set; }

    public int Version { get; set; } = 1;

    /// <summary>RUNNING, and healthy as far as somebody checks that.</summary>
    public bool IsReady { get; set; }

    public bool IsStopping => DesiredStatus == "STOPPED";

    public bool IsStopped => LastStatus == "STOPPED";
}
