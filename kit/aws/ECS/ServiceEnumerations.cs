using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The values of application protocol.</summary>
public class ApplicationProtocol : ConstantClass
{
    /// <summary><c>http</c></summary>
    public static readonly ApplicationProtocol Http = new("http");

    /// <summary><c>http2</c></summary>
    public static readonly ApplicationProtocol Http2 = new("http2");

    /// <summary><c>grpc</c></summary>
    public static readonly ApplicationProtocol Grpc = new("grpc");

    /// <summary>A value that has no constant here.</summary>
    public ApplicationProtocol(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ApplicationProtocol FindValue(string value) => FindValue<ApplicationProtocol>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ApplicationProtocol(string value) => FindValue(value);
}

/// <summary>The values of assign public ip.</summary>
public class AssignPublicIp : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly AssignPublicIp DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public AssignPublicIp(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

/// <summary>The values of availability zone rebalancing.</summary>
public class AvailabilityZoneRebalancing : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly AvailabilityZoneRebalancing ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly AvailabilityZoneRebalancing DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public AvailabilityZoneRebalancing(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static AvailabilityZoneRebalancing FindValue(string value) => FindValue<AvailabilityZoneRebalancing>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator AvailabilityZoneRebalancing(string value) => FindValue(value);
}

/// <summary>The values of cpuarchitecture.</summary>
public class CPUArchitecture : ConstantClass
{
    /// <summary><c>X86_64</c></summary>
    public static readonly CPUArchitecture X86_64 = new("X86_64");

    /// <summary><c>ARM64</c></summary>
    public static readonly CPUArchitecture ARM64 = new("ARM64");

    /// <summary>A value that has no constant here.</summary>
    public CPUArchitecture(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static CPUArchitecture FindValue(string value) => FindValue<CPUArchitecture>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator CPUArchitecture(string value) => FindValue(value);
}

/// <summary>The values of cluster setting name.</summary>
public class ClusterSettingName : ConstantClass
{
    /// <summary><c>containerInsights</c></summary>
    public static readonly ClusterSettingName ContainerInsights = new("containerInsights");

    /// <summary>A value that has no constant here.</summary>
    public ClusterSettingName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ClusterSettingName FindValue(string value) => FindValue<ClusterSettingName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ClusterSettingName(string value) => FindValue(value);
}

/// <summary>The values of connectivity.</summary>
public class Connectivity : ConstantClass
{
    /// <summary><c>CONNECTED</c></summary>
    public static readonly Connectivity CONNECTED = new("CONNECTED");

    /// <summary><c>DISCONNECTED</c></summary>
    public static readonly Connectivity DISCONNECTED = new("DISCONNECTED");

    /// <summary>A value that has no constant here.</summary>
    public Connectivity(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static Connectivity FindValue(string value) => FindValue<Connectivity>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator Connectivity(string value) => FindValue(value);
}

/// <summary>The values of container condition.</summary>
public class ContainerCondition : ConstantClass
{
    /// <summary><c>START</c></summary>
    public static readonly ContainerCondition START = new("START");

    /// <summary><c>COMPLETE</c></summary>
    public static readonly ContainerCondition COMPLETE = new("COMPLETE");

    /// <summary><c>SUCCESS</c></summary>
    public static readonly ContainerCondition SUCCESS = new("SUCCESS");

    /// <summary><c>HEALTHY</c></summary>
    public static readonly ContainerCondition HEALTHY = new("HEALTHY");

    /// <summary>A value that has no constant here.</summary>
    public ContainerCondition(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ContainerCondition FindValue(string value) => FindValue<ContainerCondition>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ContainerCondition(string value) => FindValue(value);
}

/// <summary>The values of deployment controller type.</summary>
public class DeploymentControllerType : ConstantClass
{
    /// <summary><c>ECS</c></summary>
    public static readonly DeploymentControllerType ECS = new("ECS");

    /// <summary><c>CODE_DEPLOY</c></summary>
    public static readonly DeploymentControllerType CODE_DEPLOY = new("CODE_DEPLOY");

    /// <summary><c>EXTERNAL</c></summary>
    public static readonly DeploymentControllerType EXTERNAL = new("EXTERNAL");

    /// <summary>A value that has no constant here.</summary>
    public DeploymentControllerType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DeploymentControllerType FindValue(string value) => FindValue<DeploymentControllerType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DeploymentControllerType(string value) => FindValue(value);
}

/// <summary>The values of deployment rollout state.</summary>
public class DeploymentRolloutState : ConstantClass
{
    /// <summary><c>COMPLETED</c></summary>
    public static readonly DeploymentRolloutState COMPLETED = new("COMPLETED");

    /// <summary><c>FAILED</c></summary>
    public static readonly DeploymentRolloutState FAILED = new("FAILED");

    /// <summary><c>IN_PROGRESS</c></summary>
    public static readonly DeploymentRolloutState IN_PROGRESS = new("IN_PROGRESS");

    /// <summary>A value that has no constant here.</summary>
    public DeploymentRolloutState(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DeploymentRolloutState FindValue(string value) => FindValue<DeploymentRolloutState>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DeploymentRolloutState(string value) => FindValue(value);
}

/// <summary>The values of deployment strategy.</summary>
public class DeploymentStrategy : ConstantClass
{
    /// <summary><c>ROLLING</c></summary>
    public static readonly DeploymentStrategy ROLLING = new("ROLLING");

    /// <summary><c>BLUE_GREEN</c></summary>
    public static readonly DeploymentStrategy BLUE_GREEN = new("BLUE_GREEN");

    /// <summary><c>LINEAR</c></summary>
    public static readonly DeploymentStrategy LINEAR = new("LINEAR");

    /// <summary><c>CANARY</c></summary>
    public static readonly DeploymentStrategy CANARY = new("CANARY");

    /// <summary>A value that has no constant here.</summary>
    public DeploymentStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DeploymentStrategy FindValue(string value) => FindValue<DeploymentStrategy>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DeploymentStrategy(string value) => FindValue(value);
}

/// <summary>The values of desired status.</summary>
public class DesiredStatus : ConstantClass
{
    /// <summary><c>RUNNING</c></summary>
    public static readonly DesiredStatus RUNNING = new("RUNNING");

    /// <summary><c>PENDING</c></summary>
    public static readonly DesiredStatus PENDING = new("PENDING");

    /// <summary><c>STOPPED</c></summary>
    public static readonly DesiredStatus STOPPED = new("STOPPED");

    /// <summary>A value that has no constant here.</summary>
    public DesiredStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static DesiredStatus FindValue(string value) => FindValue<DesiredStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator DesiredStatus(string value) => FindValue(value);
}

/// <summary>The values of efsauthorization config iam.</summary>
public class EFSAuthorizationConfigIAM : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly EFSAuthorizationConfigIAM ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly EFSAuthorizationConfigIAM DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public EFSAuthorizationConfigIAM(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static EFSAuthorizationConfigIAM FindValue(string value) => FindValue<EFSAuthorizationConfigIAM>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator EFSAuthorizationConfigIAM(string value) => FindValue(value);
}

/// <summary>The values of efstransit encryption.</summary>
public class EFSTransitEncryption : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly EFSTransitEncryption ENABLED = new("ENABLED");

    /// <summary><c>DISABLED</c></summary>
    public static readonly EFSTransitEncryption DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public EFSTransitEncryption(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static EFSTransitEncryption FindValue(string value) => FindValue<EFSTransitEncryption>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator EFSTransitEncryption(string value) => FindValue(value);
}

/// <summary>The values of environment file type.</summary>
public class EnvironmentFileType : ConstantClass
{
    /// <summary><c>s3</c></summary>
    public static readonly EnvironmentFileType S3 = new("s3");

    /// <summary>A value that has no constant here.</summary>
    public EnvironmentFileType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static EnvironmentFileType FindValue(string value) => FindValue<EnvironmentFileType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator EnvironmentFileType(string value) => FindValue(value);
}

/// <summary>The values of health status.</summary>
public class HealthStatus : ConstantClass
{
    /// <summary><c>HEALTHY</c></summary>
    public static readonly HealthStatus HEALTHY = new("HEALTHY");

    /// <summary><c>UNHEALTHY</c></summary>
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");

    /// <summary><c>UNKNOWN</c></summary>
    public static readonly HealthStatus UNKNOWN = new("UNKNOWN");

    /// <summary>A value that has no constant here.</summary>
    public HealthStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static HealthStatus FindValue(string value) => FindValue<HealthStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator HealthStatus(string value) => FindValue(value);
}

/// <summary>The values of launch type.</summary>
public class LaunchType : ConstantClass
{
    /// <summary><c>EC2</c></summary>
    public static readonly LaunchType EC2 = new("EC2");

    /// <summary><c>FARGATE</c></summary>
    public static readonly LaunchType FARGATE = new("FARGATE");

    /// <summary><c>EXTERNAL</c></summary>
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");

    /// <summary><c>MANAGED_INSTANCES</c></summary>
    public static readonly LaunchType MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    /// <summary>A value that has no constant here.</summary>
    public LaunchType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LaunchType(string value) => FindValue(value);
}

/// <summary>The values of log driver.</summary>
public class LogDriver : ConstantClass
{
    /// <summary><c>json-file</c></summary>
    public static readonly LogDriver JsonFile = new("json-file");

    /// <summary><c>syslog</c></summary>
    public static readonly LogDriver Syslog = new("syslog");

    /// <summary><c>journald</c></summary>
    public static readonly LogDriver Journald = new("journald");

    /// <summary><c>gelf</c></summary>
    public static readonly LogDriver Gelf = new("gelf");

    /// <summary><c>fluentd</c></summary>
    public static readonly LogDriver Fluentd = new("fluentd");

    /// <summary><c>awslogs</c></summary>
    public static readonly LogDriver Awslogs = new("awslogs");

    /// <summary><c>splunk</c></summary>
    public static readonly LogDriver Splunk = new("splunk");

    /// <summary><c>awsfirelens</c></summary>
    public static readonly LogDriver Awsfirelens = new("awsfirelens");

    /// <summary>A value that has no constant here.</summary>
    public LogDriver(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static LogDriver FindValue(string value) => FindValue<LogDriver>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator LogDriver(string value) => FindValue(value);
}

/// <summary>The values of network mode.</summary>
public class NetworkMode : ConstantClass
{
    /// <summary><c>bridge</c></summary>
    public static readonly NetworkMode Bridge = new("bridge");

    /// <summary><c>host</c></summary>
    public static readonly NetworkMode Host = new("host");

    /// <summary><c>awsvpc</c></summary>
    public static readonly NetworkMode Awsvpc = new("awsvpc");

    /// <summary><c>none</c></summary>
    public static readonly NetworkMode None = new("none");

    /// <summary>A value that has no constant here.</summary>
    public NetworkMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static NetworkMode FindValue(string value) => FindValue<NetworkMode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator NetworkMode(string value) => FindValue(value);
}

/// <summary>The values of osfamily.</summary>
public class OSFamily : ConstantClass
{
    /// <summary><c>WINDOWS_SERVER_2019_FULL</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2019_FULL = new("WINDOWS_SERVER_2019_FULL");

    /// <summary><c>WINDOWS_SERVER_2019_CORE</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2019_CORE = new("WINDOWS_SERVER_2019_CORE");

    /// <summary><c>WINDOWS_SERVER_2016_FULL</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2016_FULL = new("WINDOWS_SERVER_2016_FULL");

    /// <summary><c>WINDOWS_SERVER_2004_CORE</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2004_CORE = new("WINDOWS_SERVER_2004_CORE");

    /// <summary><c>WINDOWS_SERVER_2022_CORE</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2022_CORE = new("WINDOWS_SERVER_2022_CORE");

    /// <summary><c>WINDOWS_SERVER_2022_FULL</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2022_FULL = new("WINDOWS_SERVER_2022_FULL");

    /// <summary><c>WINDOWS_SERVER_2025_CORE</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2025_CORE = new("WINDOWS_SERVER_2025_CORE");

    /// <summary><c>WINDOWS_SERVER_2025_FULL</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_2025_FULL = new("WINDOWS_SERVER_2025_FULL");

    /// <summary><c>WINDOWS_SERVER_20H2_CORE</c></summary>
    public static readonly OSFamily WINDOWS_SERVER_20H2_CORE = new("WINDOWS_SERVER_20H2_CORE");

    /// <summary><c>LINUX</c></summary>
    public static readonly OSFamily LINUX = new("LINUX");

    /// <summary>A value that has no constant here.</summary>
    public OSFamily(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static OSFamily FindValue(string value) => FindValue<OSFamily>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator OSFamily(string value) => FindValue(value);
}

/// <summary>The values of pid mode.</summary>
public class PidMode : ConstantClass
{
    /// <summary><c>host</c></summary>
    public static readonly PidMode Host = new("host");

    /// <summary><c>task</c></summary>
    public static readonly PidMode Task = new("task");

    /// <summary>A value that has no constant here.</summary>
    public PidMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PidMode FindValue(string value) => FindValue<PidMode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PidMode(string value) => FindValue(value);
}

/// <summary>The values of propagate tags.</summary>
public class PropagateTags : ConstantClass
{
    /// <summary><c>TASK_DEFINITION</c></summary>
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    /// <summary><c>SERVICE</c></summary>
    public static readonly PropagateTags SERVICE = new("SERVICE");

    /// <summary><c>NONE</c></summary>
    public static readonly PropagateTags NONE = new("NONE");

    /// <summary>A value that has no constant here.</summary>
    public PropagateTags(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator PropagateTags(string value) => FindValue(value);
}

/// <summary>The values of resource management type.</summary>
public class ResourceManagementType : ConstantClass
{
    /// <summary><c>CUSTOMER</c></summary>
    public static readonly ResourceManagementType CUSTOMER = new("CUSTOMER");

    /// <summary><c>ECS</c></summary>
    public static readonly ResourceManagementType ECS = new("ECS");

    /// <summary>A value that has no constant here.</summary>
    public ResourceManagementType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ResourceManagementType FindValue(string value) => FindValue<ResourceManagementType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ResourceManagementType(string value) => FindValue(value);
}

/// <summary>The values of scheduling strategy.</summary>
public class SchedulingStrategy : ConstantClass
{
    /// <summary><c>REPLICA</c></summary>
    public static readonly SchedulingStrategy REPLICA = new("REPLICA");

    /// <summary><c>DAEMON</c></summary>
    public static readonly SchedulingStrategy DAEMON = new("DAEMON");

    /// <summary>A value that has no constant here.</summary>
    public SchedulingStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static SchedulingStrategy FindValue(string value) => FindValue<SchedulingStrategy>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator SchedulingStrategy(string value) => FindValue(value);
}

/// <summary>The values of service deployment lifecycle stage.</summary>
public class ServiceDeploymentLifecycleStage : ConstantClass
{
    /// <summary><c>RECONCILE_SERVICE</c></summary>
    public static readonly ServiceDeploymentLifecycleStage RECONCILE_SERVICE = new("RECONCILE_SERVICE");

    /// <summary><c>PRE_SCALE_UP</c></summary>
    public static readonly ServiceDeploymentLifecycleStage PRE_SCALE_UP = new("PRE_SCALE_UP");

    /// <summary><c>SCALE_UP</c></summary>
    public static readonly ServiceDeploymentLifecycleStage SCALE_UP = new("SCALE_UP");

    /// <summary><c>POST_SCALE_UP</c></summary>
    public static readonly ServiceDeploymentLifecycleStage POST_SCALE_UP = new("POST_SCALE_UP");

    /// <summary><c>TEST_TRAFFIC_SHIFT</c></summary>
    public static readonly ServiceDeploymentLifecycleStage TEST_TRAFFIC_SHIFT = new("TEST_TRAFFIC_SHIFT");

    /// <summary><c>POST_TEST_TRAFFIC_SHIFT</c></summary>
    public static readonly ServiceDeploymentLifecycleStage POST_TEST_TRAFFIC_SHIFT = new("POST_TEST_TRAFFIC_SHIFT");

    /// <summary><c>PRODUCTION_TRAFFIC_SHIFT</c></summary>
    public static readonly ServiceDeploymentLifecycleStage PRODUCTION_TRAFFIC_SHIFT = new("PRODUCTION_TRAFFIC_SHIFT");

    /// <summary><c>POST_PRODUCTION_TRAFFIC_SHIFT</c></summary>
    public static readonly ServiceDeploymentLifecycleStage POST_PRODUCTION_TRAFFIC_SHIFT = new("POST_PRODUCTION_TRAFFIC_SHIFT");

    /// <summary><c>BAKE_TIME</c></summary>
    public static readonly ServiceDeploymentLifecycleStage BAKE_TIME = new("BAKE_TIME");

    /// <summary><c>CLEAN_UP</c></summary>
    public static readonly ServiceDeploymentLifecycleStage CLEAN_UP = new("CLEAN_UP");

    /// <summary>A value that has no constant here.</summary>
    public ServiceDeploymentLifecycleStage(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceDeploymentLifecycleStage FindValue(string value) => FindValue<ServiceDeploymentLifecycleStage>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceDeploymentLifecycleStage(string value) => FindValue(value);
}

/// <summary>The values of service deployment rollback monitors status.</summary>
public class ServiceDeploymentRollbackMonitorsStatus : ConstantClass
{
    /// <summary><c>TRIGGERED</c></summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus TRIGGERED = new("TRIGGERED");

    /// <summary><c>MONITORING</c></summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING = new("MONITORING");

    /// <summary><c>MONITORING_COMPLETE</c></summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING_COMPLETE = new("MONITORING_COMPLETE");

    /// <summary><c>DISABLED</c></summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus DISABLED = new("DISABLED");

    /// <summary>A value that has no constant here.</summary>
    public ServiceDeploymentRollbackMonitorsStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceDeploymentRollbackMonitorsStatus FindValue(string value) => FindValue<ServiceDeploymentRollbackMonitorsStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceDeploymentRollbackMonitorsStatus(string value) => FindValue(value);
}

/// <summary>The values of service deployment status.</summary>
public class ServiceDeploymentStatus : ConstantClass
{
    /// <summary><c>PENDING</c></summary>
    public static readonly ServiceDeploymentStatus PENDING = new("PENDING");

    /// <summary><c>SUCCESSFUL</c></summary>
    public static readonly ServiceDeploymentStatus SUCCESSFUL = new("SUCCESSFUL");

    /// <summary><c>STOPPED</c></summary>
    public static readonly ServiceDeploymentStatus STOPPED = new("STOPPED");

    /// <summary><c>STOP_REQUESTED</c></summary>
    public static readonly ServiceDeploymentStatus STOP_REQUESTED = new("STOP_REQUESTED");

    /// <summary><c>IN_PROGRESS</c></summary>
    public static readonly ServiceDeploymentStatus IN_PROGRESS = new("IN_PROGRESS");

    /// <summary><c>ROLLBACK_REQUESTED</c></summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_REQUESTED = new("ROLLBACK_REQUESTED");

    /// <summary><c>ROLLBACK_IN_PROGRESS</c></summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");

    /// <summary><c>ROLLBACK_SUCCESSFUL</c></summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_SUCCESSFUL = new("ROLLBACK_SUCCESSFUL");

    /// <summary><c>ROLLBACK_FAILED</c></summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");

    /// <summary>A value that has no constant here.</summary>
    public ServiceDeploymentStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ServiceDeploymentStatus FindValue(string value) => FindValue<ServiceDeploymentStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ServiceDeploymentStatus(string value) => FindValue(value);
}

/// <summary>The values of sort order.</summary>
public class SortOrder : ConstantClass
{
    /// <summary><c>ASC</c></summary>
    public static readonly SortOrder ASC = new("ASC");

    /// <summary><c>DESC</c></summary>
    public static readonly SortOrder DESC = new("DESC");

    /// <summary>A value that has no constant here.</summary>
    public SortOrder(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator SortOrder(string value) => FindValue(value);
}

/// <summary>The values of stop service deployment stop type.</summary>
public class StopServiceDeploymentStopType : ConstantClass
{
    /// <summary><c>ABORT</c></summary>
    public static readonly StopServiceDeploymentStopType ABORT = new("ABORT");

    /// <summary><c>ROLLBACK</c></summary>
    public static readonly StopServiceDeploymentStopType ROLLBACK = new("ROLLBACK");

    /// <summary>A value that has no constant here.</summary>
    public StopServiceDeploymentStopType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static StopServiceDeploymentStopType FindValue(string value) => FindValue<StopServiceDeploymentStopType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator StopServiceDeploymentStopType(string value) => FindValue(value);
}

/// <summary>The values of task definition status.</summary>
public class TaskDefinitionStatus : ConstantClass
{
    /// <summary><c>ACTIVE</c></summary>
    public static readonly TaskDefinitionStatus ACTIVE = new("ACTIVE");

    /// <summary><c>INACTIVE</c></summary>
    public static readonly TaskDefinitionStatus INACTIVE = new("INACTIVE");

    /// <summary><c>DELETE_IN_PROGRESS</c></summary>
    public static readonly TaskDefinitionStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");

    /// <summary>A value that has no constant here.</summary>
    public TaskDefinitionStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TaskDefinitionStatus FindValue(string value) => FindValue<TaskDefinitionStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TaskDefinitionStatus(string value) => FindValue(value);
}

/// <summary>The values of task stop code.</summary>
public class TaskStopCode : ConstantClass
{
    /// <summary><c>TaskFailedToStart</c></summary>
    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");

    /// <summary><c>EssentialContainerExited</c></summary>
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");

    /// <summary><c>UserInitiated</c></summary>
    public static readonly TaskStopCode UserInitiated = new("UserInitiated");

    /// <summary><c>ServiceSchedulerInitiated</c></summary>
    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");

    /// <summary><c>SpotInterruption</c></summary>
    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");

    /// <summary><c>TerminationNotice</c></summary>
    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");

    /// <summary>A value that has no constant here.</summary>
    public TaskStopCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TaskStopCode FindValue(string value) => FindValue<TaskStopCode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TaskStopCode(string value) => FindValue(value);
}

/// <summary>The values of transport protocol.</summary>
public class TransportProtocol : ConstantClass
{
    /// <summary><c>tcp</c></summary>
    public static readonly TransportProtocol Tcp = new("tcp");

    /// <summary><c>udp</c></summary>
    public static readonly TransportProtocol Udp = new("udp");

    /// <summary>A value that has no constant here.</summary>
    public TransportProtocol(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TransportProtocol FindValue(string value) => FindValue<TransportProtocol>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TransportProtocol(string value) => FindValue(value);
}

/// <summary>The values of ulimit name.</summary>
public class UlimitName : ConstantClass
{
    /// <summary><c>core</c></summary>
    public static readonly UlimitName Core = new("core");

    /// <summary><c>cpu</c></summary>
    public static readonly UlimitName Cpu = new("cpu");

    /// <summary><c>data</c></summary>
    public static readonly UlimitName Data = new("data");

    /// <summary><c>fsize</c></summary>
    public static readonly UlimitName Fsize = new("fsize");

    /// <summary><c>locks</c></summary>
    public static readonly UlimitName Locks = new("locks");

    /// <summary><c>memlock</c></summary>
    public static readonly UlimitName Memlock = new("memlock");

    /// <summary><c>msgqueue</c></summary>
    public static readonly UlimitName Msgqueue = new("msgqueue");

    /// <summary><c>nice</c></summary>
    public static readonly UlimitName Nice = new("nice");

    /// <summary><c>nofile</c></summary>
    public static readonly UlimitName Nofile = new("nofile");

    /// <summary><c>nproc</c></summary>
    public static readonly UlimitName Nproc = new("nproc");

    /// <summary><c>rss</c></summary>
    public static readonly UlimitName Rss = new("rss");

    /// <summary><c>rtprio</c></summary>
    public static readonly UlimitName Rtprio = new("rtprio");

    /// <summary><c>rttime</c></summary>
    public static readonly UlimitName Rttime = new("rttime");

    /// <summary><c>sigpending</c></summary>
    public static readonly UlimitName Sigpending = new("sigpending");

    /// <summary><c>stack</c></summary>
    public static readonly UlimitName Stack = new("stack");

    /// <summary>A value that has no constant here.</summary>
    public UlimitName(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static UlimitName FindValue(string value) => FindValue<UlimitName>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator UlimitName(string value) => FindValue(value);
}

/// <summary>The values of version consistency.</summary>
public class VersionConsistency : ConstantClass
{
    /// <summary><c>enabled</c></summary>
    public static readonly VersionConsistency Enabled = new("enabled");

    /// <summary><c>disabled</c></summary>
    public static readonly VersionConsistency Disabled = new("disabled");

    /// <summary>A value that has no constant here.</summary>
    public VersionConsistency(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static VersionConsistency FindValue(string value) => FindValue<VersionConsistency>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator VersionConsistency(string value) => FindValue(value);
}
