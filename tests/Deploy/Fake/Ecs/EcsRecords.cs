using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>A service, as a test looks at it.</summary>
/// <param name="Settings">What was set by CreateService and UpdateService, in the API's spelling.</param>
/// <param name="Events">Messages, oldest first.</param>
public sealed record EcsService(
    string Name, string Cluster, string Arn, string Status, int DesiredCount, int RunningCount, int PendingCount,
    string TaskDefinition, JsonObject Settings, IReadOnlyList<EcsDeployment> Deployments,
    IReadOnlyList<EcsServiceDeployment> ServiceDeployments, IReadOnlyList<string> Events,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>A deployment of <c>deployments[]</c>, as a test looks at it.</summary>
public sealed record EcsDeployment(
    string Id, string Status, string TaskDefinition, string RolloutState, string RolloutStateReason, int FailedTasks,
    int RunningCount);

/// <summary>A service deployment, as a test looks at it.</summary>
public sealed record EcsServiceDeployment(
    string Arn, string Status, string? StatusReason, string TargetRevisionArn, string TargetTaskDefinition,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);

/// <summary>A revision of a task definition, as a test looks at it.</summary>
public sealed record EcsTaskDefinition(
    string Arn, string Family, int Revision, string Status, JsonObject Content, IReadOnlyDictionary<string, string> Tags);

/// <summary>A task, as a test looks at it.</summary>
/// <param name="Group"><c>service:name</c> or <c>family:name</c>.</param>
public sealed record EcsTask(
    string Id, string Arn, string Group, string TaskDefinition, string LastStatus, string DesiredStatus, string Health,
    string Ip, string? StartedBy, string? StopCode, string? StoppedReason, IReadOnlyDictionary<string, int?> ExitCodes,
    JsonObject Overrides, DateTimeOffset CreatedAt, DateTimeOffset? StoppedAt, IReadOnlyDictionary<string, string> Tags);
