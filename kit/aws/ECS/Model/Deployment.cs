using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A rollout as <see cref="Service.Deployments"/> shows it.</summary>
public class Deployment
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary><c>PRIMARY</c> for the newest, <c>ACTIVE</c> for those that it replaces, <c>INACTIVE</c>.</summary>
    public string Status { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>How many tasks shall run.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>How many tasks are about to run.</summary>
    public int? PendingCount { get; set; }

    /// <summary>How many tasks run.</summary>
    public int? RunningCount { get; set; }

    /// <summary>How many tasks failed to start or to become healthy, one after the other.</summary>
    public int? FailedTasks { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The operating system of the Fargate platform.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>How far it is.</summary>
    public DeploymentRolloutState RolloutState { get; set; }

    /// <summary>Why it is there.</summary>
    public string RolloutStateReason { get; set; }

    /// <summary>The key that encrypts the tasks' local disks.</summary>
    public DeploymentEphemeralStorage FargateEphemeralStorage { get; set; }
}

/// <summary>Encryption of the tasks' local disks.</summary>
public class DeploymentEphemeralStorage
{
    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyId { get; set; }
}

/// <summary>How a rollout goes on, and when it is given up.</summary>
public class DeploymentConfiguration
{
    /// <summary>Whether tasks that keep failing end it.</summary>
    public DeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    /// <summary>How many tasks there may be meanwhile, in percent of the desired count.</summary>
    public int? MaximumPercent { get; set; }

    /// <summary>How many tasks must be healthy meanwhile, in percent of the desired count.</summary>
    public int? MinimumHealthyPercent { get; set; }

    /// <summary>Alarms that end it.</summary>
    public DeploymentAlarms Alarms { get; set; }

    /// <summary>Rolling, blue-green, linear or canary.</summary>
    public DeploymentStrategy Strategy { get; set; }

    /// <summary>Minutes in which the old tasks are kept after the traffic moved.</summary>
    public int? BakeTimeInMinutes { get; set; }
}

/// <summary>CloudWatch alarms that end a rollout.</summary>
public class DeploymentAlarms
{
    /// <summary>Names of the alarms.</summary>
    public List<string> AlarmNames { get; set; }

    /// <summary>Whether the last good revision is rolled out again.</summary>
    public bool? Rollback { get; set; }

    /// <summary>Whether the alarms are watched.</summary>
    public bool? Enable { get; set; }
}

/// <summary>Whether tasks that keep failing end a rollout.</summary>
public class DeploymentCircuitBreaker
{
    /// <summary>Whether they do.</summary>
    public bool? Enable { get; set; }

    /// <summary>Whether the last good revision is rolled out again.</summary>
    public bool? Rollback { get; set; }
}

/// <summary>Who rolls out.</summary>
public class DeploymentController
{
    /// <summary>Its kind.</summary>
    public DeploymentControllerType Type { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListServiceDeploymentsAsync"/> is asked.</summary>
public class ListServiceDeploymentsRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the service.</summary>
    public string Service { get; set; }

    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Only in these states.</summary>
    public List<string> Status { get; set; }

    /// <summary>Only from this time.</summary>
    public CreatedAt CreatedAt { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListServiceDeploymentsAsync"/> answers.</summary>
public class ListServiceDeploymentsResponse : AmazonWebServiceResponse
{
    /// <summary>The deployments, newest first.</summary>
    public List<ServiceDeploymentBrief> ServiceDeployments { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>A span of time.</summary>
public class CreatedAt
{
    /// <summary>Before this time.</summary>
    public DateTime? Before { get; set; }

    /// <summary>After this time.</summary>
    public DateTime? After { get; set; }
}

/// <summary>A deployment of a service in short.</summary>
public class ServiceDeploymentBrief
{
    /// <summary>ARN of the deployment.</summary>
    public string ServiceDeploymentArn { get; set; }

    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; set; }

    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>ARN of the revision that it rolls out.</summary>
    public string TargetServiceRevisionArn { get; set; }

    /// <summary>Its state.</summary>
    public ServiceDeploymentStatus Status { get; set; }

    /// <summary>Why it is in this state.</summary>
    public string StatusReason { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServiceDeploymentsAsync"/> is asked.</summary>
public class DescribeServiceDeploymentsRequest : AmazonECSRequest
{
    /// <summary>ARNs, at most 20.</summary>
    public List<string> ServiceDeploymentArns { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServiceDeploymentsAsync"/> answers.</summary>
public class DescribeServiceDeploymentsResponse : AmazonWebServiceResponse
{
    /// <summary>The deployments that there are.</summary>
    public List<ServiceDeployment> ServiceDeployments { get; set; }

    /// <summary>Those of the asked for that there aren't, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>A deployment of a service: from one revision to the next.</summary>
public class ServiceDeployment
{
    /// <summary>ARN of the deployment.</summary>
    public string ServiceDeploymentArn { get; set; }

    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; set; }

    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>When it stopped, in UTC.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>The revisions that it replaces.</summary>
    public List<ServiceRevisionSummary> SourceServiceRevisions { get; set; }

    /// <summary>The revision that it rolls out.</summary>
    public ServiceRevisionSummary TargetServiceRevision { get; set; }

    /// <summary>Its state.</summary>
    public ServiceDeploymentStatus Status { get; set; }

    /// <summary>Why it is in this state.</summary>
    public string StatusReason { get; set; }

    /// <summary>How far it is.</summary>
    public ServiceDeploymentLifecycleStage LifecycleStage { get; set; }

    /// <summary>How a rollout goes on, and when it is given up.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>The rollback, where there is one.</summary>
    public Rollback Rollback { get; set; }

    /// <summary>State of the circuit breaker.</summary>
    public ServiceDeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    /// <summary>State of the alarms.</summary>
    public ServiceDeploymentAlarms Alarms { get; set; }
}

/// <summary>A revision and its tasks.</summary>
public class ServiceRevisionSummary
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>How many of its tasks shall run.</summary>
    public int? RequestedTaskCount { get; set; }

    /// <summary>How many of its tasks run.</summary>
    public int? RunningTaskCount { get; set; }

    /// <summary>How many of its tasks are about to run.</summary>
    public int? PendingTaskCount { get; set; }
}

/// <summary>How a deployment is taken back.</summary>
public class Rollback
{
    /// <summary>Why.</summary>
    public string Reason { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>ARN of the service revision.</summary>
    public string ServiceRevisionArn { get; set; }
}

/// <summary>State of a circuit breaker.</summary>
public class ServiceDeploymentCircuitBreaker
{
    /// <summary>Its state.</summary>
    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    /// <summary>How many tasks failed.</summary>
    public int? FailureCount { get; set; }

    /// <summary>How many may.</summary>
    public int? Threshold { get; set; }
}

/// <summary>State of the alarms of a deployment.</summary>
public class ServiceDeploymentAlarms
{
    /// <summary>Its state.</summary>
    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    /// <summary>Names of the alarms.</summary>
    public List<string> AlarmNames { get; set; }

    /// <summary>Those that went off.</summary>
    public List<string> TriggeredAlarmNames { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServiceRevisionsAsync"/> is asked.</summary>
public class DescribeServiceRevisionsRequest : AmazonECSRequest
{
    /// <summary>ARNs, at most 20.</summary>
    public List<string> ServiceRevisionArns { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServiceRevisionsAsync"/> answers.</summary>
public class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    /// <summary>The revisions that there are.</summary>
    public List<ServiceRevision> ServiceRevisions { get; set; }

    /// <summary>Those of the asked for that there aren't, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>What a deployment rolls out.</summary>
public class ServiceRevision
{
    /// <summary>ARN of the service revision.</summary>
    public string ServiceRevisionArn { get; set; }

    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; set; }

    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The operating system of the Fargate platform.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>The target groups that the tasks are registered in.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; }

    /// <summary>The Cloud Map services that the tasks are registered in.</summary>
    public List<ServiceRegistry> ServiceRegistries { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>The images, resolved to digests.</summary>
    public List<ContainerImage> ContainerImages { get; set; }

    /// <summary>Whether GuardDuty watches the tasks.</summary>
    public bool? GuardDutyEnabled { get; set; }

    /// <summary>The key that encrypts the tasks' local disks.</summary>
    public DeploymentEphemeralStorage FargateEphemeralStorage { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }
}

/// <summary>The image of a container in a revision.</summary>
public class ContainerImage
{
    /// <summary>Name of the container in the task definition.</summary>
    public string ContainerName { get; set; }

    /// <summary>The digest of the image's manifest.</summary>
    public string ImageDigest { get; set; }

    /// <summary>The image as the task definition says it.</summary>
    public string Image { get; set; }
}

/// <summary>What <see cref="IAmazonECS.StopServiceDeploymentAsync"/> is asked.</summary>
public class StopServiceDeploymentRequest : AmazonECSRequest
{
    /// <summary>ARN of the deployment.</summary>
    public string ServiceDeploymentArn { get; set; }

    /// <summary>Whether it is rolled back; null means it is.</summary>
    public StopServiceDeploymentStopType StopType { get; set; }
}

/// <summary>What <see cref="IAmazonECS.StopServiceDeploymentAsync"/> answers.</summary>
public class StopServiceDeploymentResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the deployment.</summary>
    public string ServiceDeploymentArn { get; set; }
}
