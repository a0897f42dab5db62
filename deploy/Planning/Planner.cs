using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using Cafe.Deploy.Resources;
using EcsService = Amazon.ECS.Model.Service;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy.Planning;

/// <summary>Compares what is wanted with what is there.</summary>
internal sealed class Planner(AwsClients aws, Application application)
{
    public const string Definition = "task definition";
    public const string Service = "service";
    public const string Job = "job";
    public const string Discovery = "Cloud Map service";
    public const string Namespace = "Cloud Map namespace";
    public const string Scaling = "scaling";
    public const string Schedule = "schedule";

    private readonly Observer _observer = new(aws, application);

    /// <param name="revision">The tag of the images that are built here.</param>
    /// <exception cref="DeployException">An image is missing, something belongs to somebody else, or the API can't make of
    /// what is there what is wanted.</exception>
    public async Task<DeploymentPlan> PlanAsync(string revision, CancellationToken cancellation)
    {
        var identity = aws.IdentityAsync(cancellation);
        var images = new Images(aws).OfAsync(application, revision, cancellation);
        var observing = _observer.ReadAsync(cancellation);
        await Task.WhenAll(identity, images, observing);
        var (caller, found, observed) = (await identity, await images, await observing);

        var workloads = await Task.WhenAll(application.Workloads.Select(workload =>
            PlanOfAsync(workload, (caller, found[workload.Name]), observed, cancellation)));
        List<EcsService> removals = [.. Removals(observed)];
        List<DiscoveryState> obsolete = [.. DiscoveryServices.Obsolete(application, observed)];
        return new DeploymentPlan
        {
            Application = application,
            Identity = caller,
            Revision = revision,
            Observed = observed,
            Workloads = workloads,
            Removals = removals,
            ObsoleteDiscovery = obsolete,
            Others =
            [
                .. observed.Namespace is null ? [new Change(Namespace, application.Namespace.Name, ChangeKind.Create)] : Array.Empty<Change>(),
                .. removals.Select(service => new Change(Service, service.ServiceName, ChangeKind.Delete)),
                .. obsolete.Select(state => new Change(Discovery, state.Service.Name, ChangeKind.Delete)),
                .. Schedules.Obsolete(application, observed).Select(key => new Change(Schedule, observed.Schedules[key].Name, ChangeKind.Delete)),
            ],
        };
    }

    private async Task<WorkloadPlan> PlanOfAsync(
        Workload workload, (Identity Identity, string Image) given, Observation observed, CancellationToken cancellation)
    {
        var name = application.NameOf(workload);
        var request = TaskDefinitions.Of(application, workload, given.Image, given.Identity.Region);
        var wanted = DefinitionContent.Flatten(request);
        var latest = observed.Latest.GetValueOrDefault(name);
        DemandOwnership("task definition", name, Observation.TagOf(latest?.Tags, Ownership.Application), isThere: latest is not null);
        var running = observed.Services.GetValueOrDefault(name) is { } service ? observed.Running.GetValueOrDefault(service.TaskDefinition) : null;
        // What runs may be what is wanted without being the newest, as after a rollback.
        var registered = new[] { running, latest?.Definition }.FirstOrDefault(definition =>
            definition is not null && Difference.Between(DefinitionContent.Flatten(definition), wanted) is [])?.TaskDefinitionArn;
        var isRun = workload.Job?.When == JobStart.Apply && (registered is null || Observation.TagOf(latest!.Tags, Ownership.Succeeded) is null);
        // After a rollback an older revision of a job may have done just this.
        if (isRun && latest is not null && await _observer.SucceededAsync(name, DefinitionContent.Digest(request), cancellation) is { } done)
            (registered, isRun) = (done, false);

        List<Change> changes = [];
        if (registered is null)
        {
            // Compared with what runs, which is what a reader thinks of.
            var before = running ?? latest?.Definition;
            changes.Add(before is null
                ? new Change(Definition, name, ChangeKind.Create)
                : new Change(Definition, name, ChangeKind.Update, Difference.Between(DefinitionContent.Flatten(before), wanted)));
        }

        var plan = new WorkloadPlan
        {
            Workload = workload, Definition = request, Registered = registered, Changes = changes,
        };
        if (workload.Job is { } job)
        {
            if (isRun) changes.Add(new(Job, name, ChangeKind.Run));
            if (job.Schedule is not null) changes.AddRange(Schedules.Changes(application, workload, registered, observed));
            return plan;
        }

        var current = observed.Services.GetValueOrDefault(name);
        var discovery = workload.Service!.Discovery is { } wantedName ? observed.Discovery.GetValueOrDefault(wantedName.Name) : null;
        changes.AddRange(DiscoveryServices.Changes(application, workload, discovery));
        changes.AddRange(ServiceChanges(workload, current, registered, discovery));
        changes.AddRange(Scalings.Changes(application, workload, observed));
        return plan with { Current = current, Discovery = discovery };
    }

    private IEnumerable<Change> ServiceChanges(
        Workload workload, EcsService? current, string? registered, DiscoveryState? discovery)
    {
        var name = application.NameOf(workload);
        DemandOwnership(Service, name, current is null ? null : Observation.OwnerOf(current), isThere: current is not null);
        if (current is null || current.Status == "DRAINING")
        {
            yield return new(Service, name, ChangeKind.Create);
            yield break;
        }

        var wanted = ServiceRequests.Flatten(ServiceRequests.Create(
            application, workload, registered ?? $"{name}:(new)", discovery?.Service.Arn ?? "(new)"));
        var differences = Difference.Between(ServiceRequests.Flatten(current, workload), wanted);
        if (differences.Count > 0) yield return new(Service, name, ChangeKind.Update, differences);
        else if (ServiceRequests.Primary(current)?.RolloutState == DeploymentRolloutState.FAILED)
            yield return new(Service, name, ChangeKind.Update, [new("rollout", "FAILED", "tried again")]);
        else if (ServiceRequests.Primary(current)?.RolloutState == DeploymentRolloutState.IN_PROGRESS)
            yield return new(Service, name, ChangeKind.Wait);
    }

    private IEnumerable<EcsService> Removals(Observation observed)
    {
        var wanted = application.Services.Select(application.NameOf).ToHashSet();
        return observed.Services.Values.Where(service =>
            !wanted.Contains(service.ServiceName) && Observation.OwnerOf(service) == application.Name && service.Status != "DRAINING");
    }

    private void DemandOwnership(string what, string name, string? owner, bool isThere)
    {
        if (!isThere || owner == application.Name) return;
        throw new DeployException(
            $"{what} {name} is there and " + (owner is null
                ? $"has no tag {Ownership.Application}: it isn't this tool's. Rename the application, or give it the tag with the value {application.Name}"
                : $"belongs to the application {owner}"));
    }
}
