using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>What <see cref="IAmazonECS.RegisterTaskDefinitionAsync"/> is asked.</summary>
public class RegisterTaskDefinitionRequest : AmazonECSRequest
{
    /// <summary>The name that the revisions of a task definition have in common.</summary>
    public string Family { get; set; }

    /// <summary>The role that the containers' code has.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The role that fetches images and secrets and writes logs for the task.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>How the containers are on the network; on Fargate <c>awsvpc</c>.</summary>
    public NetworkMode NetworkMode { get; set; }

    /// <summary>The task's containers.</summary>
    public List<ContainerDefinition> ContainerDefinitions { get; set; }

    /// <summary>The volumes that its containers can mount.</summary>
    public List<Volume> Volumes { get; set; }

    /// <summary>The launch types that the definition is checked against.</summary>
    public List<string> RequiresCompatibilities { get; set; }

    /// <summary>CPU units of the whole task, as text: <c>256</c> to <c>16384</c> on Fargate.</summary>
    public string Cpu { get; set; }

    /// <summary>Memory of the whole task in MiB, as text; which sizes go with which CPU is fixed.</summary>
    public string Memory { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whose processes the containers see.</summary>
    public PidMode PidMode { get; set; }

    /// <summary>The size of the task's local disk, where it isn't the default of 20 GiB.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }

    /// <summary>Processor architecture and operating system.</summary>
    public RuntimePlatform RuntimePlatform { get; set; }

    /// <summary>Whether faults can be injected into the tasks' network.</summary>
    public bool? EnableFaultInjection { get; set; }
}

/// <summary>What <see cref="IAmazonECS.RegisterTaskDefinitionAsync"/> answers.</summary>
public class RegisterTaskDefinitionResponse : AmazonWebServiceResponse
{
    /// <summary>The new revision.</summary>
    public TaskDefinition TaskDefinition { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeTaskDefinitionAsync"/> is asked.</summary>
public class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>What else to answer, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeTaskDefinitionAsync"/> answers.</summary>
public class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    /// <summary>The task definition.</summary>
    public TaskDefinition TaskDefinition { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListTaskDefinitionsAsync"/> is asked.</summary>
public class ListTaskDefinitionsRequest : AmazonECSRequest
{
    /// <summary>Only of this family.</summary>
    public string FamilyPrefix { get; set; }

    /// <summary>Active or inactive ones; null means active.</summary>
    public TaskDefinitionStatus Status { get; set; }

    /// <summary>By family and revision: upwards or downwards.</summary>
    public SortOrder Sort { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListTaskDefinitionsAsync"/> answers.</summary>
public class ListTaskDefinitionsResponse : AmazonWebServiceResponse
{
    /// <summary>ARNs of the task definitions.</summary>
    public List<string> TaskDefinitionArns { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DeregisterTaskDefinitionAsync"/> is asked.</summary>
public class DeregisterTaskDefinitionRequest : AmazonECSRequest
{
    /// <summary><c>family:revision</c> or ARN.</summary>
    public string TaskDefinition { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DeregisterTaskDefinitionAsync"/> answers.</summary>
public class DeregisterTaskDefinitionResponse : AmazonWebServiceResponse
{
    /// <summary>The revision, now inactive.</summary>
    public TaskDefinition TaskDefinition { get; set; }
}

/// <summary>A revision of what tasks consist of.</summary>
public class TaskDefinition
{
    /// <summary>ARN of the task definition, with its revision.</summary>
    public string TaskDefinitionArn { get; set; }

    /// <summary>The task's containers.</summary>
    public List<ContainerDefinition> ContainerDefinitions { get; set; }

    /// <summary>The name that the revisions of a task definition have in common.</summary>
    public string Family { get; set; }

    /// <summary>The role that the containers' code has.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The role that fetches images and secrets and writes logs for the task.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>How the containers are on the network; on Fargate <c>awsvpc</c>.</summary>
    public NetworkMode NetworkMode { get; set; }

    /// <summary>The number of the revision; each registration of the family counts on.</summary>
    public int? Revision { get; set; }

    /// <summary>The volumes that its containers can mount.</summary>
    public List<Volume> Volumes { get; set; }

    /// <summary>Its state.</summary>
    public TaskDefinitionStatus Status { get; set; }

    /// <summary>What a container instance must have to run it.</summary>
    public List<Attribute> RequiresAttributes { get; set; }

    /// <summary>The launch types that can run it.</summary>
    public List<string> Compatibilities { get; set; }

    /// <summary>The launch types that the definition is checked against.</summary>
    public List<string> RequiresCompatibilities { get; set; }

    /// <summary>CPU units of the whole task, as text.</summary>
    public string Cpu { get; set; }

    /// <summary>Memory of the whole task in MiB, as text.</summary>
    public string Memory { get; set; }

    /// <summary>Whose processes the containers see.</summary>
    public PidMode PidMode { get; set; }

    /// <summary>Processor architecture and operating system.</summary>
    public RuntimePlatform RuntimePlatform { get; set; }

    /// <summary>When it was registered, in UTC.</summary>
    public DateTime? RegisteredAt { get; set; }

    /// <summary>Who registered it.</summary>
    public string RegisteredBy { get; set; }

    /// <summary>When it was made inactive, in UTC.</summary>
    public DateTime? DeregisteredAt { get; set; }

    /// <summary>When its deletion was asked for, in UTC.</summary>
    public DateTime? DeleteRequestedAt { get; set; }

    /// <summary>The size of the task's local disk, where it isn't the default of 20 GiB.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }

    /// <summary>Whether faults can be injected into the tasks' network.</summary>
    public bool? EnableFaultInjection { get; set; }
}

/// <summary>A property of a container instance, or one that a task asks for.</summary>
public class Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>A volume that the containers of a task can mount.</summary>
public class Volume
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>A directory of the host, or on Fargate of the task.</summary>
    public HostVolumeProperties Host { get; set; }

    /// <summary>A file system of EFS.</summary>
    public EFSVolumeConfiguration EfsVolumeConfiguration { get; set; }

    /// <summary>Whether the rest is said when the task starts.</summary>
    public bool? ConfiguredAtLaunch { get; set; }
}

/// <summary>A directory of the host.</summary>
public class HostVolumeProperties
{
    /// <summary>Its path; null means an empty one of the task, and must be on Fargate.</summary>
    public string SourcePath { get; set; }
}

/// <summary>A file system of EFS as a volume.</summary>
public class EFSVolumeConfiguration
{
    /// <summary>Id of the file system.</summary>
    public string FileSystemId { get; set; }

    /// <summary>The directory that is the volume's root.</summary>
    public string RootDirectory { get; set; }

    /// <summary>Whether what goes to and fro is encrypted.</summary>
    public EFSTransitEncryption TransitEncryption { get; set; }

    /// <summary>The port for the encrypted connection.</summary>
    public int? TransitEncryptionPort { get; set; }

    /// <summary>Access point and role.</summary>
    public EFSAuthorizationConfig AuthorizationConfig { get; set; }
}

/// <summary>How a task may use a file system of EFS.</summary>
public class EFSAuthorizationConfig
{
    /// <summary>Id of the access point.</summary>
    public string AccessPointId { get; set; }

    /// <summary>Whether the task's role is asked.</summary>
    public EFSAuthorizationConfigIAM Iam { get; set; }
}

/// <summary>The local disk of a task.</summary>
public class EphemeralStorage
{
    /// <summary>Its size in GiB, from 21 to 200 on Fargate.</summary>
    public int? SizeInGiB { get; set; }
}

/// <summary>What a task runs on.</summary>
public class RuntimePlatform
{
    /// <summary>The processor architecture.</summary>
    public CPUArchitecture CpuArchitecture { get; set; }

    /// <summary>The operating system.</summary>
    public OSFamily OperatingSystemFamily { get; set; }
}
