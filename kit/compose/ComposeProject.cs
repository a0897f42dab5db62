namespace Cafe.Compose;

/// <summary>A compose file, read, checked, and with its variables filled in.</summary>
public sealed record ComposeProject
{
    /// <summary>The <c>name</c> in the file, or in the last that has one; without one, the name of the first file's
    /// folder in lower case, less what compose doesn't allow in a project's name.</summary>
    public required string Name { get; init; }

    /// <summary>The absolute path of the first file's folder: relative paths in all files start here.</summary>
    public required string Directory { get; init; }

    /// <summary>The services in the order of the files, without those whose profiles weren't asked for.</summary>
    public required IReadOnlyList<ComposeService> Services { get; init; }

    /// <summary>The networks that lead nowhere else: not to the host, and not beyond it.</summary>
    public IReadOnlyList<string> InternalNetworks { get; init; } = [];

    /// <summary>The service of that name.</summary>
    /// <exception cref="KeyNotFoundException">The project has no such service.</exception>
    public ComposeService this[string name] =>
        Services.FirstOrDefault(service => service.Name == name)
        ?? throw new KeyNotFoundException($"there is no service {name}");

    /// <summary>The services so that each comes after all that it depends on, otherwise in the order of the file.
    /// That such an order exists is checked when the file is read.</summary>
    public IReadOnlyList<ComposeService> InStartOrder() => StartOrder.Of(Services);
}

/// <summary>One service of a compose file.</summary>
public sealed record ComposeService
{
    /// <summary>The service's name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Where the service stands, for messages about it: in the first file that has it.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The image to run, or the name of the one that <see cref="Build"/> makes. A service has one
    /// of them or both.</summary>
    public string? Image { get; init; }

    /// <summary>How the image is built; <c>null</c> if it isn't.</summary>
    public ComposeBuild? Build { get; init; }

    /// <summary>The words that replace the image's entry point; <c>null</c> keeps it, an empty list removes
    /// it.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The words that replace the image's command; <c>null</c> keeps it, an empty list removes it.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The environment. A variable that the file names without a value has that of the variables given to
    /// <see cref="ComposeFile"/>, and is left out where they have none.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What has to come first, in the order of the file.</summary>
    public required IReadOnlyList<ComposeDependency> DependsOn { get; init; }

    /// <summary>The profiles that start the service; without any, it is always started.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The health check; <c>null</c> if there is none or it is disabled.</summary>
    public ComposeHealthCheck? HealthCheck { get; init; }

    /// <summary>Whether an init process forwards signals to the program and collects its children.</summary>
    public bool Init { get; init; }

    /// <summary>The container's name; <c>null</c> where the file doesn't say (compose then makes one from the project's
    /// and the service's).</summary>
    public string? ContainerName { get; init; }

    /// <summary>The name by which the container knows itself; <c>null</c> where the file doesn't say.</summary>
    public string? Hostname { get; init; }

    /// <summary>The container's labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The ports that are published.</summary>
    public required IReadOnlyList<ComposePort> Ports { get; init; }

    /// <summary>Ports that other services use, as they are written: nothing depends on them.</summary>
    public IReadOnlyList<string> Expose { get; init; } = [];

    /// <summary><c>none</c> for a service without any network; <c>null</c> where the file doesn't say.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The networks, each with the service's aliases; <c>default</c> where the file names none, and nothing
    /// with <see cref="NetworkMode"/>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Networks { get; init; }

    /// <summary>What is mounted.</summary>
    public required IReadOnlyList<ComposeVolume> Volumes { get; init; }

    /// <summary><c>no</c>, <c>always</c>, <c>unless-stopped</c>, <c>on-failure</c> or <c>on-failure:N</c>;
    /// <c>null</c> where the file doesn't say (compose then doesn't restart).</summary>
    public string? Restart { get; init; }

    /// <summary>The time between SIGTERM and SIGKILL; <c>null</c> where the file doesn't say (compose then waits
    /// 10 s).</summary>
    public TimeSpan? StopGracePeriod { get; init; }

    /// <summary>How many of it run, with which resources; <c>null</c> where the file doesn't say.</summary>
    public ComposeDeploy? Deploy { get; init; }

    /// <summary>The user that runs it, by name or number, and its group after a colon, if it has one; <c>null</c> means
    /// the image's.</summary>
    public string? User { get; init; }

    /// <summary>Whether the root file system can't be written to.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Folders in memory, each with its options after a colon, if it has any.</summary>
    public IReadOnlyList<string> Tmpfs { get; init; } = [];

    /// <summary>The Linux capabilities that are added to the engine's own choice.</summary>
    public IReadOnlyList<string> CapAdd { get; init; } = [];

    /// <summary>The Linux capabilities that are taken away.</summary>
    public IReadOnlyList<string> CapDrop { get; init; } = [];

    /// <summary>Such as <c>no-new-privileges:true</c>.</summary>
    public IReadOnlyList<string> SecurityOpt { get; init; } = [];

    /// <summary>How much memory it may have, in bytes; <c>null</c> where the file doesn't say (compose then sets no limit).</summary>
    public long? MemLimit { get; init; }

    /// <summary>How many processes and threads it may have; <c>null</c> where the file doesn't say.</summary>
    public int? PidsLimit { get; init; }

    /// <summary>Where its output goes; <c>null</c> where the file doesn't say.</summary>
    public ComposeLogging? Logging { get; init; }

    /// <summary>The service's own <c>x-</c> keys that hold a single value; lists and maps are left out.</summary>
    public required IReadOnlyDictionary<string, string> Extensions { get; init; }

    /// <summary>All of the service's own <c>x-</c> keys, for whoever knows what they hold.</summary>
    public required IReadOnlyDictionary<string, ComposeValue> ExtensionValues { get; init; }
}

/// <summary>A line of a file.</summary>
/// <param name="File">The file, as the caller of <see cref="ComposeFile"/> named it.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourceLocation(string File, int Line)
{
    /// <summary><c>file:line</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>How an image is built.</summary>
/// <param name="Context">The absolute path of the folder that is sent to the builder.</param>
/// <param name="Dockerfile">The absolute path of the Dockerfile.</param>
/// <param name="Target">The stage to build; <c>null</c> means the last.</param>
/// <param name="Args">The build arguments; one without a value is treated like a variable of the environment.</param>
public sealed record ComposeBuild(
    string Context, string Dockerfile, string? Target, IReadOnlyDictionary<string, string> Args);

/// <summary>Where a service's output goes.</summary>
/// <param name="Driver">The logging driver, such as <c>local</c>.</param>
/// <param name="Options">Its options, such as <c>max-size</c>.</param>
public sealed record ComposeLogging(string Driver, IReadOnlyDictionary<string, string> Options);

/// <summary>How many of a service run, with which resources.</summary>
/// <param name="Replicas">How many; <c>null</c> where the file doesn't say (compose then starts one).</param>
/// <param name="Limits">What each of them may use at most.</param>
/// <param name="Reservations">What is kept free for each of them.</param>
public sealed record ComposeDeploy(int? Replicas, ComposeResources Limits, ComposeResources Reservations);

/// <summary>An amount of processors and memory.</summary>
/// <param name="Cpus">How many processors, such as 0.5; <c>null</c> where the file doesn't say.</param>
/// <param name="Memory">The memory in bytes; <c>null</c> where the file doesn't say.</param>
public sealed record ComposeResources(decimal? Cpus, long? Memory);

/// <summary>A service that has to come first.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Condition">What is waited for.</param>
public sealed record ComposeDependency(string Service, DependencyCondition Condition)
{
    /// <summary>Where the dependency is declared.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>What a dependent service waits for.</summary>
public enum DependencyCondition
{
    /// <summary>The service runs.</summary>
    ServiceStarted,

    /// <summary>The service's health check has succeeded.</summary>
    ServiceHealthy,

    /// <summary>The service has ended with exit code 0.</summary>
    ServiceCompletedSuccessfully,
}

/// <summary>A health check, with compose's defaults filled in.</summary>
/// <param name="Test"><c>CMD</c> and the words of a command, or <c>CMD-SHELL</c> and a line for the shell.</param>
/// <param name="Interval">The time between two checks; 30 s by default.</param>
/// <param name="Timeout">The time that one check may take; 30 s by default.</param>
/// <param name="Retries">The number of failures in a row that make a service unhealthy; 3 by default.</param>
/// <param name="StartPeriod">The time after the start in which failures don't count; none by default.</param>
/// <param name="StartInterval">The time between two checks within <paramref name="StartPeriod"/>; <c>null</c> where
/// the file doesn't say (the engine then takes 5 s).</param>
public sealed record ComposeHealthCheck(
    IReadOnlyList<string> Test, TimeSpan Interval, TimeSpan Timeout, int Retries, TimeSpan StartPeriod,
    TimeSpan? StartInterval);

/// <summary>A port that is published. Port numbers are 1 to 65535.</summary>
/// <param name="HostIp">The host's address to listen on; <c>null</c> means all.</param>
/// <param name="Published">The host's port; <c>null</c> means any that is free.</param>
/// <param name="Target">The service's own port.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
public sealed record ComposePort(string? HostIp, int? Published, int Target, string Protocol);

/// <summary>Something mounted into a service.</summary>
/// <param name="Type"><c>bind</c>, <c>volume</c> or <c>tmpfs</c>.</param>
/// <param name="Source">Of a bind, the absolute path on the host; of a volume, its name, or <c>null</c> if it has none;
/// of a tmpfs, <c>null</c>.</param>
/// <param name="Target">The absolute path in the service.</param>
/// <param name="ReadOnly">Whether the service can't write to it.</param>
public sealed record ComposeVolume(string Type, string? Source, string Target, bool ReadOnly);
