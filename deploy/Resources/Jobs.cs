using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy.Resources;

/// <summary>Tasks that run to their end.</summary>
internal sealed class Jobs(DeploySession session)
{
    /// <summary>Runs a job, or follows it where its revision is running already.</summary>
    /// <param name="definition">The ARN of the task definition.</param>
    /// <param name="command">Replaces the job's own; <c>null</c> keeps it.</param>
    /// <returns>The exit code of its container.</returns>
    /// <exception cref="DeployException">It couldn't be started, or the time is up.</exception>
    public async Task<int> RunAsync(
        Workload workload, string definition, IReadOnlyList<string>? command, TimeSpan limit, CancellationToken cancellation)
    {
        var family = session.Application.NameOf(workload);
        var running = await Tasks.OfFamilyAsync(session, family, DesiredStatus.RUNNING, cancellation);
        var task = command is null && running.FirstOrDefault(each => each.TaskDefinitionArn == definition) is { } there
            ? there
            : await StartAsync(workload, definition, command, cancellation);
        session.Progress.Line(workload.Name, $"running {Arn.LastPart(definition)} as task {Arn.LastPart(task.TaskArn)}");
        var ended = await session.Waiting.UntilAsync(
            $"job {workload.Name}",
            async () =>
            {
                var answer = await session.Aws.Ecs.DescribeTasksAsync(
                    new() { Cluster = session.Application.Cluster, Tasks = [task.TaskArn] }, cancellation);
                // What was just started may not be known everywhere yet.
                if (answer.Tasks?.FirstOrDefault() is not { } now) return null;
                session.Progress.State(workload.Name, now.LastStatus.ToLowerInvariant());
                return now.LastStatus == "STOPPED" ? now : null;
            },
            limit, cancellation);
        var container = ended.Containers?.FirstOrDefault(each => each.Name == workload.Name);
        if (container?.ExitCode is not 0)
        {
            session.Progress.Line(workload.Name, $"stopped: {Tasks.WhyStopped(ended)}");
            foreach (var line in await TaskLog.LastLinesAsync(session, workload.Name, ended, cancellation))
                session.Progress.Line(workload.Name, $"| {line}");
        }

        return container?.ExitCode ?? throw new DeployException($"job {workload.Name} didn't start: {Tasks.WhyStopped(ended)}");
    }

    /// <summary>Remembers that a revision has done its work, so that what it describes isn't run again.</summary>
    public Task RememberAsync(string definition, RegisterTaskDefinitionRequest content, CancellationToken cancellation) =>
        session.Aws.Ecs.TagResourceAsync(
            new() { ResourceArn = definition, Tags = [new() { Key = Ownership.Succeeded, Value = DefinitionContent.Digest(content) }] },
            cancellation);

    private async Task<EcsTask> StartAsync(
        Workload workload, string definition, IReadOnlyList<string>? command, CancellationToken cancellation)
    {
        var application = session.Application;
        var answer = await session.Aws.Ecs.RunTaskAsync(
            new()
            {
                Cluster = application.Cluster,
                TaskDefinition = definition,
                Count = 1,
                // The SDK may send it twice; ECS starts one.
                ClientToken = Guid.NewGuid().ToString(),
                StartedBy = "cafe-deploy",
                CapacityProviderStrategy = ServiceRequests.Shares(workload),
                NetworkConfiguration = ServiceRequests.Network(application, workload),
                PropagateTags = PropagateTags.TASK_DEFINITION,
                EnableECSManagedTags = true,
                Overrides = command is null ? null : new()
                {
                    ContainerOverrides = [new() { Name = workload.Name, Command = [.. command] }],
                },
            },
            cancellation);
        return answer.Tasks?.FirstOrDefault() ?? throw new DeployException(
            $"job {workload.Name} can't be started: {Why(answer.Failures)}");
    }

    private static string Why(List<Failure>? failures) =>
        failures?.FirstOrDefault() is { } failure ? $"{failure.Reason} {failure.Detail}".TrimEnd() : "ECS says no reason";
}
