using Cafe.Compose;

namespace Cafe.Deploy.Model;

/// <summary>What is to run on ECS: a compose file with its <c>x-ecs</c> keys, checked and translated.</summary>
internal sealed record Application
{
    /// <summary>Begins the names of everything that the tool makes, and is the value of the ownership tag.</summary>
    public required string Name { get; init; }

    /// <summary>The ECS cluster, which exists.</summary>
    public required string Cluster { get; init; }

    public required NamespaceSettings Namespace { get; init; }

    /// <summary>Where the tasks run.</summary>
    public required IReadOnlyList<string> Subnets { get; init; }

    public required bool AssignPublicIp { get; init; }

    /// <summary>Where images that are built here go, such as <c>ACCOUNT.dkr.ecr.REGION.amazonaws.com</c>; <c>null</c> where
    /// none is built.</summary>
    public required string? Registry { get; init; }

    /// <summary>Jobs and services, in the order of the compose file.</summary>
    public required IReadOnlyList<Workload> Workloads { get; init; }

    public IEnumerable<Workload> Services => Workloads.Where(workload => workload.Service is not null);

    public IEnumerable<Workload> Jobs => Workloads.Where(workload => workload.Job is not null);

    /// <summary>One workload for each image that is built here.</summary>
    public IEnumerable<Workload> Built =>
        Workloads.Where(workload => workload.Image.Build is not null).DistinctBy(workload => workload.Image.Reference);

    /// <summary>The workload of that name.</summary>
    /// <exception cref="DeployException">There is none.</exception>
    public Workload Workload(string name) => Workloads.FirstOrDefault(workload => workload.Name == name)
        ?? throw new DeployException(
            $"there is no service '{name}': there are {string.Join(", ", Workloads.Select(workload => workload.Name))}", ExitCodes.Usage);

    /// <summary>The services that call it, by what the compose file says.</summary>
    public IEnumerable<Workload> CallersOf(Workload called) => Services.Where(workload => workload.After.Contains(called.Name));

    /// <summary>The services, each behind all that call it.</summary>
    public IReadOnlyList<Workload> CallersFirst()
    {
        List<Workload> ordered = [];
        foreach (var workload in Services) Add(workload);
        return ordered;

        void Add(Workload workload)
        {
            if (ordered.Contains(workload)) return;
            foreach (var caller in CallersOf(workload)) Add(caller);
            ordered.Add(workload);
        }
    }

    /// <summary>The name that a service, a job's task definition or a schedule has at AWS.</summary>
    public string NameOf(Workload workload) => NameOf(workload.Name);

    public string NameOf(string workload) => $"{Name}-{workload}";
}

/// <summary>The Cloud Map namespace.</summary>
/// <param name="Name">Such as <c>cafe.local</c>.</param>
/// <param name="Vpc">Where its names are resolved.</param>
internal sealed record NamespaceSettings(string Name, string Vpc);

/// <summary>A CloudFormation stack of the application's infrastructure.</summary>
/// <param name="Name">Its name at AWS.</param>
/// <param name="Template">The template's absolute path.</param>
/// <param name="Parameters">What the file says; others come from the outputs of the stacks before it, by name.</param>
internal sealed record StackSettings(string Name, string Template, IReadOnlyDictionary<string, string> Parameters);

/// <summary>One service of the compose file as an ECS task: exactly one of <see cref="Service"/> and <see cref="Job"/> says
/// how it runs.</summary>
internal sealed record Workload
{
    /// <summary>The service's name in the compose file.</summary>
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    public ServiceSettings? Service { get; init; }

    public JobSettings? Job { get; init; }

    /// <summary>The workloads that have to be there first.</summary>
    public required IReadOnlyList<string> After { get; init; }

    public required ImageSettings Image { get; init; }

    public required FargateSize Size { get; init; }

    /// <summary><c>X86_64</c> or <c>ARM64</c>.</summary>
    public required string Architecture { get; init; }

    public required IReadOnlyList<string>? EntryPoint { get; init; }

    public required IReadOnlyList<string>? Command { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The ARN of a secret, or of a key in it, by the variable that the container gets it as.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    /// <summary>The TCP ports that the container listens on.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    public required ComposeHealthCheck? HealthCheck { get; init; }

    /// <summary>The time between SIGTERM and SIGKILL; <c>null</c> means ECS's own 30 s.</summary>
    public required TimeSpan? StopTimeout { get; init; }

    /// <summary>The container's own limit in MiB, at most the task's.</summary>
    public required int? MemoryLimit { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>Folders that can be written to, and are empty when a task starts.</summary>
    public required IReadOnlyList<string> EmptyFolders { get; init; }

    public required string? User { get; init; }

    public required bool Init { get; init; }

    public required IReadOnlyList<string> CapAdd { get; init; }

    public required IReadOnlyList<string> CapDrop { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required string LogGroup { get; init; }

    public required string ExecutionRole { get; init; }

    public required string? TaskRole { get; init; }

    public required IReadOnlyList<string> SecurityGroups { get; init; }

    public required IReadOnlyList<CapacityShare> Capacity { get; init; }
}

/// <summary>Which image a workload runs: one that is there, or one that is built and pushed.</summary>
/// <param name="Reference">The image as written; with a <paramref name="Build"/>, the name of its repository.</param>
internal sealed record ImageSettings(string Reference, ComposeBuild? Build);

/// <summary>What runs all the time.</summary>
internal sealed record ServiceSettings
{
    public required int Desired { get; init; }

    public required ScalingSettings? Scaling { get; init; }

    public required DiscoverySettings? Discovery { get; init; }

    public required LoadBalancerSettings? LoadBalancer { get; init; }

    public required RolloutSettings Rollout { get; init; }

    /// <summary>Whether so many tasks are as wanted: what scales by itself chooses within its limits.</summary>
    public bool Wants(int? count) => Scaling is { } scaling ? count >= scaling.Min && count <= scaling.Max : count == Desired;
}

/// <summary>What runs to its end.</summary>
/// <param name="When">What starts it.</param>
/// <param name="Schedule">The schedule of a scheduled one.</param>
internal sealed record JobSettings(JobStart When, ScheduleSettings? Schedule);

internal enum JobStart
{
    /// <summary>An <c>apply</c> that changes it, before whatever waits for its completion.</summary>
    Apply,

    /// <summary><c>cafe deploy run</c>.</summary>
    Manual,

    /// <summary>EventBridge Scheduler.</summary>
    Schedule,
}

/// <summary>How many tasks run, by load. Targets are per cent of the task's size.</summary>
internal sealed record ScalingSettings(int Min, int Max, int? Cpu, int? Memory);

/// <summary>A Cloud Map service.</summary>
/// <param name="Name">Without the namespace.</param>
/// <param name="Port">The port that is registered.</param>
/// <param name="Type">The type of its DNS records, <c>A</c> or <c>SRV</c>.</param>
/// <param name="Ttl">How long resolvers keep an answer, in whole seconds.</param>
internal sealed record DiscoverySettings(string Name, int Port, string Type, TimeSpan Ttl);

/// <param name="TargetGroup">Its ARN.</param>
/// <param name="Port">The container's port.</param>
/// <param name="Grace">How long after a task's start its failing checks don't count.</param>
internal sealed record LoadBalancerSettings(string TargetGroup, int Port, TimeSpan? Grace);

/// <param name="MinimumHealthy">Per cent of the desired count that stay.</param>
/// <param name="Maximum">Per cent of the desired count that run at most.</param>
/// <param name="Timeout">How long a rollout may take.</param>
internal sealed record RolloutSettings(int MinimumHealthy, int Maximum, TimeSpan Timeout);

/// <param name="Provider"><c>FARGATE</c> or <c>FARGATE_SPOT</c>.</param>
/// <param name="Base">How many tasks it has at least.</param>
/// <param name="Weight">Its share of the others.</param>
internal sealed record CapacityShare(string Provider, int Base, int Weight);

/// <param name="Expression">As EventBridge Scheduler writes it, such as <c>cron(0 21 * * ? *)</c>.</param>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="Group">The schedule group, which exists.</param>
/// <param name="Role">What EventBridge Scheduler starts the task as.</param>
/// <param name="Command">What the container gets in place of its own command, context attributes such as
/// <c>&lt;aws.scheduler.scheduled-time&gt;</c> replaced; <c>null</c> leaves it its own.</param>
internal sealed record ScheduleSettings(string Expression, string TimeZone, string Group, string Role, IReadOnlyList<string>? Command);
