using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cafe.Compose;
using Cafe.Deploy.Aws;

namespace Cafe.Deploy.Model;

/// <summary>A workload's task definition. Its one container is named like the workload.</summary>
internal static class TaskDefinitions
{
    /// <param name="image">With its digest, so that a revision means the same for ever.</param>
    public static RegisterTaskDefinitionRequest Of(Application application, Workload workload, string image, string region) => new()
    {
        Family = application.NameOf(workload),
        RequiresCompatibilities = ["FARGATE"],
        NetworkMode = NetworkMode.Awsvpc,
        Cpu = Text(workload.Size.Cpu),
        Memory = Text(workload.Size.Memory),
        RuntimePlatform = new() { CpuArchitecture = workload.Architecture, OperatingSystemFamily = OSFamily.LINUX },
        ExecutionRoleArn = workload.ExecutionRole,
        TaskRoleArn = workload.TaskRole,
        Volumes = [.. workload.EmptyFolders.Select(folder => new Volume { Name = VolumeName(folder) })],
        ContainerDefinitions = [Container(workload, image, region)],
        Tags =
        [
            .. Ownership.Tags(application.Name, workload.Name).Select(tag => new Tag { Key = tag.Key, Value = tag.Value }),
        ],
    };

    private static ContainerDefinition Container(Workload workload, string image, string region) => new()
    {
        Name = workload.Name,
        Image = image,
        Essential = true,
        EntryPoint = workload.EntryPoint?.ToList(),
        Command = workload.Command?.ToList(),
        Environment = [.. workload.Environment.Select(entry => new Amazon.ECS.Model.KeyValuePair { Name = entry.Key, Value = entry.Value })],
        Secrets = [.. workload.Secrets.Select(entry => new Secret { Name = entry.Key, ValueFrom = entry.Value })],
        PortMappings =
        [
            .. workload.Ports.Select(port => new PortMapping { ContainerPort = port, HostPort = port, Protocol = TransportProtocol.Tcp }),
        ],
        HealthCheck = workload.HealthCheck is { } check ? HealthCheck(check) : null,
        StopTimeout = (int?)workload.StopTimeout?.TotalSeconds,
        Memory = workload.MemoryLimit,
        ReadonlyRootFilesystem = workload.IsReadOnly,
        MountPoints =
        [
            .. workload.EmptyFolders.Select(folder => new MountPoint
            {
                SourceVolume = VolumeName(folder), ContainerPath = folder, ReadOnly = false,
            }),
        ],
        User = workload.User,
        LinuxParameters = workload is { Init: false, CapAdd: [], CapDrop: [] } ? null : new()
        {
            InitProcessEnabled = workload.Init,
            Capabilities = new() { Add = [.. workload.CapAdd], Drop = [.. workload.CapDrop] },
        },
        DockerLabels = workload.Labels.Count > 0 ? new(workload.Labels) : null,
        LogConfiguration = new()
        {
            LogDriver = LogDriver.Awslogs,
            Options = new()
            {
                ["awslogs-group"] = workload.LogGroup,
                ["awslogs-region"] = region,
                ["awslogs-stream-prefix"] = workload.Name,
                // A log that can't be sent in time is dropped; a program that waits for it would stand still.
                ["mode"] = "non-blocking",
                ["max-buffer-size"] = "4m",
            },
        },
    };

    // ECS counts in whole seconds; rounded up, nothing is found unhealthy sooner than the compose file says.
    private static HealthCheck HealthCheck(ComposeHealthCheck check) => new()
    {
        Command = [.. check.Test],
        Interval = Seconds(check.Interval),
        Timeout = Seconds(check.Timeout),
        Retries = check.Retries,
        StartPeriod = check.StartPeriod > TimeSpan.Zero ? Seconds(check.StartPeriod) : null,
    };

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    // ECS takes letters, digits, - and _ alone.
    private static string VolumeName(string folder) =>
        string.Concat(folder.Trim('/').Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '-')) is { Length: > 0 } name
            ? name
            : "root";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
