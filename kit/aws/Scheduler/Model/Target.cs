using Cafe.Aws.Protocols;

namespace Amazon.Scheduler.Model;

/// <summary>What a schedule calls.</summary>
public class Target
{
    /// <summary>Its ARN; for a task of ECS that of the cluster.</summary>
    public string Arn { get; set; }

    /// <summary>The role that calls it.</summary>
    public string RoleArn { get; set; }

    /// <summary>What it is told, as JSON; for a task of ECS the overrides.</summary>
    public string Input { get; set; }

    /// <summary>The task of ECS to run.</summary>
    public EcsParameters EcsParameters { get; set; }

    /// <summary>How often a call that failed is tried again.</summary>
    public RetryPolicy RetryPolicy { get; set; }

    /// <summary>Where calls go that failed for good.</summary>
    public DeadLetterConfig DeadLetterConfig { get; set; }

    /// <summary>For a queue of SQS with order.</summary>
    public SqsParameters SqsParameters { get; set; }
}

/// <summary>A task of ECS to run.</summary>
public class EcsParameters
{
    /// <summary>ARN of the task definition; without a revision the newest one.</summary>
    public string TaskDefinitionArn { get; set; }

    /// <summary>How many tasks.</summary>
    public int? TaskCount { get; set; }

    /// <summary>What the tasks run on; exclusive with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Which capacity providers the tasks are spread over; exclusive with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    /// <summary>Subnets, security groups and public address of the tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>The version of the Fargate platform, such as <c>LATEST</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The group of the task, such as <c>service:name</c>.</summary>
    public string Group { get; set; }

    /// <summary>Whether ECS tags the tasks with the names of cluster and service.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Whether <c>ecs execute-command</c> may enter the tasks.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>Where the tasks take their tags from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>A word that stands in the task.</summary>
    public string ReferenceId { get; set; }

    /// <summary>The tags of the task, each as <c>key</c> and <c>value</c>.</summary>
    public List<Dictionary<string, string>> Tags { get; set; }
}

/// <summary>How the task is on the network.</summary>
public class NetworkConfiguration
{
    /// <summary>Its own network interface.</summary>
    [WireName("awsvpcConfiguration")]
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

/// <summary>The share of one capacity provider.</summary>
public class CapacityProviderStrategyItem
{
    /// <summary>Its name, such as <c>FARGATE_SPOT</c>.</summary>
    [WireName("capacityProvider")]
    public string CapacityProvider { get; set; }

    /// <summary>Its share of the tasks beyond the base.</summary>
    [WireName("weight")]
    public int? Weight { get; set; }

    /// <summary>How many tasks at least are on it.</summary>
    [WireName("base")]
    public int? Base { get; set; }
}

/// <summary>How often a call that failed is tried again.</summary>
public class RetryPolicy
{
    /// <summary>Seconds after which it is given up, from 60 to 86,400.</summary>
    public int? MaximumEventAgeInSeconds { get; set; }

    /// <summary>How often, up to 185.</summary>
    public int? MaximumRetryAttempts { get; set; }
}

/// <summary>Where calls go that failed for good.</summary>
public class DeadLetterConfig
{
    /// <summary>ARN of the queue.</summary>
    public string Arn { get; set; }
}

/// <summary>For a queue of SQS with order.</summary>
public class SqsParameters
{
    /// <summary>Messages of one group keep their order.</summary>
    public string MessageGroupId { get; set; }
}
