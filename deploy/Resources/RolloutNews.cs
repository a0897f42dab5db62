using Amazon.ECS;
using Amazon.ECS.Model;
using EcsService = Amazon.ECS.Model.Service;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy.Resources;

/// <summary>What is new in a rollout since it was last looked at.</summary>
/// <param name="since">When it began; what was before is old.</param>
internal sealed class RolloutNews(DeploySession session, Rollout rollout, DateTime? since)
{
    private readonly HashSet<string> _told = [];
    private int _failed;

    /// <summary>Says how far the rollout is, and the events and failures that weren't said yet.</summary>
    public async Task TellAsync(ServiceDeployment deployment, EcsService service, CancellationToken cancellation)
    {
        foreach (var happened in (service.Events ?? []).Where(e => since is null || e.CreatedAt >= since).OrderBy(e => e.CreatedAt))
            if (_told.Add(happened.Id)) session.Progress.Line(rollout.Workload, WithoutName(happened.Message, service.ServiceName));

        var ours = service.Deployments?.FirstOrDefault(each => each.TaskDefinition == rollout.Definition);
        session.Progress.State(
            rollout.Workload,
            $"{deployment.Status.Value.ToLowerInvariant().Replace('_', ' ')}: {ours?.RunningCount ?? 0}/{ours?.DesiredCount ?? service.DesiredCount} running"
            + (ours?.PendingCount is > 0 and var pending ? $", {pending} starting" : "")
            + (ours?.FailedTasks is > 0 and var failed ? $", {failed} failed" : ""));
        if ((ours?.FailedTasks ?? 0) > _failed)
        {
            _failed = ours!.FailedTasks!.Value;
            await TellStoppedAsync(cancellation);
        }
    }

    /// <summary>Says why tasks have stopped, and what the last of them wrote last.</summary>
    public async Task TellFailureAsync(CancellationToken cancellation)
    {
        await TellStoppedAsync(cancellation);
        if (await NewestStoppedAsync(cancellation) is not { } task) return;
        foreach (var line in await TaskLog.LastLinesAsync(session, rollout.Workload, task, cancellation))
            session.Progress.Line(rollout.Workload, $"| {line}");
    }

    private async Task TellStoppedAsync(CancellationToken cancellation)
    {
        foreach (var group in (await StoppedAsync(cancellation)).GroupBy(Tasks.WhyStopped))
            if (_told.Add($"{group.Key} {group.Count()}")) session.Progress.Line(rollout.Workload, $"{group.Count()} stopped: {group.Key}");
    }

    private async Task<EcsTask?> NewestStoppedAsync(CancellationToken cancellation) =>
        (await StoppedAsync(cancellation)).MaxBy(task => task.StoppedAt);

    private async Task<List<EcsTask>> StoppedAsync(CancellationToken cancellation) =>
    [
        .. (await Tasks.OfServiceAsync(session, rollout.Service.ServiceName, DesiredStatus.STOPPED, cancellation))
            .Where(task => task.TaskDefinitionArn == rollout.Definition && Tasks.HasFailed(task)),
    ];

    private static string WithoutName(string message, string service) =>
        message.Replace($"(service {service}) ", "", StringComparison.Ordinal);
}
