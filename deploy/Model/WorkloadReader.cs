using Cafe.Compose;

namespace Cafe.Deploy.Model;

/// <summary>Makes a workload of a compose service: what Fargate has no equal for is refused where its loss would change
/// what the service does or weaken it.</summary>
/// <param name="application">Without its workloads.</param>
/// <param name="project">The compose project.</param>
internal sealed class WorkloadReader(Application application, ComposeProject project)
{
    private const string Key = "x-ecs";

    // As ECS has them: see "Container definition parameters" in its API reference.
    private static readonly TimeSpan MaxStopTimeout = TimeSpan.FromSeconds(120);
    private static readonly string[] FargateCapabilities = ["SYS_PTRACE"];

    /// <summary>Whether ECS is to run it at all: <c>x-ecs: {deploy: false}</c> leaves it to others.</summary>
    public static bool IsDeployed(ComposeService service) =>
        service.ExtensionValues.GetValueOrDefault(Key) is not { IsMap: true } value
        || value.Entries().FirstOrDefault(entry => entry.Name == "deploy").Value?.Flag() != false;

    public Workload Read(ComposeService service)
    {
        var value = service.ExtensionValues.GetValueOrDefault(Key)
            ?? throw Refused(service, Key, "is missing: give its size and role, or {deploy: false} to leave it out");
        var fields = value.Fields(
            "deploy", "job", "cpu", "memory", "architecture", "desired", "scaling", "discovery", "load-balancer", "secrets",
            "execution-role", "task-role", "security-groups", "log-group", "rollout", "capacity", "schedule");
        DemandName(service, fields.ContainsKey("schedule"));
        RefuseWhatIsLost(service);

        var job = Job(service, fields);
        if (job is not null)
        {
            foreach (var name in new[] { "desired", "scaling", "discovery", "load-balancer", "rollout" })
                if (fields.TryGetValue(name, out var senseless)) throw senseless.Error("a job has none; remove it");
            if (service.Ports.Count > 0) throw Refused(service, "ports", "a job publishes none; remove them with !reset");
        }

        var settings = job is null ? Service(service, fields) : null;
        var size = Size(service, value, fields);
        return new Workload
        {
            Name = service.Name,
            Location = service.Location,
            Service = settings,
            Job = job,
            After = [.. service.DependsOn.Select(dependency => dependency.Service).Where(name => IsDeployed(project[name]))],
            Image = Image(service),
            Size = size,
            Architecture = fields.GetValueOrDefault("architecture") is { } architecture
                ? EcsValues.OneOf(architecture, "x86_64", "arm64").ToUpperInvariant()
                : "X86_64",
            EntryPoint = service.Entrypoint,
            Command = service.Command,
            Environment = service.Environment,
            Secrets = Secrets(service, fields.GetValueOrDefault("secrets")),
            Ports =
            [
                .. service.Ports.Select(port => port.Target)
                    .Concat(settings?.Discovery is { } discovery ? [discovery.Port] : [])
                    .Concat(settings?.LoadBalancer is { } balancer ? [balancer.Port] : [])
                    .Distinct().Order(),
            ],
            HealthCheck = service.HealthCheck is { } check ? HealthCheck(service, check) : null,
            StopTimeout = service.StopGracePeriod is { } grace && grace > MaxStopTimeout
                ? throw Refused(service, "stop_grace_period", "Fargate waits for 120 s at most")
                : service.StopGracePeriod,
            MemoryLimit = Limit(service) is { } limit
                ? limit <= size.Memory
                    ? limit
                    : throw Refused(service, "mem_limit", $"{limit} MiB are more than the {size.Memory} MiB of {Key}.memory")
                : null,
            IsReadOnly = service.IsReadOnly,
            EmptyFolders = EmptyFolders(service),
            User = service.User,
            Init = service.Init,
            CapAdd = service.CapAdd,
            CapDrop = service.CapDrop,
            Labels = service.Labels,
            LogGroup = fields.GetValueOrDefault("log-group")?.Word() ?? $"/{application.Name}/{service.Name}",
            ExecutionRole = fields.GetValueOrDefault("execution-role")?.Word()
                ?? throw value.Error("has no execution-role: the role that pulls the image, reads the secrets and writes the log"),
            TaskRole = fields.GetValueOrDefault("task-role")?.Word(),
            SecurityGroups = fields.GetValueOrDefault("security-groups") is { } groups
                ? EcsValues.Words(groups)
                : throw value.Error("has no security-groups; name at least one"),
            Capacity = fields.GetValueOrDefault("capacity") is { } capacity ? Capacity(capacity) : [new("FARGATE", 0, 1)],
        };
    }

    // Of services, task definitions and containers of ECS, and of schedules.
    private void DemandName(ComposeService service, bool isScheduled)
    {
        var most = isScheduled ? 64 : 255;
        var name = application.NameOf(service.Name);
        if (name.Length > most || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new ComposeException(
                service.Location.File, service.Location.Line, $"services.{service.Name}",
                $"AWS has no name {name}: letters, digits, - and _, at most {most}; call it otherwise");
    }

    private static void RefuseWhatIsLost(ComposeService service)
    {
        if (service.NetworkMode is not null) throw Refused(service, "network_mode", "a task on Fargate always has a network");
        if (service.Hostname is not null) throw Refused(service, "hostname", "Fargate names its tasks itself; use discovery");
        foreach (var volume in service.Volumes.Where(volume => volume.Type != "tmpfs"))
            throw Refused(service, $"volumes[{volume.Target}]",
                "a task on Fargate keeps no volume and sees no folder of yours; take it out in the overlay with !override []");
        foreach (var option in service.SecurityOpt.Where(option => option is not ("no-new-privileges" or "no-new-privileges:true")))
            throw Refused(service, "security_opt", $"{option} can't be had on Fargate");
        foreach (var capability in service.CapAdd.Where(capability => !FargateCapabilities.Contains(capability)))
            throw Refused(service, "cap_add", $"Fargate adds SYS_PTRACE alone, not {capability}");
        foreach (var (key, text) in Texts(service))
            if (ScheduleReader.ContextAttributeOf(text) is { } attribute)
                throw Refused(service, key, $"{attribute} is replaced in {Key}.schedule.command alone");
        foreach (var port in service.Ports.Where(port => port.Protocol != "tcp"))
            throw Refused(service, "ports", $"{port.Target}/{port.Protocol} isn't TCP, which is all that is supported");
    }

    private static IEnumerable<(string Key, string Text)> Texts(ComposeService service) =>
    [
        .. (service.Command ?? []).Select(text => ("command", text)),
        .. (service.Entrypoint ?? []).Select(text => ("entrypoint", text)),
        .. service.Environment.Select(entry => ($"environment.{entry.Key}", entry.Value)),
    ];

    // What others wait for to complete is a job; the file may say it of others.
    private JobSettings? Job(ComposeService service, IReadOnlyDictionary<string, ComposeValue> fields)
    {
        if (fields.GetValueOrDefault("schedule") is { } schedule)
            return new(JobStart.Schedule, ScheduleReader.Read(schedule));
        if (fields.GetValueOrDefault("job") is { } job)
            return new(EcsValues.OneOf(job, "apply", "manual") == "apply" ? JobStart.Apply : JobStart.Manual, null);
        var isAwaited = project.Services.Any(other => other.DependsOn.Any(dependency =>
            dependency.Service == service.Name && dependency.Condition == DependencyCondition.ServiceCompletedSuccessfully));
        return isAwaited ? new(JobStart.Apply, null) : null;
    }

    private ServiceSettings Service(ComposeService service, IReadOnlyDictionary<string, ComposeValue> fields)
    {
        var balancer = fields.GetValueOrDefault("load-balancer") is { } given ? LoadBalancer(service, given) : null;
        if (service.Ports.Count > 0 && balancer is null)
            throw Refused(service, "ports",
                $"nothing publishes them on ECS: give {Key} a load-balancer, or take them out in the overlay with !reset");
        return new ServiceSettings
        {
            Desired = fields.GetValueOrDefault("desired")?.Number(0, 5000) ?? service.Deploy?.Replicas ?? 1,
            Scaling = fields.GetValueOrDefault("scaling") is { } scaling ? Scaling(scaling) : null,
            Discovery = Discovery(service, fields.GetValueOrDefault("discovery")),
            LoadBalancer = balancer,
            Rollout = Rollout(fields.GetValueOrDefault("rollout")),
        };
    }

    private static ScalingSettings Scaling(ComposeValue value)
    {
        var fields = value.Fields("min", "max", "cpu", "memory");
        var min = fields.GetValueOrDefault("min")?.Number(0, 5000) ?? 1;
        var scaling = new ScalingSettings(
            min,
            fields.GetValueOrDefault("max")?.Number(Math.Max(min, 1), 5000) ?? throw value.Error("has no max"),
            fields.GetValueOrDefault("cpu")?.Number(1, 100), fields.GetValueOrDefault("memory")?.Number(1, 100));
        return scaling is { Cpu: null, Memory: null }
            ? throw value.Error("has neither cpu nor memory: the per cent to keep to")
            : scaling;
    }

    private DiscoverySettings? Discovery(ComposeService service, ComposeValue? value)
    {
        var suffix = $".{application.Namespace.Name}";
        string[] aliases =
        [
            .. service.Networks.Values.SelectMany(names => names).Where(name => name.EndsWith(suffix, StringComparison.Ordinal))
                .Select(name => name[..^suffix.Length]).Distinct(),
        ];
        if (value is null)
        {
            return aliases is []
                ? null
                : throw Refused(service, "networks", $"{aliases[0]}{suffix} would lead nowhere: give {Key} a discovery with its port");
        }

        var fields = value.Fields("name", "port", "type", "ttl");
        var name = fields.GetValueOrDefault("name")?.Word() ?? aliases.FirstOrDefault() ?? service.Name;
        if (aliases.FirstOrDefault(alias => alias != name) is { } other)
            throw Refused(service, "networks", $"{other}{suffix} would lead nowhere: a service is found by one name, here {name}{suffix}");
        return new DiscoverySettings(
            name,
            fields.GetValueOrDefault("port")?.Number(1, 65535) ?? throw value.Error("has no port"),
            fields.GetValueOrDefault("type") is { } type ? EcsValues.OneOf(type, "A", "SRV") : "A",
            fields.GetValueOrDefault("ttl") is { } ttl ? EcsValues.Seconds(ttl, 0, 3600) : TimeSpan.FromSeconds(10));
    }

    private static LoadBalancerSettings LoadBalancer(ComposeService service, ComposeValue value)
    {
        var fields = value.Fields("target-group", "port", "grace");
        return new(
            fields.GetValueOrDefault("target-group")?.Word() ?? throw value.Error("has no target-group"),
            fields.GetValueOrDefault("port")?.Number(1, 65535) ?? (service.Ports is [var port]
                ? port.Target
                : throw value.Error("has no port")),
            fields.GetValueOrDefault("grace") is { } grace ? EcsValues.Seconds(grace, 0, 3600) : null);
    }

    private static RolloutSettings Rollout(ComposeValue? value)
    {
        var fields = value?.Fields("minimum-healthy", "maximum", "timeout");
        var settings = new RolloutSettings(
            fields?.GetValueOrDefault("minimum-healthy")?.Number(0, 100) ?? 100,
            fields?.GetValueOrDefault("maximum")?.Number(100, 1000) ?? 200,
            fields?.GetValueOrDefault("timeout")?.Duration() ?? TimeSpan.FromMinutes(15));
        return settings is { MinimumHealthy: 100, Maximum: 100 }
            ? throw value!.Error("minimum-healthy and maximum of 100 leave no room to replace a task")
            : settings;
    }

    private static IReadOnlyList<CapacityShare> Capacity(ComposeValue value)
    {
        IReadOnlyList<CapacityShare> shares =
        [
            .. value.Fields("fargate", "fargate-spot").Select(provider =>
            {
                var fields = provider.Value.Fields("base", "weight");
                return new CapacityShare(
                    provider.Key.ToUpperInvariant().Replace('-', '_'),
                    fields.GetValueOrDefault("base")?.Number(0, 100_000) ?? 0,
                    fields.GetValueOrDefault("weight")?.Number(0, 1000) ?? 1);
            }),
        ];
        return shares.Any(share => share.Weight > 0) && shares.Count(share => share.Base > 0) <= 1
            ? shares
            : throw value.Error("needs a weight above 0, and at most one base");
    }

    private static FargateSize Size(ComposeService service, ComposeValue value, IReadOnlyDictionary<string, ComposeValue> fields)
    {
        var cpu = fields.GetValueOrDefault("cpu")?.Number(256, 16384);
        var memory = fields.GetValueOrDefault("memory") is { } bytes ? Mebibytes(bytes.Bytes()) : (int?)null;
        if (cpu is not null && memory is not null)
        {
            var size = new FargateSize(cpu.Value, memory.Value);
            return size.Problem() is { } problem ? throw value.Error(problem) : size;
        }

        var limits = service.Deploy?.Limits;
        return FargateSize.AtLeast(cpu ?? (int)((limits?.Cpus ?? 0.25m) * 1024), memory ?? Limit(service) ?? 512)
            ?? throw value.Error("is larger than Fargate's largest task");
    }

    // Rounded up: what is asked for is had.
    private static int Mebibytes(long bytes) => (int)((bytes + (1 << 20) - 1) >> 20);

    private static int? Limit(ComposeService service) =>
        (service.MemLimit ?? service.Deploy?.Limits.Memory) is { } bytes ? Mebibytes(bytes) : null;

    private ImageSettings Image(ComposeService service)
    {
        if (service.Build is null) return new(service.Image!, null);
        if (application.Registry is null)
            throw Refused(service, "build", $"the top-level {Key} has no registry to push the image to");
        var name = service.Image ?? $"{application.Name}/{service.Name}";
        return name.LastIndexOf(':') > name.LastIndexOf('/') || name.Contains('@')
            ? throw Refused(service, "image", $"{name} is built here, and tagged by revision: leave out its tag")
            : new($"{application.Registry}/{name}", service.Build);
    }

    private static Dictionary<string, string> Secrets(ComposeService service, ComposeValue? value)
    {
        var secrets = (value?.Entries() ?? []).ToDictionary(entry => entry.Name, entry => entry.Value.Word());
        return secrets.Keys.FirstOrDefault(service.Environment.ContainsKey) is { } twice
            ? throw value!.Error($"{twice} is in the environment too; remove one of the two")
            : secrets;
    }

    private static ComposeHealthCheck HealthCheck(ComposeService service, ComposeHealthCheck check)
    {
        Demand("interval", check.Interval, 5, 300);
        Demand("timeout", check.Timeout, 2, 60);
        Demand("start_period", check.StartPeriod, 0, 300);
        if (check.Retries is < 1 or > 10)
            throw Refused(service, "healthcheck.retries", $"{check.Retries} isn't within ECS's 1 to 10; set it in the overlay");
        return check;

        void Demand(string key, TimeSpan time, int from, int to)
        {
            if (time.TotalSeconds < from || time.TotalSeconds > to)
                throw Refused(service, $"healthcheck.{key}",
                    $"{time.TotalSeconds:0.###} s isn't within ECS's {from} to {to} s; set it in the overlay");
        }
    }

    private static IReadOnlyList<string> EmptyFolders(ComposeService service) =>
    [
        .. service.Tmpfs.Select(folder => folder.Split(':')[0])
            .Concat(service.Volumes.Where(volume => volume.Type == "tmpfs").Select(volume => volume.Target))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static ComposeException Refused(ComposeService service, string key, string problem) =>
        new(service.Location.File, service.Location.Line, $"services.{service.Name}.{key}", problem);
}
