using Amazon.ApplicationAutoScaling.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Scheduler.Model;
using Amazon.ServiceDiscovery;
using Amazon.ServiceDiscovery.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using EcsService = Amazon.ECS.Model.Service;
using EcsTag = Amazon.ECS.Model.Tag;
using ServiceNamespace = Amazon.ApplicationAutoScaling.ServiceNamespace;
using Task = System.Threading.Tasks.Task;

namespace Cafe.Deploy.Planning;

/// <summary>What is at AWS of an application: read, never changed.</summary>
internal sealed record Observation
{
    /// <summary>What ECS describes things with their tags for.</summary>
    public const string Tags = "TAGS";

    /// <summary><c>null</c> where there is none of the application's name.</summary>
    public required NamespaceSummary? Namespace { get; init; }

    /// <summary>The namespace's Cloud Map services, by name.</summary>
    public required IReadOnlyDictionary<string, DiscoveryState> Discovery { get; init; }

    /// <summary>The services that are there or draining, by ECS's name: those of the application's name, and of the
    /// workloads'.</summary>
    public required IReadOnlyDictionary<string, EcsService> Services { get; init; }

    /// <summary>The newest active revision of each family, by family.</summary>
    public required IReadOnlyDictionary<string, DefinitionState> Latest { get; init; }

    /// <summary>The revisions that run, by ARN.</summary>
    public required IReadOnlyDictionary<string, TaskDefinition> Running { get; init; }

    /// <summary>By resource id.</summary>
    public required IReadOnlyDictionary<string, ScalableTarget> ScalableTargets { get; init; }

    public required IReadOnlyList<ScalingPolicy> ScalingPolicies { get; init; }

    /// <summary>The schedules of the application's name, by group and name.</summary>
    public required IReadOnlyDictionary<string, GetScheduleResponse> Schedules { get; init; }

    /// <summary>The application whose tag the service has, if any.</summary>
    public static string? OwnerOf(EcsService service) => TagOf(service.Tags, Ownership.Application);

    public static string? TagOf(IEnumerable<EcsTag>? tags, string key) => tags?.FirstOrDefault(tag => tag.Key == key)?.Value;

    public static string ResourceId(string cluster, string service) => $"service/{cluster}/{service}";
}

/// <summary>A Cloud Map service.</summary>
/// <param name="Owner">The application whose tag it has, if any.</param>
internal sealed record DiscoveryState(ServiceSummary Service, string? Owner);

/// <summary>A task definition with its tags.</summary>
internal sealed record DefinitionState(TaskDefinition Definition, List<EcsTag>? Tags);

/// <summary>Reads an <see cref="Observation"/>, many calls at a time.</summary>
internal sealed class Observer(AwsClients aws, Application application)
{
    // A burst that the rate limits of reading bear; the SDK comes again where they don't.
    private const int AtOnce = 8;
    private const int NamesPerCall = 10;

    public async Task<Observation> ReadAsync(CancellationToken cancellation)
    {
        var discovery = DiscoveryAsync(cancellation);
        var services = ServicesAsync(cancellation);
        var latest = LatestAsync(cancellation);
        var scaling = ScalingAsync(cancellation);
        var schedules = SchedulesAsync(cancellation);
        await Task.WhenAll(discovery, services, latest, scaling, schedules);
        var known = (await latest).Values.ToDictionary(state => state.Definition.TaskDefinitionArn, state => state.Definition);
        return new Observation
        {
            Namespace = (await discovery).Namespace,
            Discovery = (await discovery).Services,
            Services = await services,
            Latest = await latest,
            Running = await RunningAsync((await services).Values, known, cancellation),
            ScalableTargets = (await scaling).Targets,
            ScalingPolicies = (await scaling).Policies,
            Schedules = await schedules,
        };
    }

    /// <summary>The namespace of that name; <c>null</c> where there is none.</summary>
    public async Task<NamespaceSummary?> NamespaceAsync(CancellationToken cancellation)
    {
        var all = await Pages.AllAsync(
            next => aws.CloudMap.ListNamespacesAsync(
                new() { NextToken = next, Filters = [new() { Name = NamespaceFilterName.TYPE, Values = [NamespaceType.DNS_PRIVATE] }] },
                cancellation),
            page => page.Namespaces, page => page.NextToken);
        return all.FirstOrDefault(candidate => candidate.Name == application.Namespace.Name);
    }

    /// <summary>The newest active revision of the workload's task definition; <c>null</c> where there is none.</summary>
    public async Task<DefinitionState?> LatestAsync(Workload workload, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.Ecs.DescribeTaskDefinitionAsync(
                new() { TaskDefinition = application.NameOf(workload), Include = [Observation.Tags] }, cancellation);
            return new DefinitionState(answer.TaskDefinition, answer.Tags);
        }
        catch (Amazon.ECS.Model.ClientException)
        {
            return null; // ECS's word for a family that has no active revision.
        }
    }

    /// <summary>The ARN of an active revision of a job that has run to its end, by the digest of its content; <c>null</c> where
    /// there is none. What succeeded a moment ago may not be found yet: then the job runs once more.</summary>
    public async Task<string?> SucceededAsync(string family, string digest, CancellationToken cancellation)
    {
        var found = await Pages.AllAsync(
            next => aws.Tagging.GetResourcesAsync(
                new() { TagFilters = [new() { Key = Ownership.Succeeded, Values = [digest] }], PaginationToken = next }, cancellation),
            page => page.ResourceTagMappingList, page => page.PaginationToken);
        // Tasks of it have its tags as well, and of what was taken back by destroy the database may be gone.
        foreach (var arn in found.Select(each => each.ResourceARN).Where(arn => arn.Contains($":task-definition/{family}:", StringComparison.Ordinal)))
        {
            var definition = await aws.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = arn }, cancellation);
            if (definition.TaskDefinition.Status == TaskDefinitionStatus.ACTIVE) return arn;
        }

        return null;
    }

    /// <summary>The application whose tag something of Cloud Map has, if any.</summary>
    public async Task<string?> OwnerAsync(string arn, CancellationToken cancellation)
    {
        var tags = await aws.CloudMap.ListTagsForResourceAsync(new() { ResourceARN = arn }, cancellation);
        return tags.Tags?.FirstOrDefault(tag => tag.Key == Ownership.Application)?.Value;
    }

    private async Task<(NamespaceSummary? Namespace, Dictionary<string, DiscoveryState> Services)> DiscoveryAsync(
        CancellationToken cancellation)
    {
        if (await NamespaceAsync(cancellation) is not { } found) return (null, []);
        var services = await Pages.AllAsync(
            next => aws.CloudMap.ListServicesAsync(
                new() { NextToken = next, Filters = [new() { Name = ServiceFilterName.NAMESPACE_ID, Values = [found.Id] }] },
                cancellation),
            page => page.Services, page => page.NextToken);
        var states = await EachAsync(
            services, async service => new DiscoveryState(service, await OwnerAsync(service.Arn, cancellation)));
        return (found, states.ToDictionary(state => state.Service.Name));
    }

    private async Task<Dictionary<string, EcsService>> ServicesAsync(CancellationToken cancellation)
    {
        var arns = await Pages.AllAsync(
            next => aws.Ecs.ListServicesAsync(
                new() { Cluster = application.Cluster, NextToken = next, MaxResults = 100 }, cancellation),
            page => page.ServiceArns, page => page.NextToken);
        // What was just made may not be listed yet, so the workloads' own names are asked for as well.
        var names = arns.Select(Arn.LastPart).Where(name => name.StartsWith($"{application.Name}-", StringComparison.Ordinal))
            .Union(application.Services.Select(application.NameOf));
        var described = await EachAsync(
            names.Order(StringComparer.Ordinal).Chunk(NamesPerCall),
            chunk => aws.Ecs.DescribeServicesAsync(
                new() { Cluster = application.Cluster, Services = [.. chunk], Include = [Observation.Tags] }, cancellation));
        foreach (var failure in described.SelectMany(answer => answer.Failures ?? []).Where(failure => failure.Reason != "MISSING"))
            throw new DeployException($"ECS doesn't describe {failure.Arn}: {failure.Reason} {failure.Detail}".TrimEnd());
        return described.SelectMany(answer => answer.Services ?? []).Where(service => service.Status != "INACTIVE")
            .ToDictionary(service => service.ServiceName);
    }

    private async Task<Dictionary<string, DefinitionState>> LatestAsync(CancellationToken cancellation)
    {
        var found = await EachAsync(application.Workloads, workload => LatestAsync(workload, cancellation));
        return found.OfType<DefinitionState>().ToDictionary(state => state.Definition.Family);
    }

    private async Task<Dictionary<string, TaskDefinition>> RunningAsync(
        IEnumerable<EcsService> services, Dictionary<string, TaskDefinition> known, CancellationToken cancellation)
    {
        var unknown = services.Select(service => service.TaskDefinition).Where(arn => !known.ContainsKey(arn)).Distinct();
        foreach (var definition in await EachAsync(unknown, async arn =>
            (await aws.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = arn }, cancellation)).TaskDefinition))
        {
            known[definition.TaskDefinitionArn] = definition;
        }

        return known;
    }

    private async Task<(Dictionary<string, ScalableTarget> Targets, List<ScalingPolicy> Policies)> ScalingAsync(
        CancellationToken cancellation)
    {
        var prefix = Observation.ResourceId(application.Cluster, $"{application.Name}-");
        var targets = Pages.AllAsync(
            next => aws.Scaling.DescribeScalableTargetsAsync(
                new() { ServiceNamespace = ServiceNamespace.Ecs, NextToken = next }, cancellation),
            page => page.ScalableTargets, page => page.NextToken);
        var policies = Pages.AllAsync(
            next => aws.Scaling.DescribeScalingPoliciesAsync(
                new() { ServiceNamespace = ServiceNamespace.Ecs, NextToken = next }, cancellation),
            page => page.ScalingPolicies, page => page.NextToken);
        await Task.WhenAll(targets, policies);
        return (
            (await targets).Where(target => target.ResourceId.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(target => target.ResourceId),
            [.. (await policies).Where(policy => policy.ResourceId.StartsWith(prefix, StringComparison.Ordinal))]);
    }

    private async Task<Dictionary<string, GetScheduleResponse>> SchedulesAsync(CancellationToken cancellation)
    {
        var listed = await Pages.AllAsync(
            next => aws.Scheduler.ListSchedulesAsync(
                new() { NamePrefix = $"{application.Name}-", NextToken = next }, cancellation),
            page => page.Schedules, page => page.NextToken);
        var schedules = await EachAsync(listed, schedule => aws.Scheduler.GetScheduleAsync(
            new() { Name = schedule.Name, GroupName = schedule.GroupName }, cancellation));
        return schedules.ToDictionary(schedule => Resources.Schedules.KeyOf(schedule.GroupName, schedule.Name));
    }

    private static async Task<List<TResult>> EachAsync<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult>> read)
    {
        using var turns = new SemaphoreSlim(AtOnce);
        return [.. await Task.WhenAll(items.ToList().Select(async item =>
        {
            await turns.WaitAsync();
            try
            {
                return await read(item);
            }
            finally
            {
                turns.Release();
            }
        }))];
    }
}
