using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;
using EcsService = Amazon.ECS.Model.Service;

namespace Cafe.Deploy.Planning;

/// <summary>An ECS service, as it is asked for and as it is compared.</summary>
internal static class ServiceRequests
{
    private const string Capacity = "CapacityProviderStrategy";

    private static readonly string[] Members =
    [
        "TaskDefinition", Capacity, "DeploymentConfiguration", "HealthCheckGracePeriodSeconds",
        "LoadBalancers", "NetworkConfiguration", "ServiceRegistries", "PropagateTags", "EnableECSManagedTags",
        "EnableExecuteCommand",
    ];

    // Of a deployment's configuration what is asked for: the rest, as alarms, is whoever's who has set it.
    private static readonly string[] Configured = ["deploymentCircuitBreaker", "maximumPercent", "minimumHealthyPercent"];

    /// <param name="definition">The ARN of the task definition.</param>
    /// <param name="registry">The ARN of its Cloud Map service, if it has one.</param>
    public static CreateServiceRequest Create(Application application, Workload workload, string definition, string? registry)
    {
        var service = workload.Service!;
        return new CreateServiceRequest
        {
            Cluster = application.Cluster,
            ServiceName = application.NameOf(workload),
            TaskDefinition = definition,
            // What scales by itself keeps its count.
            DesiredCount = service.Scaling is { } scaling ? Math.Clamp(service.Desired, scaling.Min, scaling.Max) : service.Desired,
            SchedulingStrategy = SchedulingStrategy.REPLICA,
            CapacityProviderStrategy = Shares(workload),
            DeploymentController = new() { Type = DeploymentControllerType.ECS },
            DeploymentConfiguration = new()
            {
                DeploymentCircuitBreaker = new() { Enable = true, Rollback = true },
                MinimumHealthyPercent = service.Rollout.MinimumHealthy,
                MaximumPercent = service.Rollout.Maximum,
            },
            // It goes with a load balancer alone; left out, the one from before would stay.
            HealthCheckGracePeriodSeconds = service.LoadBalancer is { Grace: var grace } ? (int)(grace?.TotalSeconds ?? 0) : null,
            LoadBalancers = service.LoadBalancer is { } balancer
                ? [new() { TargetGroupArn = balancer.TargetGroup, ContainerName = workload.Name, ContainerPort = balancer.Port }]
                : [],
            ServiceRegistries = service.Discovery is { } discovery
                ? [Registry(workload, discovery, registry!)]
                : [],
            NetworkConfiguration = Network(application, workload),
            PropagateTags = PropagateTags.SERVICE,
            EnableECSManagedTags = true,
            EnableExecuteCommand = false,
            Tags =
            [
                .. Ownership.Tags(application.Name, workload.Name).Select(tag => new Tag { Key = tag.Key, Value = tag.Value }),
            ],
        };
    }

    /// <summary>What makes of a service that is there what <see cref="Create"/> would have made.</summary>
    /// <param name="wanted">By <see cref="Create"/>.</param>
    /// <param name="current">The service as it is.</param>
    /// <param name="keepCount">Whether the number of tasks is left as it is.</param>
    public static UpdateServiceRequest Update(CreateServiceRequest wanted, EcsService current, bool keepCount)
    {
        var movesCapacity = Difference.Between(Flat.Of(current, [Capacity]), Flat.Of(wanted, [Capacity])) is not [];
        return new()
        {
            Cluster = wanted.Cluster,
            Service = wanted.ServiceName,
            TaskDefinition = wanted.TaskDefinition,
            DesiredCount = keepCount ? null : wanted.DesiredCount,
            CapacityProviderStrategy = movesCapacity ? wanted.CapacityProviderStrategy : null,
            DeploymentConfiguration = wanted.DeploymentConfiguration,
            HealthCheckGracePeriodSeconds = wanted.HealthCheckGracePeriodSeconds,
            // Lists without anything in them remove what is there; left out, it would stay.
            LoadBalancers = wanted.LoadBalancers,
            ServiceRegistries = wanted.ServiceRegistries,
            NetworkConfiguration = wanted.NetworkConfiguration,
            PropagateTags = wanted.PropagateTags,
            EnableECSManagedTags = wanted.EnableECSManagedTags,
            EnableExecuteCommand = wanted.EnableExecuteCommand,
            // ECS moves tasks to other capacity, and tries again what has failed, only when it is told to.
            ForceNewDeployment = movesCapacity || Primary(current)?.RolloutState == DeploymentRolloutState.FAILED ? true : null,
        };
    }

    /// <summary>What makes of a service again what it was.</summary>
    /// <param name="before">The service as it was.</param>
    /// <param name="current">The service as it is.</param>
    /// <param name="definition">The task definition that it is to run.</param>
    /// <param name="keepCount">Whether the number of tasks is left as it is.</param>
    public static UpdateServiceRequest Restore(EcsService before, EcsService current, string definition, bool keepCount)
    {
        var movesCapacity = Difference.Between(Flat.Of(current, [Capacity]), Flat.Of(before, [Capacity])) is not [];
        return new()
        {
            Cluster = before.ClusterArn,
            Service = before.ServiceName,
            TaskDefinition = definition,
            DesiredCount = keepCount ? null : before.DesiredCount,
            CapacityProviderStrategy = movesCapacity ? before.CapacityProviderStrategy : null,
            DeploymentConfiguration = before.DeploymentConfiguration,
            // ECS takes it only together with a load balancer.
            HealthCheckGracePeriodSeconds = before.LoadBalancers is { Count: > 0 } ? before.HealthCheckGracePeriodSeconds : null,
            LoadBalancers = before.LoadBalancers ?? [],
            ServiceRegistries = before.ServiceRegistries ?? [],
            NetworkConfiguration = before.NetworkConfiguration,
            ForceNewDeployment = movesCapacity ? true : null,
        };
    }

    public static List<CapacityProviderStrategyItem> Shares(Workload workload) =>
    [
        .. workload.Capacity.Select(share => new CapacityProviderStrategyItem
        {
            CapacityProvider = share.Provider, Base = share.Base, Weight = share.Weight,
        }),
    ];

    public static NetworkConfiguration Network(Application application, Workload workload) => new()
    {
        AwsvpcConfiguration = new()
        {
            Subnets = [.. application.Subnets],
            SecurityGroups = [.. workload.SecurityGroups],
            AssignPublicIp = application.AssignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED,
        },
    };

    /// <summary>What is wanted, for comparison.</summary>
    public static SortedDictionary<string, string> Flatten(CreateServiceRequest wanted)
    {
        var flat = Compared(wanted);
        flat["desiredCount"] = $"{wanted.DesiredCount}";
        return flat;
    }

    /// <summary>What is there, for comparison with what is wanted of the workload.</summary>
    public static SortedDictionary<string, string> Flatten(EcsService current, Workload workload)
    {
        var flat = Compared(current);
        var wanted = workload.Service!;
        // What the scaling chose within its limits is as wanted.
        flat["desiredCount"] = wanted.Scaling is { } scaling && wanted.Wants(current.DesiredCount)
            ? $"{Math.Clamp(wanted.Desired, scaling.Min, scaling.Max)}"
            : $"{current.DesiredCount}";
        return flat;
    }

    private static SortedDictionary<string, string> Compared(object service)
    {
        const string configuration = "deploymentConfiguration.", balancers = "loadBalancers.";
        var flat = Flat.Of(service, Members);
        flat["taskDefinition"] = Arn.LastPart(flat["taskDefinition"]);
        foreach (var path in flat.Keys.Where(path => path.StartsWith(configuration, StringComparison.Ordinal)
            && !Configured.Contains(path[configuration.Length..].Split('.')[0])).ToList())
        {
            flat.Remove(path);
        }

        // What is left over of a load balancer that is gone means nothing.
        if (!flat.Keys.Any(path => path.StartsWith(balancers, StringComparison.Ordinal))) flat.Remove("healthCheckGracePeriodSeconds");
        return flat;
    }

    /// <summary>The rollout that is under way, or was the last.</summary>
    public static Deployment? Primary(EcsService service) =>
        service.Deployments?.FirstOrDefault(deployment => deployment.Status == "PRIMARY");

    private static ServiceRegistry Registry(Workload workload, DiscoverySettings discovery, string registry) =>
        discovery.Type == "SRV"
            ? new() { RegistryArn = registry, ContainerName = workload.Name, ContainerPort = discovery.Port }
            : new() { RegistryArn = registry };
}
