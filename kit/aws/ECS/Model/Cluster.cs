using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>What <see cref="IAmazonECS.DescribeClustersAsync"/> is asked.</summary>
public class DescribeClustersRequest : AmazonECSRequest
{
    /// <summary>Names or ARNs, at most 100; null means <c>default</c>.</summary>
    public List<string> Clusters { get; set; }

    /// <summary>What else to answer, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; }
}

/// <summary>What <see cref="IAmazonECS.DescribeClustersAsync"/> answers.</summary>
public class DescribeClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The clusters that there are.</summary>
    public List<Cluster> Clusters { get; set; }

    /// <summary>Those of the asked for that there aren't, and why. The call succeeds none the less.</summary>
    public List<Failure> Failures { get; set; }
}

/// <summary>A group of services and tasks.</summary>
public class Cluster
{
    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Name of the cluster.</summary>
    public string ClusterName { get; set; }

    /// <summary><c>ACTIVE</c>, <c>PROVISIONING</c>, <c>DEPROVISIONING</c>, <c>FAILED</c> or <c>INACTIVE</c>.</summary>
    public string Status { get; set; }

    /// <summary>How many container instances are registered; none on Fargate.</summary>
    public int? RegisteredContainerInstancesCount { get; set; }

    /// <summary>How many tasks run.</summary>
    public int? RunningTasksCount { get; set; }

    /// <summary>How many tasks are about to run.</summary>
    public int? PendingTasksCount { get; set; }

    /// <summary>How many services are active.</summary>
    public int? ActiveServicesCount { get; set; }

    /// <summary>Counts by launch type, where they were asked for.</summary>
    public List<KeyValuePair> Statistics { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Settings such as Container Insights.</summary>
    public List<ClusterSetting> Settings { get; set; }

    /// <summary>Names of the capacity providers that the cluster can use.</summary>
    public List<string> CapacityProviders { get; set; }

    /// <summary>What is used where neither launch type nor strategy is given.</summary>
    public List<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; set; }
}

/// <summary>A setting of a cluster.</summary>
public class ClusterSetting
{
    /// <summary>Its name.</summary>
    public ClusterSettingName Name { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>Something asked for that there isn't.</summary>
public class Failure
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>A word such as <c>MISSING</c>.</summary>
    public string Reason { get; set; }

    /// <summary>More of the reason.</summary>
    public string Detail { get; set; }
}

/// <summary>A name with its value.</summary>
public class KeyValuePair
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>A tag of a resource.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>The share of one capacity provider.</summary>
public class CapacityProviderStrategyItem
{
    /// <summary>Its name, such as <c>FARGATE</c> or <c>FARGATE_SPOT</c>.</summary>
    public string CapacityProvider { get; set; }

    /// <summary>Its share of the tasks beyond the base.</summary>
    public int? Weight { get; set; }

    /// <summary>How many tasks at least are on it.</summary>
    public int? Base { get; set; }
}

/// <summary>Something that hangs on a task, such as its network interface.</summary>
public class Attachment
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>Its kind.</summary>
    public string Type { get; set; }

    /// <summary>Its state.</summary>
    public string Status { get; set; }

    /// <summary>What there is to know of it, such as <c>privateIPv4Address</c>.</summary>
    public List<KeyValuePair> Details { get; set; }
}
