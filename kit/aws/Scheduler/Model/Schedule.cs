using Amazon.Runtime;
using Cafe.Aws.Protocols;

namespace Amazon.Scheduler.Model;

/// <summary>What <see cref="IAmazonScheduler.CreateScheduleAsync"/> is asked.</summary>
[Http("POST", "/schedules/{Name}")]
public class CreateScheduleRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Whether a schedule that is over is deleted.</summary>
    public ActionAfterCompletion ActionAfterCompletion { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [IdempotencyToken]
    public string ClientToken { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Not after this time.</summary>
    public DateTime? EndDate { get; set; }

    /// <summary>How far from the minute the call may be.</summary>
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    public string GroupName { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyArn { get; set; }

    /// <summary>When: <c>cron(…)</c>, <c>rate(…)</c> or <c>at(…)</c>.</summary>
    public string ScheduleExpression { get; set; }

    /// <summary>The time zone of the expression, such as <c>Europe/Berlin</c>; null means UTC.</summary>
    public string ScheduleExpressionTimezone { get; set; }

    /// <summary>Not before this time.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>Whether it calls; null means it does.</summary>
    public ScheduleState State { get; set; }

    /// <summary>What is called.</summary>
    public Target Target { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.CreateScheduleAsync"/> answers.</summary>
public class CreateScheduleResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the schedule.</summary>
    public string ScheduleArn { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.UpdateScheduleAsync"/> is asked.</summary>
[Http("PUT", "/schedules/{Name}")]
public class UpdateScheduleRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Whether a schedule that is over is deleted.</summary>
    public ActionAfterCompletion ActionAfterCompletion { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [IdempotencyToken]
    public string ClientToken { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Not after this time.</summary>
    public DateTime? EndDate { get; set; }

    /// <summary>How far from the minute the call may be.</summary>
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    public string GroupName { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyArn { get; set; }

    /// <summary>When: <c>cron(…)</c>, <c>rate(…)</c> or <c>at(…)</c>.</summary>
    public string ScheduleExpression { get; set; }

    /// <summary>The time zone of the expression, such as <c>Europe/Berlin</c>; null means UTC.</summary>
    public string ScheduleExpressionTimezone { get; set; }

    /// <summary>Not before this time.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>Whether it calls; null means it does.</summary>
    public ScheduleState State { get; set; }

    /// <summary>What is called.</summary>
    public Target Target { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.UpdateScheduleAsync"/> answers.</summary>
public class UpdateScheduleResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the schedule.</summary>
    public string ScheduleArn { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.GetScheduleAsync"/> is asked.</summary>
[Http("GET", "/schedules/{Name}")]
public class GetScheduleRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    [InQuery("groupName")]
    public string GroupName { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.GetScheduleAsync"/> answers.</summary>
public class GetScheduleResponse : AmazonWebServiceResponse
{
    /// <summary>Whether a schedule that is over is deleted.</summary>
    public ActionAfterCompletion ActionAfterCompletion { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>Not after this time.</summary>
    public DateTime? EndDate { get; set; }

    /// <summary>How far from the minute the call may be.</summary>
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    public string GroupName { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyArn { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastModificationDate { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>When: <c>cron(…)</c>, <c>rate(…)</c> or <c>at(…)</c>.</summary>
    public string ScheduleExpression { get; set; }

    /// <summary>The time zone of the expression, such as <c>Europe/Berlin</c>; null means UTC.</summary>
    public string ScheduleExpressionTimezone { get; set; }

    /// <summary>Not before this time.</summary>
    public DateTime? StartDate { get; set; }

    /// <summary>Whether it calls.</summary>
    public ScheduleState State { get; set; }

    /// <summary>What is called.</summary>
    public Target Target { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.DeleteScheduleAsync"/> is asked.</summary>
[Http("DELETE", "/schedules/{Name}")]
public class DeleteScheduleRequest : AmazonSchedulerRequest
{
    /// <summary>Its name.</summary>
    [InPath]
    public string Name { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    [InQuery("groupName")]
    public string GroupName { get; set; }

    /// <summary>Makes the request safe to repeat.</summary>
    [InQuery("clientToken")]
    [IdempotencyToken]
    public string ClientToken { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.DeleteScheduleAsync"/> answers.</summary>
public class DeleteScheduleResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonScheduler.ListSchedulesAsync"/> is asked.</summary>
[Http("GET", "/schedules")]
public class ListSchedulesRequest : AmazonSchedulerRequest
{
    /// <summary>Only of this group; null means of all.</summary>
    [InQuery("ScheduleGroup")]
    public string GroupName { get; set; }

    /// <summary>The most entries on a page.</summary>
    [InQuery("MaxResults")]
    public int? MaxResults { get; set; }

    /// <summary>Only those whose name begins so.</summary>
    [InQuery("NamePrefix")]
    public string NamePrefix { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    [InQuery("NextToken")]
    public string NextToken { get; set; }

    /// <summary>Only those that call, or that don't.</summary>
    [InQuery("State")]
    public ScheduleState State { get; set; }
}

/// <summary>What <see cref="IAmazonScheduler.ListSchedulesAsync"/> answers.</summary>
public class ListSchedulesResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The schedules.</summary>
    public List<ScheduleSummary> Schedules { get; set; }
}

/// <summary>A schedule in short.</summary>
public class ScheduleSummary
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>Name of the schedule group; null means <c>default</c>.</summary>
    public string GroupName { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastModificationDate { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Whether it calls.</summary>
    public ScheduleState State { get; set; }

    /// <summary>What is called.</summary>
    public TargetSummary Target { get; set; }
}

/// <summary>A target in short.</summary>
public class TargetSummary
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }
}

/// <summary>How far from the minute a call may be.</summary>
public class FlexibleTimeWindow
{
    /// <summary>Whether it may be off at all.</summary>
    public FlexibleTimeWindowMode Mode { get; set; }

    /// <summary>By how many minutes at most.</summary>
    public int? MaximumWindowInMinutes { get; set; }
}
