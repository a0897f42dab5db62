using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>What <see cref="IAmazonECS.CreateServiceAsync"/> is asked.</summary>
public class CreateServiceRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Its name, unique in the cluster.</summary>
    public string ServiceName { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>Whether tasks move when the zones become uneven.</summary>
    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    /// <summary>The target groups that the tasks are registered in.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; }

    /// <summary>The Cloud Map services that the tasks are registered in.</summary>
    public List<ServiceRegistry> ServiceRegistries { get; set; }

    /// <summary>How many tasks shall run.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    public string ClientToken { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The role that registers in load balancers; not with <c>awsvpc</c>.</summary>
    public string Role { get; set; }

    /// <summary>How a rollout goes on, and when it is given up.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>Seconds after a task's start in which failing health checks are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>A number of tasks, or one for each container instance.</summary>
    public SchedulingStrategy SchedulingStrategy { get; set; }

    /// <summary>Who rolls out.</summary>
    public DeploymentController DeploymentController { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whether ECS tags the tasks with the names of cluster and service.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Where the tasks take their tags from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }
}

/// <summary>What <see cref="IAmazonECS.CreateServiceAsync"/> answers.</summary>
public class CreateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The new service.</summary>
    public Service Service { get; set; }
}

/// <summary>
/// What <see cref="IAmazonECS.UpdateServiceAsync"/> is asked. What is null stays as it is; an empty list takes away.
/// </summary>
public class UpdateServiceRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Name or ARN of the service.</summary>
    public string Service { get; set; }

    /// <summary>How many tasks shall run.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>How a rollout goes on, and when it is given up.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>Whether tasks move when the zones become uneven.</summary>
    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>Whether all tasks are replaced although nothing changed.</summary>
    public bool? ForceNewDeployment { get; set; }

    /// <summary>Seconds after a task's start in which failing health checks are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>Who rolls out.</summary>
    public DeploymentController DeploymentController { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>Whether ECS tags the tasks with the names of cluster and service.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>The target groups that the tasks are registered in.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; }

    /// <summary>Where the tasks take their tags from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>The Cloud Map services that the tasks are registered in.</summary>
    public List<ServiceRegistry> ServiceRegistries { get; set; }
}

/// <summary>What <see cref="IAmazonECS.UpdateServiceAsync"/> answers.</summary>
public class UpdateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The service as it is now.</summary>
    public Service Service { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DeleteServiceAsync"/> is asked.</summary>
public class DeleteServiceRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Name or ARN of the service.</summary>
    public string Service { get; set; }

    /// <summary>Whether it is deleted although it has tasks.</summary>
    public bool? Force { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DeleteServiceAsync"/> answers.</summary>
public class DeleteServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The service, now draining.</summary>
    public Service Service { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServicesAsync"/> is asked.</summary>
public class DescribeServicesRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Names or ARNs, at most ten.</summary>
    public List<string> Services { get; set; }

    /// <summary>What else to answer, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeServicesAsync"/> answers.</summary>
public class DescribeServicesResponse : AmazonWebServiceResponse
{
    /// <summary>The services that there are; one that was deleted is <c>INACTIVE</c> for a while.</summary>
    public List<Service> Services { get; set; }

    /// <summary>Those of the asked for that there aren't, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListServicesAsync"/> is asked.</summary>
public class ListServicesRequest : AmazonECSRequest
{
    /// <summary>Name or ARN of the cluster; null means <c>default</c>.</summary>
    public string Cluster { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>A number of tasks, or one for each container instance.</summary>
    public SchedulingStrategy SchedulingStrategy { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListServicesAsync"/> answers.</summary>
public class ListServicesResponse : AmazonWebServiceResponse
{
    /// <summary>ARNs of the services.</summary>
    public List<string> ServiceArns { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Tasks of a definition that are kept running.</summary>
public class Service
{
    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; set; }

    /// <summary>Name of the service.</summary>
    public string ServiceName { get; set; }

    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>The target groups that the tasks are registered in.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; }

    /// <summary>The Cloud Map services that the tasks are registered in.</summary>
    public List<ServiceRegistry> ServiceRegistries { get; set; }

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string Status { get; set; }

    /// <summary>How many tasks shall run.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>How many tasks run.</summary>
    public int? RunningCount { get; set; }

    /// <summary>How many tasks are about to run.</summary>
    public int? PendingCount { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The operating system of the Fargate platform.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>Family, <c>family:revision</c> or ARN of the task definition.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>How a rollout goes on, and when it is given up.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>The rollouts that have tasks: one when the service is steady.</summary>
    public List<Deployment> Deployments { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleArn { get; set; }

    /// <summary>What happened, newest first, at most 100.</summary>
    public List<ServiceEvent> Events { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; set; }

    /// <summary>ARN of the deployment that is going on.</summary>
    public string CurrentServiceDeployment { get; set; }

    /// <summary>The revisions that have tasks.</summary>
    public List<ServiceCurrentRevisionSummary> CurrentServiceRevisions { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>Seconds after a task's start in which failing health checks are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>A number of tasks, or one for each container instance.</summary>
    public SchedulingStrategy SchedulingStrategy { get; set; }

    /// <summary>Who rolls out.</summary>
    public DeploymentController DeploymentController { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whether ECS tags the tasks with the names of cluster and service.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Where the tasks take their tags from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>Whether tasks move when the zones become uneven.</summary>
    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    /// <summary>Whether ECS made the resources of the service itself.</summary>
    public ResourceManagementType ResourceManagementType { get; set; }
}

/// <summary>A revision of a service and its tasks.</summary>
public class ServiceCurrentRevisionSummary
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

/// <summary>Something that happened to a service.</summary>
public class ServiceEvent
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>What happened.</summary>
    public string Message { get; set; }
}

/// <summary>A target group that a service's tasks are registered in.</summary>
public class LoadBalancer
{
    /// <summary>ARN of the target group.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>Name of a classic load balancer.</summary>
    public string LoadBalancerName { get; set; }

    /// <summary>Name of the container in the task definition.</summary>
    public string ContainerName { get; set; }

    /// <summary>The port in the container.</summary>
    public int? ContainerPort { get; set; }
}

/// <summary>A Cloud Map service that a service's tasks are registered in.</summary>
public class ServiceRegistry
{
    /// <summary>ARN of the Cloud Map service.</summary>
    public string RegistryArn { get; set; }

    /// <summary>The port of SRV records.</summary>
    public int? Port { get; set; }

    /// <summary>Name of the container in the task definition.</summary>
    public string ContainerName { get; set; }

    /// <summary>The port in the container.</summary>
    public int? ContainerPort { get; set; }
}

/// <summary>How tasks are on the network.</summary>
public class NetworkConfiguration
{
    /// <summary>Their own network interface.</summary>
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}

/// <summary>The network interface of a task.</summary>
public class AwsVpcConfiguration
{
    /// <summary>The subnets that it can be in.</summary>
    public List<string> Subnets { get; set; }

    /// <summary>Its security groups; null means the VPC's default.</summary>
    public List<string> SecurityGroups { get; set; }

    /// <summary>Whether it gets a public address.</summary>
    public AssignPublicIp AssignPublicIp { get; set; }
}
