using System.Text.RegularExpressions;

namespace Cafe.Compose;

/// <summary>Reads one service.</summary>
/// <param name="directory">The first file's folder, absolute.</param>
/// <param name="services">The names of all services, whatever their profiles.</param>
/// <param name="networks">The networks that are declared.</param>
/// <param name="volumes">The volumes that are declared.</param>
internal sealed partial class ServiceReader(
    string directory, IReadOnlyList<string> services, HashSet<string> networks, HashSet<string> volumes)
{
    private readonly VolumeReader mounts = new(directory, volumes);

    public ComposeService Read(string name, ComposeValue value)
    {
        if (!ServiceName().IsMatch(name))
            throw value.Error("not a service's name; use letters, digits, ., - and _");

        var fields = value.Fields(
            "image", "build", "command", "entrypoint", "environment", "depends_on", "profiles", "healthcheck", "init",
            "container_name", "hostname", "labels", "ports", "expose", "network_mode", "networks", "volumes", "restart",
            "stop_grace_period", "deploy", "user", "read_only", "tmpfs", "cap_add", "cap_drop", "security_opt", "mem_limit",
            "pids_limit", "logging", "develop");
        if (!fields.ContainsKey("image") && !fields.ContainsKey("build"))
            throw value.Error("has neither an image nor a build; give it one");

        var extensions = value.Entries().Where(entry => entry.Name.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Name, entry => entry.Value);
        var deploy = fields.GetValueOrDefault("deploy") is { } deployed ? DeployReader.Read(deployed) : null;
        var memLimit = fields.GetValueOrDefault("mem_limit");
        if (memLimit is not null && deploy?.Limits.Memory is { } memory && memory != memLimit.Bytes())
            throw memLimit.Error($"deploy.resources.limits.memory says {memory} bytes; remove one of the two");

        return new ComposeService
        {
            Name = name,
            Location = value.Location,
            Image = fields.GetValueOrDefault("image")?.Word(),
            Build = fields.GetValueOrDefault("build") is { } build ? Build(build) : null,
            Entrypoint = Words(fields.GetValueOrDefault("entrypoint")),
            Command = Words(fields.GetValueOrDefault("command")),
            Environment = Variables(fields.GetValueOrDefault("environment")),
            DependsOn = DependsOn(fields.GetValueOrDefault("depends_on")),
            Profiles = List(fields.GetValueOrDefault("profiles")),
            HealthCheck = fields.GetValueOrDefault("healthcheck") is { } check ? HealthCheck(check) : null,
            Init = fields.GetValueOrDefault("init")?.Flag() ?? false,
            ContainerName = fields.GetValueOrDefault("container_name")?.Word(),
            Hostname = fields.GetValueOrDefault("hostname")?.Word(),
            Labels = Labels(fields.GetValueOrDefault("labels")),
            Ports = LastOfEach(
                fields.GetValueOrDefault("ports")?.Items().Select(PortReader.Read),
                port => port with { HostIp = port.HostIp ?? "0.0.0.0" }),
            Expose = List(fields.GetValueOrDefault("expose")),
            NetworkMode = fields.GetValueOrDefault("network_mode") is { } mode ? NetworkMode(mode, fields) : null,
            Networks = fields.ContainsKey("network_mode")
                ? new Dictionary<string, IReadOnlyList<string>>()
                : Attachments(fields.GetValueOrDefault("networks")),
            Volumes = LastOfEach(
                fields.GetValueOrDefault("volumes")?.Items().Select(mounts.Read), volume => volume.Target),
            Restart = fields.GetValueOrDefault("restart") is { } restart ? Restart(restart) : null,
            StopGracePeriod = fields.GetValueOrDefault("stop_grace_period")?.Duration(),
            Deploy = deploy,
            User = fields.GetValueOrDefault("user")?.Word(),
            IsReadOnly = fields.GetValueOrDefault("read_only")?.Flag() ?? false,
            Tmpfs = fields.GetValueOrDefault("tmpfs") is { IsText: true } folder
                ? [folder.Word()]
                : List(fields.GetValueOrDefault("tmpfs")),
            CapAdd = List(fields.GetValueOrDefault("cap_add")),
            CapDrop = List(fields.GetValueOrDefault("cap_drop")),
            SecurityOpt = List(fields.GetValueOrDefault("security_opt")),
            MemLimit = memLimit?.Bytes(),
            PidsLimit = fields.GetValueOrDefault("pids_limit")?.Number(1, int.MaxValue),
            Logging = fields.GetValueOrDefault("logging") is { } logging ? Logging(logging) : null,
            Extensions = extensions.Where(entry => entry.Value.IsText)
                .ToDictionary(entry => entry.Key, entry => entry.Value.Text()),
            ExtensionValues = extensions,
        };
    }

    private ComposeBuild Build(ComposeValue value)
    {
        var fields = value.IsMap
            ? value.Fields("context", "dockerfile", "target", "args")
            : new Dictionary<string, ComposeValue> { ["context"] = value };
        var context = fields.GetValueOrDefault("context");
        var folder = context?.Word() ?? ".";
        if (folder.Contains("://", StringComparison.Ordinal) || folder.StartsWith("git@", StringComparison.Ordinal))
            throw context!.Error("an address is not supported as context: check it out and name the folder");

        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, directory));
        return new ComposeBuild(
            folder,
            Path.GetFullPath(fields.GetValueOrDefault("dockerfile")?.Word() ?? "Dockerfile", folder),
            fields.GetValueOrDefault("target")?.Word(),
            Variables(fields.GetValueOrDefault("args")));
    }

    private static IReadOnlyList<string>? Words(ComposeValue? value)
    {
        if (value is null || value.IsNull) return null;
        if (value.IsList) return [.. value.Items().Select(item => item.Text())];
        if (!value.IsText) throw value.Unexpected("a single value or a list");
        try
        {
            return CommandLine.Split(value.Text());
        }
        catch (FormatException e)
        {
            throw value.Error(e.Message);
        }
    }

    // What stands twice comes from an overlay that says again what the file under it says.
    private static IReadOnlyList<string> List(ComposeValue? value) =>
        LastOfEach(value?.Items().Select(item => item.Word()), item => item);

    // Of entries for the same thing the last one counts, in the place of the first.
    private static IReadOnlyList<T> LastOfEach<T, TKey>(IEnumerable<T>? items, Func<T, TKey> key) where TKey : notnull
    {
        var last = new OrderedDictionary<TKey, T>();
        foreach (var item in items ?? []) last[key(item)] = item;
        return [.. last.Values];
    }

    // What has no value is taken from outside, and left out where it isn't there either.
    private static Dictionary<string, string> Variables(ComposeValue? value) => Assignments(value)
        .Select(entry => (Name: entry.Key, Text: entry.Value ?? value!.Variable(entry.Key)))
        .Where(entry => entry.Text is not null)
        .ToDictionary(entry => entry.Name, entry => entry.Text!);

    private static Dictionary<string, string> Labels(ComposeValue? value) =>
        Assignments(value).ToDictionary(entry => entry.Key, entry => entry.Value ?? "");

    private static Dictionary<string, string?> Assignments(ComposeValue? value)
    {
        var assigned = new Dictionary<string, string?>();
        if (value is null) return assigned;
        if (!value.IsList && !value.IsMap) throw value.Unexpected("a map or a list");

        var entries = value.IsList
            ? value.Items().Select(Assignment)
            : value.Entries().Select(entry => (entry.Name, Text: entry.Value.IsNull ? null : entry.Value.Text()));
        foreach (var (name, text) in entries) assigned[name] = text;
        return assigned;
    }

    private static (string Name, string? Text) Assignment(ComposeValue item)
    {
        var parts = item.Word().Split('=', 2);
        if (parts[0].Length == 0) throw item.Error("has no name before the =; write NAME=value");
        return (parts[0], parts.Length == 2 ? parts[1] : null);
    }

    private IReadOnlyList<ComposeDependency> DependsOn(ComposeValue? value)
    {
        if (value is null) return [];
        if (!value.IsList && !value.IsMap) throw value.Unexpected("a list or a map");
        var entries = value.IsMap
            ? value.Entries().Select(entry => (entry.Name, entry.Value, Condition: Condition(entry.Value)))
            : value.Items().Select(item =>
                (Name: item.Text(), Value: item, Condition: DependencyCondition.ServiceStarted));
        return [.. entries.Select(entry => Dependency(entry.Name, entry.Value, entry.Condition))];
    }

    private ComposeDependency Dependency(string service, ComposeValue value, DependencyCondition condition) =>
        services.Contains(service)
            ? new ComposeDependency(service, condition) { Location = value.Location }
            : throw value.Error($"there is no service {service}; the services are {string.Join(", ", services)}");

    private static DependencyCondition Condition(ComposeValue value)
    {
        var fields = value.Fields("condition", "required", "restart");
        if (fields.GetValueOrDefault("required") is { } required && !required.Flag())
            throw required.Error("false is not supported: remove it, since a dependency is always required");
        if (fields.GetValueOrDefault("restart") is { } restart && restart.Flag())
            throw restart.Error("true is not supported: remove it, since no service restarts with its dependency");

        var condition = fields.GetValueOrDefault("condition") ?? throw value.Error(
            "has no condition; give one of service_started, service_healthy, service_completed_successfully");
        return condition.Text() switch
        {
            "service_started" => DependencyCondition.ServiceStarted,
            "service_healthy" => DependencyCondition.ServiceHealthy,
            "service_completed_successfully" => DependencyCondition.ServiceCompletedSuccessfully,
            var other => throw condition.Error(
                $"'{other}' is none of service_started, service_healthy, service_completed_successfully"),
        };
    }

    private static ComposeHealthCheck? HealthCheck(ComposeValue value)
    {
        var fields = value.Fields(
            "test", "disable", "interval", "timeout", "retries", "start_period", "start_interval");
        if (fields.GetValueOrDefault("disable")?.Flag() == true) return null;
        var test = fields.GetValueOrDefault("test")
            ?? throw value.Error("has no test; give it one, since an image's own health check isn't read");
        var words = Test(test);
        if (words is ["NONE"]) return null;

        return new ComposeHealthCheck(
            words,
            Interval: fields.GetValueOrDefault("interval")?.Duration() ?? TimeSpan.FromSeconds(30),
            Timeout: fields.GetValueOrDefault("timeout")?.Duration() ?? TimeSpan.FromSeconds(30),
            Retries: fields.GetValueOrDefault("retries")?.Number(1, int.MaxValue) ?? 3,
            StartPeriod: fields.GetValueOrDefault("start_period")?.Duration() ?? TimeSpan.Zero,
            StartInterval: fields.GetValueOrDefault("start_interval")?.Duration());
    }

    private static IReadOnlyList<string> Test(ComposeValue value)
    {
        if (value.IsText) return ["CMD-SHELL", value.Word()];
        if (!value.IsList) throw value.Unexpected("a single value or a list");
        IReadOnlyList<string> words = [.. value.Items().Select(item => item.Text())];
        return words is ["NONE"] or ["CMD", _, ..] or ["CMD-SHELL", _]
            ? words
            : throw value.Error("""write ["CMD", "program", "argument", …], ["CMD-SHELL", "line"] or ["NONE"]""");
    }

    private static string NetworkMode(ComposeValue value, IReadOnlyDictionary<string, ComposeValue> fields)
    {
        if (value.Text() is not "none")
            throw value.Error($"'{value.Text()}' is not supported: use none, or networks");
        return fields.TryGetValue("networks", out var networks)
            ? throw networks.Error("can't be combined with network_mode; remove one of the two")
            : value.Text();
    }

    private Dictionary<string, IReadOnlyList<string>> Attachments(ComposeValue? value)
    {
        if (value is { IsList: false, IsMap: false }) throw value.Unexpected("a list or a map");
        var entries = value is { IsMap: true }
            ? value.Entries().Select(entry => (entry.Name, entry.Value, Aliases: Aliases(entry.Value)))
            : value?.Items().Select(item => (Name: item.Text(), Value: item, Aliases: Aliases(null))) ?? [];
        var attached = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, network, aliases) in entries)
        {
            if (name != "default" && !networks.Contains(name))
                throw network.Error($"there is no network {name}; declare it under the top-level key networks");
            attached[name] = aliases;
        }

        if (attached.Count == 0) attached["default"] = [];
        return attached;
    }

    private static IReadOnlyList<string> Aliases(ComposeValue? network) => network is null or { IsNull: true }
        ? []
        : List(network.Fields("aliases").GetValueOrDefault("aliases"));

    private static ComposeLogging Logging(ComposeValue value)
    {
        var fields = value.Fields("driver", "options");
        var driver = fields.GetValueOrDefault("driver") ?? throw value.Error("has no driver; give it one, such as local");
        var options = fields.GetValueOrDefault("options")?.Entries() ?? [];
        return new(driver.Word(), options.ToDictionary(option => option.Name, option => option.Value.Text()));
    }

    private static string Restart(ComposeValue value) => value.Text() is var policy && RestartPolicy().IsMatch(policy)
        ? policy
        : throw value.Error($"'{policy}' is none of no, always, unless-stopped, on-failure, on-failure:N");

    [GeneratedRegex(@"^[a-zA-Z0-9._-]+\z")]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"^(no|always|unless-stopped|on-failure(:[0-9]+)?)\z")]
    private static partial Regex RestartPolicy();
}
