using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Planning;
using Cafe.Deploy.Resources;
using EcsService = Amazon.ECS.Model.Service;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy;

/// <summary>Carries a plan out: jobs, names, services and what calls them, each as soon as what it depends on is there. When
/// one fails, the others stop where they are, and every service that was touched is returned to its last successful
/// revision, the last touched first.</summary>
/// <param name="session">Of this run.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="namespaceId">The Cloud Map namespace, which exists.</param>
internal sealed class Deployer(DeploySession session, DeploymentPlan plan, string namespaceId)
{
    private static readonly TimeSpan JobLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RegisterLimit = TimeSpan.FromMinutes(2);

    private readonly List<Touched> _touched = [];
    private readonly Lock _gate = new();
    private readonly ServiceRollout _rollouts = new(session);
    private readonly DiscoveryServices _discovery = new(session);
    private readonly Jobs _jobs = new(session);

    /// <summary>The services that were changed, and how far they came.</summary>
    public IReadOnlyList<Touched> TouchedServices
    {
        get
        {
            lock (_gate) return [.. _touched];
        }
    }

    /// <summary>Does it all.</summary>
    /// <param name="keepFailed">Whether what was touched stays as it is when something fails.</param>
    /// <param name="atOnce">How many jobs and services at the same time at most; <c>null</c> means: as many as are ready.</param>
    /// <exception cref="DeployException">Something failed; the exit code says what became of it.</exception>
    public async Task RunAsync(bool keepFailed, int? atOnce, CancellationToken cancellation)
    {
        try
        {
            await DependencyGraph.RunAsync(plan.Workloads.Select(Node), cancellation, atOnce);
            await RemoveAsync(cancellation);
        }
        catch (Exception e) when (!keepFailed && !cancellation.IsCancellationRequested && MayReturn(e) && TouchedServices.Count > 0)
        {
            var (message, exitCode) = Errors.Explain(e);
            session.Progress.Line("", message);
            await ReturnAsync(cancellation);
            throw new DeployException(
                $"{message}\nEvery service that was touched runs its last successful revision again.",
                exitCode == ExitCodes.TimedOut ? ExitCodes.TimedOut : ExitCodes.RolledBack, e);
        }
    }

    // What somebody else has begun is theirs.
    private static bool MayReturn(Exception e) => e is not DeployException { ExitCode: ExitCodes.Superseded or ExitCodes.Locked };

    private Work Node(WorkloadPlan workload) => new(
        workload.Workload.Name, workload.Workload.After,
        workload.Changes.Count == 0 ? _ => Task.CompletedTask : cancellation => DoAsync(workload, cancellation));

    private async Task DoAsync(WorkloadPlan workload, CancellationToken cancellation)
    {
        var definition = workload.Registered ?? await RegisterAsync(workload, cancellation);
        if (workload.Workload.Service is not null) await ServeAsync(workload, definition, cancellation);
        if (workload.Has(Planner.Job)) await RunJobAsync(workload, definition, cancellation);
        if (workload.Has(Planner.Schedule))
            await Schedules.ApplyAsync(session, workload.Workload, definition, plan.Observed, cancellation);
        session.Progress.State(workload.Workload.Name, "done");
    }

    private async Task ServeAsync(WorkloadPlan workload, string definition, CancellationToken cancellation)
    {
        var registry = await _discovery.EnsureAsync(workload, namespaceId, cancellation);
        if (workload.Changes.FirstOrDefault(change => change.Resource == Planner.Service) is { } change)
        {
            var touched = new Touched(workload, definition);
            lock (_gate) _touched.Add(touched);
            var rollout = change.Kind == ChangeKind.Wait
                ? _rollouts.Resume(workload)
                : await _rollouts.StartAsync(workload, definition, registry, cancellation);
            if (rollout is null) await SettleAsync(workload.Workload, cancellation);
            else await FollowAsync(touched, rollout, cancellation);
            await DiscoveryProof.DemandAsync(session, workload.Workload, definition, cancellation);
            touched.State = RolloutEnd.Succeeded;
        }

        if (workload.Has(Planner.Scaling)) await Scalings.ApplyAsync(session, workload.Workload, plan.Observed, cancellation);
    }

    private async Task FollowAsync(Touched touched, Rollout rollout, CancellationToken cancellation)
    {
        var workload = touched.Plan.Workload;
        touched.State = await _rollouts.FollowAsync(rollout, workload.Service!.Rollout.Timeout, cancellation);
        switch (touched.State)
        {
            case RolloutEnd.Succeeded:
                session.Progress.Line(workload.Name, $"{Arn.LastPart(rollout.Definition)} is rolled out");
                break;
            case RolloutEnd.Superseded:
                throw new DeployException(
                    $"{workload.Name}: somebody else has deployed meanwhile; their rollout is left alone, and so is the rest",
                    ExitCodes.Superseded);
            default:
                throw new DeployException($"{workload.Name}: {Arn.LastPart(rollout.Definition)} failed to roll out");
        }
    }

    // A change that replaces no task, as another number of them.
    private async Task SettleAsync(Workload workload, CancellationToken cancellation) => await session.Waiting.UntilAsync(
        $"the tasks of {workload.Name}",
        async () =>
        {
            var service = await _rollouts.DescribeAsync(session.Application.NameOf(workload), cancellation);
            session.Progress.State(workload.Name, $"{service.RunningCount}/{service.DesiredCount} running");
            // The number from before may still be shown.
            return workload.Service!.Wants(service.DesiredCount) && service.RunningCount == service.DesiredCount ? service : null;
        },
        workload.Service!.Rollout.Timeout, cancellation);

    private async Task RunJobAsync(WorkloadPlan workload, string definition, CancellationToken cancellation)
    {
        var exit = await _jobs.RunAsync(workload.Workload, definition, command: null, JobLimit, cancellation);
        if (exit != 0) throw new DeployException($"job {workload.Workload.Name} ended with exit code {exit}");
        await _jobs.RememberAsync(definition, workload.Definition, cancellation);
        session.Progress.Line(workload.Workload.Name, "has ended with exit code 0");
    }

    private async Task<string> RegisterAsync(WorkloadPlan workload, CancellationToken cancellation)
    {
        var registered = await session.Waiting.UntilAsync(
            $"task definition {workload.Definition.Family} to be registered",
            async () =>
            {
                try
                {
                    return await session.Aws.Ecs.RegisterTaskDefinitionAsync(workload.Definition, cancellation);
                }
                catch (Amazon.ECS.Model.ClientException e) when (e.Message.Contains("Too many concurrent attempts", StringComparison.OrdinalIgnoreCase))
                {
                    return null;
                }
            },
            RegisterLimit, cancellation);
        var arn = registered.TaskDefinition.TaskDefinitionArn;
        session.Progress.Line(workload.Workload.Name, $"registered {Arn.LastPart(arn)}");
        return arn;
    }

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        foreach (var key in Schedules.Obsolete(plan.Application, plan.Observed))
            await Schedules.DeleteAsync(session, plan.Observed.Schedules[key], cancellation);
        await Task.WhenAll(plan.Removals.Select(service => _rollouts.DeleteAsync(service.ServiceName, plan.Observed, cancellation)));
        foreach (var obsolete in plan.ObsoleteDiscovery)
            await _discovery.DeleteAsync(obsolete.Service, cancellation);
    }

    private async Task ReturnAsync(CancellationToken cancellation)
    {
        List<string> stuck = [];
        foreach (var touched in TouchedServices.Reverse())
        {
            try
            {
                await ReturnAsync(touched, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // One that can't be returned keeps none of the others from it.
                stuck.Add($"{touched.Plan.Workload.Name}: {Errors.Explain(e).Message}");
            }
        }

        if (stuck.Count > 0) throw new DeployException($"returning failed too: {string.Join("; ", stuck)}");
    }

    private async Task ReturnAsync(Touched touched, CancellationToken cancellation)
    {
        var workload = touched.Plan.Workload;
        var name = session.Application.NameOf(workload);
        if (touched.Plan.Current is not { } before || await DefinitionBeforeAsync(before, touched.Definition, cancellation) is not { } definition)
        {
            // The call that would have made it may have failed.
            if (await _rollouts.FindAsync(name, cancellation) is { Status: "ACTIVE" }) await _rollouts.StopAsync(workload.Name, name, cancellation);
            return;
        }

        var rollout = await _rollouts.ReturnAsync(workload, before, definition, cancellation);
        if (rollout is null)
        {
            session.Progress.Line(workload.Name, $"ECS has returned it to {Arn.LastPart(definition)}");
            return;
        }

        var end = await _rollouts.FollowAsync(rollout, workload.Service!.Rollout.Timeout, cancellation);
        if (end != RolloutEnd.Succeeded) throw new DeployException($"{Arn.LastPart(definition)} failed to roll out, too");
        session.Progress.Line(workload.Name, $"{Arn.LastPart(definition)} runs again");
    }

    // What ran, even if it is the same: then it was another setting that failed.
    private async Task<string?> DefinitionBeforeAsync(EcsService before, string failed, CancellationToken cancellation) =>
        ServiceRequests.Primary(before)?.RolloutState == DeploymentRolloutState.COMPLETED
            ? before.TaskDefinition
            : await _rollouts.LastSuccessfulAsync(before.ServiceName, other: failed, cancellation);
}

/// <summary>A service that a run has changed.</summary>
/// <param name="plan">What was to be done about it.</param>
/// <param name="definition">The ARN of its new revision.</param>
internal sealed class Touched(WorkloadPlan plan, string definition)
{
    public WorkloadPlan Plan { get; } = plan;

    public string Definition { get; } = definition;

    /// <summary>How its rollout ended; <c>null</c> while that isn't known.</summary>
    public RolloutEnd? State { get; set; }
}
