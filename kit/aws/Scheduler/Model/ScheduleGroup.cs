using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.Scheduler.Model;

/// <summary>What <see cref="IAmazonScheduler.CreateScheduleGroupAsync"/> is asked.</summary>
[Http("POST", "/schedule-groups/{Name}")]
public class CreateScheduleGroupRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [IdempotencyToken]
    public string ClientToken { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.CreateScheduleGroupAsync"/> answers.</summary>
public class CreateScheduleGroupResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the schedule group.</summary>
    public string ScheduleGroupArn { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.GetScheduleGroupAsync"/> is asked.</summary>
[Http("GET", "/schedule-groups/{Name}")]
public class GetScheduleGroupRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.GetScheduleGroupAsync"/> answers.</summary>
public class GetScheduleGroupResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastModificationDate { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its state.</summary>
    public ScheduleGroupState State { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.ListScheduleGroupsAsync"/> is asked.</summary>
[Http("GET", "/schedule-groups")]
public class ListScheduleGroupsRequest : AmazonSchedulerRequest
{
    /// <summary>The most entries on a page.</summary>
    [InQuery("MaxResults")]
    public int? MaxResults { get; set; }

    /// <summary>Only those whose name begins so.</summary>
    [InQuery("NamePrefix")]
    public string NamePrefix { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    [InQuery("NextToken")]
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.ListScheduleGroupsAsync"/> answers.</summary>
public class ListScheduleGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The groups.</summary>
    public List<ScheduleGroupSummary> ScheduleGroups { get; set; }
}

/// <summary>A group in short.</summary>
public class ScheduleGroupSummary
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastModificationDate { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its state.</summary>
    public ScheduleGroupState State { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.DeleteScheduleGroupAsync"/> is asked.</summary>
[Http("DELETE", "/schedule-groups/{Name}")]
public class DeleteScheduleGroupRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [InQuery("clientToken")]
    [IdempotencyToken]
    public string ClientToken { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.DeleteScheduleGroupAsync"/> answers.</summary>
public class DeleteScheduleGroupResponse : AmazonWebServiceResponse;

/// <summary>A tag of a group.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
