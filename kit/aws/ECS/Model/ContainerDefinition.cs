namespace Amazon.ECS.Model;

/// <summary>A container of a task.</summary>
public class ContainerDefinition
{
    /// <summary>Its name, unique in the task definition.</summary>
    public string Name { get; set; }

    /// <summary>The image, by tag or digest.</summary>
    public string Image { get; set; }

    /// <summary>How to sign in at a registry that isn't ECR.</summary>
    public RepositoryCredentials RepositoryCredentials { get; set; }

    /// <summary>CPU units; 1024 are one virtual CPU.</summary>
    public int? Cpu { get; set; }

    /// <summary>The hard limit, in MiB.</summary>
    public int? Memory { get; set; }

    /// <summary>The soft limit, in MiB.</summary>
    public int? MemoryReservation { get; set; }

    /// <summary>The ports that it listens on.</summary>
    public List<PortMapping> PortMappings { get; set; }

    /// <summary>Whether the task stops when this container does; null means it does.</summary>
    public bool? Essential { get; set; }

    /// <summary>Whether the container alone is restarted when it ends.</summary>
    public ContainerRestartPolicy RestartPolicy { get; set; }

    /// <summary>In place of the image's entry point.</summary>
    public List<string> EntryPoint { get; set; }

    /// <summary>In place of the image's command.</summary>
    public List<string> Command { get; set; }

    /// <summary>Environment variables.</summary>
    public List<KeyValuePair> Environment { get; set; }

    /// <summary>Files of environment variables in S3.</summary>
    public List<EnvironmentFile> EnvironmentFiles { get; set; }

    /// <summary>The volumes that it mounts.</summary>
    public List<MountPoint> MountPoints { get; set; }

    /// <summary>Containers whose mounts it has too.</summary>
    public List<VolumeFrom> VolumesFrom { get; set; }

    /// <summary>Settings of the Linux kernel.</summary>
    public LinuxParameters LinuxParameters { get; set; }

    /// <summary>Environment variables that come from Secrets Manager or the parameter store.</summary>
    public List<Secret> Secrets { get; set; }

    /// <summary>What must have happened to other containers before this one starts.</summary>
    public List<ContainerDependency> DependsOn { get; set; }

    /// <summary>Seconds until a container that it depends on is given up.</summary>
    public int? StartTimeout { get; set; }

    /// <summary>Seconds between SIGTERM and SIGKILL; on Fargate at most 120.</summary>
    public int? StopTimeout { get; set; }

    /// <summary>Whether the image's tag is resolved to a digest once per deployment.</summary>
    public VersionConsistency VersionConsistency { get; set; }

    /// <summary>The user in the container: name or <c>uid:gid</c>.</summary>
    public string User { get; set; }

    /// <summary>The directory that its process starts in.</summary>
    public string WorkingDirectory { get; set; }

    /// <summary>Whether it has the host's rights; not on Fargate.</summary>
    public bool? Privileged { get; set; }

    /// <summary>Whether its own file system can't be written.</summary>
    public bool? ReadonlyRootFilesystem { get; set; }

    /// <summary>Whether standard input stays open.</summary>
    public bool? Interactive { get; set; }

    /// <summary>Whether it has a terminal.</summary>
    public bool? PseudoTerminal { get; set; }

    /// <summary>Labels of the container.</summary>
    public Dictionary<string, string> DockerLabels { get; set; }

    /// <summary>Limits of its processes.</summary>
    public List<Ulimit> Ulimits { get; set; }

    /// <summary>Where its output goes.</summary>
    public LogConfiguration LogConfiguration { get; set; }

    /// <summary>How its health is checked from inside.</summary>
    public HealthCheck HealthCheck { get; set; }

    /// <summary>Kernel parameters of its namespaces.</summary>
    public List<SystemControl> SystemControls { get; set; }
}

/// <summary>How to sign in at a private registry.</summary>
public class RepositoryCredentials
{
    /// <summary>ARN of the secret with user name and password.</summary>
    public string CredentialsParameter { get; set; }
}

/// <summary>A port that a container listens on.</summary>
public class PortMapping
{
    /// <summary>The port in the container.</summary>
    public int? ContainerPort { get; set; }

    /// <summary>The port outside; with <c>awsvpc</c> the same as inside.</summary>
    public int? HostPort { get; set; }

    /// <summary>TCP or UDP; null means TCP.</summary>
    public TransportProtocol Protocol { get; set; }

    /// <summary>The name that Service Connect calls it by.</summary>
    public string Name { get; set; }

    /// <summary>What is spoken over it, for Service Connect.</summary>
    public ApplicationProtocol AppProtocol { get; set; }

    /// <summary>A range in place of one port, such as <c>8000-8010</c>.</summary>
    public string ContainerPortRange { get; set; }
}

/// <summary>Whether a container alone is restarted when it ends.</summary>
public class ContainerRestartPolicy
{
    /// <summary>Whether it is.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Exit codes after which it isn't.</summary>
    public List<int> IgnoredExitCodes { get; set; }

    /// <summary>Seconds that it must have run before it is restarted, from 60 to 1,800.</summary>
    public int? RestartAttemptPeriod { get; set; }
}

/// <summary>A file of environment variables.</summary>
public class EnvironmentFile
{
    /// <summary>ARN of the file in S3.</summary>
    public string Value { get; set; }

    /// <summary>Its kind.</summary>
    public EnvironmentFileType Type { get; set; }
}

/// <summary>A volume in a container.</summary>
public class MountPoint
{
    /// <summary>Name of the volume in the task definition.</summary>
    public string SourceVolume { get; set; }

    /// <summary>The path in the container.</summary>
    public string ContainerPath { get; set; }

    /// <summary>Whether it can't be written there.</summary>
    public bool? ReadOnly { get; set; }
}

/// <summary>A container whose mounts another one has too.</summary>
public class VolumeFrom
{
    /// <summary>Name of that container.</summary>
    public string SourceContainer { get; set; }

    /// <summary>Whether they can't be written there.</summary>
    public bool? ReadOnly { get; set; }
}

/// <summary>Settings of the Linux kernel for a container.</summary>
public class LinuxParameters
{
    /// <summary>Kernel capabilities, added or taken away.</summary>
    public KernelCapabilities Capabilities { get; set; }

    /// <summary>Whether an init process passes signals on and reaps what ends.</summary>
    public bool? InitProcessEnabled { get; set; }
}

/// <summary>Kernel capabilities of a container.</summary>
public class KernelCapabilities
{
    /// <summary>Those beyond the default; on Fargate only <c>SYS_PTRACE</c>.</summary>
    public List<string> Add { get; set; }

    /// <summary>Those of the default that it doesn't have.</summary>
    public List<string> Drop { get; set; }
}

/// <summary>A value that is fetched when the container starts.</summary>
public class Secret
{
    /// <summary>The environment variable, or the log option.</summary>
    public string Name { get; set; }

    /// <summary>ARN of the secret or parameter, with <c>:key:stage:version</c> for a part of it.</summary>
    public string ValueFrom { get; set; }
}

/// <summary>What must have happened to another container.</summary>
public class ContainerDependency
{
    /// <summary>Name of the container in the task definition.</summary>
    public string ContainerName { get; set; }

    /// <summary>What must have happened.</summary>
    public ContainerCondition Condition { get; set; }
}

/// <summary>A limit of a container's processes.</summary>
public class Ulimit
{
    /// <summary>Its name.</summary>
    public UlimitName Name { get; set; }

    /// <summary>The limit that holds.</summary>
    public int? SoftLimit { get; set; }

    /// <summary>The limit that the soft one can be raised to.</summary>
    public int? HardLimit { get; set; }
}

/// <summary>Where a container's output goes.</summary>
public class LogConfiguration
{
    /// <summary>The driver, such as <c>awslogs</c>.</summary>
    public LogDriver LogDriver { get; set; }

    /// <summary>The driver's options.</summary>
    public Dictionary<string, string> Options { get; set; }

    /// <summary>The driver's options that are secrets.</summary>
    public List<Secret> SecretOptions { get; set; }
}

/// <summary>How a container's health is checked.</summary>
public class HealthCheck
{
    /// <summary>What is run in the container, with <c>CMD</c> or <c>CMD-SHELL</c> in front.</summary>
    public List<string> Command { get; set; }

    /// <summary>Seconds between two checks, from 5 to 300.</summary>
    public int? Interval { get; set; }

    /// <summary>Seconds that a check may take, from 2 to 60.</summary>
    public int? Timeout { get; set; }

    /// <summary>How many failures in a row make it unhealthy, from 1 to 10.</summary>
    public int? Retries { get; set; }

    /// <summary>Seconds after the start in which failures don't count, up to 300.</summary>
    public int? StartPeriod { get; set; }
}

/// <summary>A kernel parameter of a container's namespaces.</summary>
public class SystemControl
{
    /// <summary>Its name, such as <c>net.core.somaxconn</c>.</summary>
    public string Namespace { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
