using Amazon.ECS;
using Cafe.Deploy.Aws;
using EcsTask = Amazon.ECS.Model.Task;

namespace Cafe.Deploy.Resources;

/// <summary>Tasks of services and jobs.</summary>
internal static class Tasks
{
    private const int PerCall = 100;

    /// <summary>The tasks of a service.</summary>
    public static Task<List<EcsTask>> OfServiceAsync(
        DeploySession session, string service, DesiredStatus status, CancellationToken cancellation) =>
        ReadAsync(session, new() { ServiceName = service, DesiredStatus = status }, cancellation);

    /// <summary>The tasks of all revisions of a task definition.</summary>
    public static Task<List<EcsTask>> OfFamilyAsync(
        DeploySession session, string family, DesiredStatus status, CancellationToken cancellation) =>
        ReadAsync(session, new() { Family = family, DesiredStatus = status }, cancellation);

    /// <summary>Whether the task ended otherwise than because it wasn't needed any more. What fails health checks is stopped by
    /// the service as well: "Task failed container health checks", "Task failed ELB health checks in …".</summary>
    public static bool HasFailed(EcsTask task) =>
        task.StopCode != TaskStopCode.ServiceSchedulerInitiated && task.StopCode != TaskStopCode.UserInitiated
        || task.StoppedReason?.StartsWith("Task failed", StringComparison.Ordinal) == true;

    /// <summary>Why a task stopped: ECS's reason, and how its container ended.</summary>
    public static string WhyStopped(EcsTask task)
    {
        var container = task.Containers?.FirstOrDefault(each => each.ExitCode is not (null or 0) || !string.IsNullOrEmpty(each.Reason));
        var detail = container switch
        {
            { ExitCode: { } code } => $" (exit code {code}{(string.IsNullOrEmpty(container.Reason) ? "" : $": {container.Reason}")})",
            { Reason: { Length: > 0 } reason } => $" ({reason})",
            _ => "",
        };
        return $"{task.StoppedReason ?? "without a reason"}{detail}";
    }

    private static async Task<List<EcsTask>> ReadAsync(
        DeploySession session, Amazon.ECS.Model.ListTasksRequest request, CancellationToken cancellation)
    {
        request.Cluster = session.Application.Cluster;
        var arns = await Pages.AllAsync(
            next =>
            {
                request.NextToken = next;
                return session.Aws.Ecs.ListTasksAsync(request, cancellation);
            },
            page => page.TaskArns, page => page.NextToken);
        List<EcsTask> tasks = [];
        foreach (var chunk in arns.Chunk(PerCall))
        {
            var answer = await session.Aws.Ecs.DescribeTasksAsync(
                new() { Cluster = session.Application.Cluster, Tasks = [.. chunk] }, cancellation);
            tasks.AddRange(answer.Tasks ?? []);
        }

        return tasks;
    }
}
