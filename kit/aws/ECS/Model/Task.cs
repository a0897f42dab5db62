using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.ECS.Model;

/// <summary>What <see cref="IAmazonECS.RunTaskAsync"/> is asked.</summary>
public class RunTaskRequest : AmazonECSRequest
{
    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>How many tasks, from 1 to 10.</summary>
    public int? Count { get; set; }

    /// <summary>Whether ECS tags the tasks with the names of cluster and service.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>The group of the task, such as <c>service:name</c>.</summary>
    public string Group { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>What differs from the task definition.</summary>
    public TaskOverride Overrides { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>Where the tasks take their tags from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>A word of the caller's that stands in the task.</summary>
    public string ReferenceId { get; set; }

    /// <summary>A word of the caller's, by which <see cref="ListTasksRequest"/> finds the tasks.</summary>
    public string StartedBy { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [IdempotencyToken]
    public string ClientToken { get; set; }
}

/// <summary>What <see cref="IAmazonECS.RunTaskAsync"/> answers.</summary>
public class RunTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The tasks that were placed.</summary>
    public List<Task> Tasks { get; set; }

    /// <summary>What couldn't be placed, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeTasksAsync"/> is asked.</summary>
public class DescribeTasksRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Ids or ARNs, at most 100.</summary>
    public List<string> Tasks { get; set; }

    /// <summary>What else to answer, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeTasksAsync"/> answers.</summary>
public class DescribeTasksResponse : AmazonWebServiceResponse
{
    /// <summary>The tasks that there are; one that stopped is known for an hour.</summary>
    public List<Task> Tasks { get; set; }

    /// <summary>Those of the asked for that there aren't, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListTasksAsync"/> is asked.</summary>
public class ListTasksRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Only on this container instance.</summary>
    public string ContainerInstance { get; set; }

    /// <summary>Only of this family.</summary>
    public string Family { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only those that were started by this.</summary>
    public string StartedBy { get; set; }

    /// <summary>Only of this service.</summary>
    public string ServiceName { get; set; }

    /// <summary>Running or stopped ones; null means running.</summary>
    public DesiredStatus DesiredStatus { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListTasksAsync"/> answers.</summary>
public class ListTasksResponse : AmazonWebServiceResponse
{
    /// <summary>ARNs of the tasks.</summary>
    public List<string> TaskArns { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonECS.StopTaskAsync"/> is asked.</summary>
public class StopTaskRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Id or ARN of the task.</summary>
    public string Task { get; set; }

    /// <summary>Why, for those who look at the task later.</summary>
    public string Reason { get; set; }
}

/// <summary>What <see cref="IAmazonECS.StopTaskAsync"/> answers.</summary>
public class StopTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task.</summary>
    public Task Task { get; set; }
}

/// <summary>Containers of a task definition that run, ran or are about to.</summary>
public class Task
{
    /// <summary>Its network interface and volumes.</summary>
    public List<Attachment> Attachments { get; set; }

    /// <summary>The zone that it is in.</summary>
    public string AvailabilityZone { get; set; }

    /// <summary>The capacity provider that it is on.</summary>
    public string CapacityProviderName { get; set; }

    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Whether ECS hears of it.</summary>
    public Connectivity Connectivity { get; set; }

    /// <summary>When the agent's connection last changed, in UTC.</summary>
    public DateTime? ConnectivityAt { get; set; }

    /// <summary>ARN of the container instance; none on Fargate.</summary>
    public string ContainerInstanceArn { get; set; }

    /// <summary>Its containers.</summary>
    public List<Container> Containers { get; set; }

    /// <summary>CPU units, as text.</summary>
    public string Cpu { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The state that it shall be in.</summary>
    public string DesiredStatus { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>When its last container ended, in UTC.</summary>
    public DateTime? ExecutionStoppedAt { get; set; }

    /// <summary>The group of the task, such as <c>service:name</c>.</summary>
    public string Group { get; set; }

    /// <summary>What its health check says.</summary>
    public HealthStatus HealthStatus { get; set; }

    /// <summary>The state that was last known.</summary>
    public string LastStatus { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Memory in MiB, as text.</summary>
    public string Memory { get; set; }

    /// <summary>What differs from the task definition.</summary>
    public TaskOverride Overrides { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The operating system of the Fargate platform.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>When the download of the images began, in UTC.</summary>
    public DateTime? PullStartedAt { get; set; }

    /// <summary>When the download of the images ended, in UTC.</summary>
    public DateTime? PullStoppedAt { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Who started the task: a deployment's id, or what the caller of <c>RunTask</c> said.</summary>
    public string StartedBy { get; set; }

    /// <summary>The kind of reason that it stopped for.</summary>
    public TaskStopCode StopCode { get; set; }

    /// <summary>When it stopped, in UTC.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <summary>Why it stopped.</summary>
    public string StoppedReason { get; set; }

    /// <summary>When it began to stop, in UTC.</summary>
    public DateTime? StoppingAt { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>ARN of the task.</summary>
    public string TaskArn { get; set; }

    /// <summary>ARN of the task definition, with its revision.</summary>
    public string TaskDefinitionArn { get; set; }

    /// <summary>Grows with every change of the task.</summary>
    public long? Version { get; set; }

    /// <summary>The size of the task's local disk, where it isn't the default of 20 GiB.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }
}

/// <summary>A container of a task.</summary>
public class Container
{
    /// <summary>ARN of the container.</summary>
    public string ContainerArn { get; set; }

    /// <summary>ARN of the task.</summary>
    public string TaskArn { get; set; }

    /// <summary>Its name in the task definition.</summary>
    public string Name { get; set; }

    /// <summary>The image as the task definition says it.</summary>
    public string Image { get; set; }

    /// <summary>The digest of the image's manifest.</summary>
    public string ImageDigest { get; set; }

    /// <summary>Its id in the container engine.</summary>
    public string RuntimeId { get; set; }

    /// <summary>The state that was last known.</summary>
    public string LastStatus { get; set; }

    /// <summary>What its process ended with; null while it runs, or where it never did.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Why it couldn't start or was ended.</summary>
    public string Reason { get; set; }

    /// <summary>Its addresses.</summary>
    public List<NetworkInterface> NetworkInterfaces { get; set; }

    /// <summary>What its health check says.</summary>
    public HealthStatus HealthStatus { get; set; }

    /// <summary>CPU units, as text.</summary>
    public string Cpu { get; set; }

    /// <summary>The hard limit in MiB, as text.</summary>
    public string Memory { get; set; }

    /// <summary>The soft limit in MiB, as text.</summary>
    public string MemoryReservation { get; set; }
}

/// <summary>The addresses of a container.</summary>
public class NetworkInterface
{
    /// <summary>Id of the attachment.</summary>
    public string AttachmentId { get; set; }

    /// <summary>Its IPv4 address in the VPC.</summary>
    public string PrivateIpv4Address { get; set; }

    /// <summary>Its IPv6 address.</summary>
    public string Ipv6Address { get; set; }
}

/// <summary>What differs from the task definition.</summary>
public class TaskOverride
{
    /// <summary>What differs in the containers.</summary>
    public List<ContainerOverride> ContainerOverrides { get; set; }

    /// <summary>CPU units, as text.</summary>
    public string Cpu { get; set; }

    /// <summary>The role that fetches images and secrets and writes logs for the task.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>Memory in MiB, as text.</summary>
    public string Memory { get; set; }

    /// <summary>The role that the containers' code has.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The size of the task's local disk, where it isn't the default of 20 GiB.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }
}

/// <summary>What differs in a container.</summary>
public class ContainerOverride
{
    /// <summary>Its name in the task definition.</summary>
    public string Name { get; set; }

    /// <summary>In place of its command.</summary>
    public List<string> Command { get; set; }

    /// <summary>Environment variables beyond those of the definition.</summary>
    public List<KeyValuePair> Environment { get; set; }

    /// <summary>CPU units; 1024 are one virtual CPU.</summary>
    public int? Cpu { get; set; }

    /// <summary>The hard limit, in MiB.</summary>
    public int? Memory { get; set; }

    /// <summary>The soft limit, in MiB.</summary>
    public int? MemoryReservation { get; set; }
}
