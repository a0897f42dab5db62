using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using EcsService = Amazon.ECS.Model.Service;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy.Resources;

/// <summary>How a rollout ended.</summary>
internal enum RolloutEnd
{
    Succeeded,

    /// <summary>It failed, and ECS has returned the service to what ran before.</summary>
    RolledBack,

    /// <summary>It failed, and there was nothing to return to, or returning failed too.</summary>
    Failed,

    /// <summary>Somebody else has begun another.</summary>
    Superseded,
}

/// <summary>Creates and updates services, and follows the rollout that this starts to its end. "The service is stable" isn't
/// asked for: that is true after a rollback too.</summary>
internal sealed class ServiceRollout(DeploySession session)
{
    // ECS starts the rollout soon after it has accepted the change.
    private static readonly TimeSpan AppearLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(10);

    private string Cluster => session.Application.Cluster;

    /// <summary>Makes the service what is wanted.</summary>
    /// <param name="definition">The ARN of the task definition.</param>
    /// <param name="registry">The ARN of its Cloud Map service, if it has one.</param>
    /// <returns>The rollout to follow; <c>null</c> where the change needs none.</returns>
    public async Task<Rollout?> StartAsync(WorkloadPlan plan, string definition, string? registry, CancellationToken cancellation)
    {
        var workload = plan.Workload;
        var wanted = ServiceRequests.Create(session.Application, workload, definition, registry);
        if (plan.Current is not { } current || current.Status == "DRAINING")
        {
            session.Progress.Line(workload.Name, $"creating the service with {Arn.LastPart(definition)}");
            var created = await session.Waiting.UntilAsync(
                $"ECS to take the service {wanted.ServiceName}", () => CreateAsync(wanted, cancellation), DrainLimit, cancellation);
            return new Rollout(workload.Name, created, new HashSet<string>(), definition);
        }

        var keepCount = workload.Service!.Scaling is not null && workload.Service.Wants(current.DesiredCount);
        return await ChangeAsync(
            workload.Name, current, ServiceRequests.Update(wanted, current, keepCount),
            $"updating the service to {Arn.LastPart(definition)}", cancellation);
    }

    /// <summary>The rollout of a service that somebody has begun before.</summary>
    public Rollout Resume(WorkloadPlan plan)
    {
        session.Progress.Line(plan.Workload.Name, $"following the rollout of {Arn.LastPart(plan.Current!.TaskDefinition)} that is under way");
        return new(plan.Workload.Name, plan.Current, null, plan.Current.TaskDefinition);
    }

    /// <summary>Makes a service what it was, with this revision.</summary>
    /// <param name="before">The service as it was.</param>
    /// <returns>The rollout to follow; <c>null</c> where it already runs that revision.</returns>
    public async Task<Rollout?> ReturnAsync(Workload workload, EcsService before, string definition, CancellationToken cancellation)
    {
        var current = await DescribeAsync(before.ServiceName, cancellation);
        return await ChangeAsync(
            workload.Name, current,
            ServiceRequests.Restore(before, current, definition, keepCount: workload.Service!.Scaling is not null),
            $"returning to {Arn.LastPart(definition)}", cancellation);
    }

    /// <summary>Stops all tasks of a service that has nothing to return to.</summary>
    public async Task StopAsync(string workload, string service, CancellationToken cancellation)
    {
        session.Progress.Line(workload, "has no earlier revision: stopping its tasks");
        await session.Aws.Ecs.UpdateServiceAsync(new() { Cluster = Cluster, Service = service, DesiredCount = 0 }, cancellation);
    }

    /// <summary>Stops and deletes a service with its scaling, and waits until its tasks are gone.</summary>
    public async Task DeleteAsync(string service, Observation observed, CancellationToken cancellation)
    {
        var resource = Observation.ResourceId(Cluster, service);
        if (observed.ScalableTargets.ContainsKey(resource)) await Scalings.DeleteAsync(session, resource, cancellation);
        session.Progress.Line(service, "deleting the service");
        try
        {
            await session.Aws.Ecs.UpdateServiceAsync(new() { Cluster = Cluster, Service = service, DesiredCount = 0 }, cancellation);
            await session.Aws.Ecs.DeleteServiceAsync(new() { Cluster = Cluster, Service = service }, cancellation);
        }
        catch (Exception e) when (e is ServiceNotFoundException or ServiceNotActiveException)
        {
            // It is gone, or going.
        }

        await session.Waiting.UntilAsync(
            $"service {service} to drain",
            async () => await FindAsync(service, cancellation) is null or { Status: "INACTIVE" } ? service : null,
            DrainLimit, cancellation);
    }

    /// <summary>Follows a rollout to its end, and says what is new meanwhile.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <exception cref="DeployException">The time is up.</exception>
    public async Task<RolloutEnd> FollowAsync(Rollout rollout, TimeSpan limit, CancellationToken cancellation)
    {
        var deployment = await FindDeploymentAsync(rollout, cancellation);
        if (deployment is null) return RolloutEnd.Superseded;
        var news = new RolloutNews(session, rollout, deployment.CreatedAt);
        var ended = await session.Waiting.UntilAsync(
            $"the rollout of {rollout.Service.ServiceName}",
            async () =>
            {
                var now = DescribeDeploymentAsync(deployment.ServiceDeploymentArn, cancellation);
                var service = DescribeAsync(rollout.Service.ServiceName, cancellation);
                await Task.WhenAll(now, service);
                await news.TellAsync(await now, await service, cancellation);
                return IsOver((await now).Status) ? await now : null;
            },
            limit, cancellation);
        if (ended.Status == ServiceDeploymentStatus.SUCCESSFUL) return RolloutEnd.Succeeded;
        await news.TellFailureAsync(cancellation);
        if (ended.Status == ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL) return RolloutEnd.RolledBack;
        return ended.Status == ServiceDeploymentStatus.STOPPED && await IsSupersededAsync(rollout, ended, cancellation)
            ? RolloutEnd.Superseded
            : RolloutEnd.Failed;
    }

    /// <summary>The service as it is.</summary>
    /// <exception cref="DeployException">It is no longer there.</exception>
    public async Task<EcsService> DescribeAsync(string service, CancellationToken cancellation) =>
        await FindAsync(service, cancellation)
        ?? throw new DeployException($"service {service} is no longer there", ExitCodes.Superseded);

    /// <summary>The service as it is, with its tags; <c>null</c> where ECS knows none of that name.</summary>
    public async Task<EcsService?> FindAsync(string service, CancellationToken cancellation)
    {
        var answer = await session.Aws.Ecs.DescribeServicesAsync(
            new() { Cluster = Cluster, Services = [service], Include = [Observation.Tags] }, cancellation);
        return answer.Services?.FirstOrDefault();
    }

    /// <summary>The newest revision that was rolled out with success, other than these.</summary>
    public async Task<string?> LastSuccessfulAsync(string service, string? other, CancellationToken cancellation)
    {
        var deployments = await DeploymentsAsync(service, [ServiceDeploymentStatus.SUCCESSFUL], cancellation);
        foreach (var brief in deployments.OrderByDescending(brief => brief.CreatedAt))
        {
            if (await DefinitionOfAsync(brief.TargetServiceRevisionArn, cancellation) is { } definition && definition != other)
                return definition;
        }

        return null;
    }

    private async Task<Rollout?> ChangeAsync(
        string workload, EcsService current, UpdateServiceRequest change, string doing, CancellationToken cancellation)
    {
        var known = (await DeploymentsAsync(current.ServiceName, [], cancellation))
            .Select(brief => brief.ServiceDeploymentArn).ToHashSet();
        session.Progress.Line(workload, doing);
        var updated = (await session.Aws.Ecs.UpdateServiceAsync(change, cancellation)).Service;
        return ServiceRequests.Primary(updated)?.Id == ServiceRequests.Primary(current)?.Id
            ? null
            : new Rollout(workload, updated, known, updated.TaskDefinition);
    }

    // As a draining service has its name still, ECS refuses the new one for a while: null means that.
    private async Task<EcsService?> CreateAsync(CreateServiceRequest wanted, CancellationToken cancellation)
    {
        try
        {
            return (await session.Aws.Ecs.CreateServiceAsync(wanted, cancellation)).Service;
        }
        catch (AmazonECSException e) when (e.Message.Contains("still Draining", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        catch (InvalidParameterException e) when (e.Message.Contains("not idempotent", StringComparison.OrdinalIgnoreCase))
        {
            // Made by a run that was killed, or by somebody else since the plan; perhaps it isn't shown yet.
            var there = await FindAsync(wanted.ServiceName, cancellation);
            return there is null || there.TaskDefinition == wanted.TaskDefinition
                ? there
                : throw new DeployException($"somebody else has created the service {wanted.ServiceName} meanwhile", ExitCodes.Superseded);
        }
    }

    /// <summary>The service deployment that our change started; <c>null</c> where others have come and ours isn't among
    /// them.</summary>
    private async Task<ServiceDeployment?> FindDeploymentAsync(Rollout rollout, CancellationToken cancellation)
    {
        if (rollout.KnownDeployments is null)
        {
            var newest = (await DeploymentsAsync(rollout.Service.ServiceName, [], cancellation)).MaxBy(brief => brief.CreatedAt);
            return newest is null ? null : await DescribeDeploymentAsync(newest.ServiceDeploymentArn, cancellation);
        }

        var found = await session.Waiting.UntilAsync(
            $"ECS to begin the rollout of {rollout.Service.ServiceName}",
            async () =>
            {
                var all = await DeploymentsAsync(rollout.Service.ServiceName, [], cancellation);
                List<ServiceDeploymentBrief> @new =
                    [.. all.Where(brief => !rollout.KnownDeployments.Contains(brief.ServiceDeploymentArn)).OrderBy(brief => brief.CreatedAt)];
                foreach (var brief in @new)
                {
                    if (await DefinitionOfAsync(brief.TargetServiceRevisionArn, cancellation) == rollout.Definition)
                        return new Found(await DescribeDeploymentAsync(brief.ServiceDeploymentArn, cancellation));
                }

                return @new.Count > 1 ? new Found(null) : null;
            },
            AppearLimit, cancellation);
        return found.Deployment;
    }

    private async Task<bool> IsSupersededAsync(Rollout rollout, ServiceDeployment ours, CancellationToken cancellation)
    {
        var all = await DeploymentsAsync(rollout.Service.ServiceName, [], cancellation);
        return all.Any(brief => brief.CreatedAt >= ours.CreatedAt && brief.ServiceDeploymentArn != ours.ServiceDeploymentArn
            && rollout.KnownDeployments?.Contains(brief.ServiceDeploymentArn) != true);
    }

    private async Task<List<ServiceDeploymentBrief>> DeploymentsAsync(
        string service, List<string> statuses, CancellationToken cancellation)
    {
        // In no order that is documented.
        return await Pages.AllAsync(
            next => session.Aws.Ecs.ListServiceDeploymentsAsync(
                new()
                {
                    Cluster = Cluster, Service = service, Status = statuses.Count > 0 ? statuses : null, MaxResults = 100, NextToken = next,
                },
                cancellation),
            page => page.ServiceDeployments, page => page.NextToken);
    }

    private async Task<ServiceDeployment> DescribeDeploymentAsync(string arn, CancellationToken cancellation)
    {
        var answer = await session.Aws.Ecs.DescribeServiceDeploymentsAsync(new() { ServiceDeploymentArns = [arn] }, cancellation);
        return answer.ServiceDeployments?.FirstOrDefault()
            ?? throw new DeployException($"ECS doesn't know {arn} any more: {answer.Failures?.FirstOrDefault()?.Reason}");
    }

    private async Task<string?> DefinitionOfAsync(string? revision, CancellationToken cancellation)
    {
        if (revision is null) return null;
        var answer = await session.Aws.Ecs.DescribeServiceRevisionsAsync(new() { ServiceRevisionArns = [revision] }, cancellation);
        return answer.ServiceRevisions?.FirstOrDefault()?.TaskDefinition;
    }

    private static bool IsOver(ServiceDeploymentStatus status) =>
        status == ServiceDeploymentStatus.SUCCESSFUL || status == ServiceDeploymentStatus.STOPPED
        || status == ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL || status == ServiceDeploymentStatus.ROLLBACK_FAILED;

    private sealed record Found(ServiceDeployment? Deployment);
}

/// <summary>A rollout that was started.</summary>
/// <param name="Workload">Whose it is.</param>
/// <param name="Service">The service as it was when the rollout started.</param>
/// <param name="KnownDeployments">The service deployments from before; <c>null</c> where the newest is meant.</param>
/// <param name="Definition">The ARN of the revision that is rolled out.</param>
internal sealed record Rollout(string Workload, EcsService Service, IReadOnlySet<string>? KnownDeployments, string Definition);
