using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <see cref="IAmazonCloudFormation.CreateStackAsync"/> is asked.</summary>
public class CreateStackRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>The template's text, up to 51,200 bytes.</summary>
    public string TemplateBody { get; set; }

    /// <summary>URL of the template in S3, up to 1 MB.</summary>
    public string TemplateURL { get; set; }

    /// <summary>The template's parameters.</summary>
    public List<Parameter> Parameters { get; set; }

    /// <summary>Whether what was made stays after a failure.</summary>
    public bool? DisableRollback { get; set; }

    /// <summary>Alarms that roll the stack back.</summary>
    public RollbackConfiguration RollbackConfiguration { get; set; }

    /// <summary>Minutes after which the creation has failed.</summary>
    public int? TimeoutInMinutes { get; set; }

    /// <summary>SNS topics that hear of every event.</summary>
    public List<string> NotificationARNs { get; set; }

    /// <summary>What the template is allowed beyond resources, such as <c>CAPABILITY_IAM</c>.</summary>
    public List<string> Capabilities { get; set; }

    /// <summary>The kinds of resources that the template may have.</summary>
    public List<string> ResourceTypes { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>What becomes of a stack that couldn't be made.</summary>
    public OnFailure OnFailure { get; set; }

    /// <summary>Which resources an update may change.</summary>
    public string StackPolicyBody { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Makes the request safe to repeat; it stands in the events.</summary>
    public string ClientRequestToken { get; set; }

    /// <summary>Whether the stack refuses to be deleted.</summary>
    public bool? EnableTerminationProtection { get; set; }

    /// <summary>Whether a rollback deletes new resources in spite of a <c>DeletionPolicy</c> to retain.</summary>
    public bool? RetainExceptOnCreate { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.CreateStackAsync"/> answers.</summary>
public class CreateStackResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the stack.</summary>
    public string StackId { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.UpdateStackAsync"/> is asked.</summary>
public class UpdateStackRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>The template's text, up to 51,200 bytes.</summary>
    public string TemplateBody { get; set; }

    /// <summary>URL of the template in S3, up to 1 MB.</summary>
    public string TemplateURL { get; set; }

    /// <summary>Whether the template stays as it is.</summary>
    public bool? UsePreviousTemplate { get; set; }

    /// <summary>The template's parameters.</summary>
    public List<Parameter> Parameters { get; set; }

    /// <summary>What the template is allowed beyond resources, such as <c>CAPABILITY_IAM</c>.</summary>
    public List<string> Capabilities { get; set; }

    /// <summary>The kinds of resources that the template may have.</summary>
    public List<string> ResourceTypes { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>Alarms that roll the stack back.</summary>
    public RollbackConfiguration RollbackConfiguration { get; set; }

    /// <summary>Which resources an update may change.</summary>
    public string StackPolicyBody { get; set; }

    /// <summary>SNS topics that hear of every event.</summary>
    public List<string> NotificationARNs { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whether what was made stays after a failure.</summary>
    public bool? DisableRollback { get; set; }

    /// <summary>Makes the request safe to repeat; it stands in the events.</summary>
    public string ClientRequestToken { get; set; }

    /// <summary>Whether a rollback deletes new resources in spite of a <c>DeletionPolicy</c> to retain.</summary>
    public bool? RetainExceptOnCreate { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.UpdateStackAsync"/> answers.</summary>
public class UpdateStackResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the stack.</summary>
    public string StackId { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.DeleteStackAsync"/> is asked.</summary>
public class DeleteStackRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>Resources that stay, of a stack whose deletion failed.</summary>
    public List<string> RetainResources { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>Makes the request safe to repeat; it stands in the events.</summary>
    public string ClientRequestToken { get; set; }

    /// <summary>Whether a deletion that failed is forced.</summary>
    public DeletionMode DeletionMode { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.DeleteStackAsync"/> answers.</summary>
public class DeleteStackResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonCloudFormation.DescribeStacksAsync"/> is asked.</summary>
public class DescribeStacksRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; null means all that aren't deleted. A deleted one is found by its ARN only.</summary>
    public string StackName { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.DescribeStacksAsync"/> answers.</summary>
public class DescribeStacksResponse : AmazonWebServiceResponse
{
    /// <summary>The stacks.</summary>
    public List<Stack> Stacks { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Resources that are made and changed together.</summary>
public class Stack
{
    /// <summary>ARN of the stack.</summary>
    public string StackId { get; set; }

    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>Id of the change set that made it.</summary>
    public string ChangeSetId { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>The template's parameters.</summary>
    public List<Parameter> Parameters { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When it was deleted, in UTC.</summary>
    public DateTime? DeletionTime { get; set; }

    /// <summary>When it last changed, in UTC; null if never.</summary>
    public DateTime? LastUpdatedTime { get; set; }

    /// <summary>Alarms that roll the stack back.</summary>
    public RollbackConfiguration RollbackConfiguration { get; set; }

    /// <summary>Its state.</summary>
    public StackStatus StackStatus { get; set; }

    /// <summary>Why it is in this state.</summary>
    public string StackStatusReason { get; set; }

    /// <summary>Whether what was made stays after a failure.</summary>
    public bool? DisableRollback { get; set; }

    /// <summary>SNS topics that hear of every event.</summary>
    public List<string> NotificationARNs { get; set; }

    /// <summary>Minutes after which the creation has failed.</summary>
    public int? TimeoutInMinutes { get; set; }

    /// <summary>What the template is allowed beyond resources, such as <c>CAPABILITY_IAM</c>.</summary>
    public List<string> Capabilities { get; set; }

    /// <summary>What the template tells.</summary>
    public List<Output> Outputs { get; set; }

    /// <summary>The role that does it.</summary>
    public string RoleARN { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whether the stack refuses to be deleted.</summary>
    public bool? EnableTerminationProtection { get; set; }

    /// <summary>ARN of the stack that it is nested in.</summary>
    public string ParentId { get; set; }

    /// <summary>ARN of the outermost stack.</summary>
    public string RootId { get; set; }

    /// <summary>Whether a rollback deletes new resources in spite of a <c>DeletionPolicy</c> to retain.</summary>
    public bool? RetainExceptOnCreate { get; set; }

    /// <summary>Whether a deletion that failed is forced.</summary>
    public DeletionMode DeletionMode { get; set; }

    /// <summary>What is going on within the state.</summary>
    public DetailedStatus DetailedStatus { get; set; }
}

/// <summary>A parameter of a template.</summary>
public class Parameter
{
    /// <summary>Its name.</summary>
    public string ParameterKey { get; set; }

    /// <summary>Its value.</summary>
    public string ParameterValue { get; set; }

    /// <summary>Whether it keeps its value.</summary>
    public bool? UsePreviousValue { get; set; }

    /// <summary>The value that an SSM parameter had.</summary>
    public string ResolvedValue { get; set; }
}

/// <summary>Something that a template tells.</summary>
public class Output
{
    /// <summary>Its name.</summary>
    public string OutputKey { get; set; }

    /// <summary>Its value.</summary>
    public string OutputValue { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>The name that other stacks import it by.</summary>
    public string ExportName { get; set; }
}

/// <summary>A tag of a stack.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>Alarms that roll a stack back.</summary>
public class RollbackConfiguration
{
    /// <summary>The alarms.</summary>
    public List<RollbackTrigger> RollbackTriggers { get; set; }

    /// <summary>Minutes for which they are watched afterwards.</summary>
    public int? MonitoringTimeInMinutes { get; set; }
}

/// <summary>An alarm that rolls a stack back.</summary>
public class RollbackTrigger
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary><c>AWS::CloudWatch::Alarm</c> or the composite one.</summary>
    public string Type { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.DescribeStackEventsAsync"/> is asked.</summary>
public class DescribeStackEventsRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.DescribeStackEventsAsync"/> answers.</summary>
public class DescribeStackEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events, newest first.</summary>
    public List<StackEvent> StackEvents { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Something that happened to a stack or a resource of it.</summary>
public class StackEvent
{
    /// <summary>ARN of the stack.</summary>
    public string StackId { get; set; }

    /// <summary>Id of the event.</summary>
    public string EventId { get; set; }

    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>The resource's name in the template.</summary>
    public string LogicalResourceId { get; set; }

    /// <summary>What the resource is called in its service.</summary>
    public string PhysicalResourceId { get; set; }

    /// <summary>The resource's kind, such as <c>AWS::ECS::Service</c>.</summary>
    public string ResourceType { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>The resource's state.</summary>
    public ResourceStatus ResourceStatus { get; set; }

    /// <summary>Why the resource is in this state.</summary>
    public string ResourceStatusReason { get; set; }

    /// <summary>The properties, as JSON.</summary>
    public string ResourceProperties { get; set; }

    /// <summary>The token of the request that it belongs to.</summary>
    public string ClientRequestToken { get; set; }

    /// <summary>What is going on within the state.</summary>
    public DetailedStatus DetailedStatus { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.ListStackResourcesAsync"/> is asked.</summary>
public class ListStackResourcesRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN of the stack.</summary>
    public string StackName { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>What <see cref="IAmazonCloudFormation.ListStackResourcesAsync"/> answers.</summary>
public class ListStackResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>The resources.</summary>
    public List<StackResourceSummary> StackResourceSummaries { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>A resource of a stack.</summary>
public class StackResourceSummary
{
    /// <summary>The resource's name in the template.</summary>
    public string LogicalResourceId { get; set; }

    /// <summary>What the resource is called in its service.</summary>
    public string PhysicalResourceId { get; set; }

    /// <summary>The resource's kind, such as <c>AWS::ECS::Service</c>.</summary>
    public string ResourceType { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastUpdatedTimestamp { get; set; }

    /// <summary>The resource's state.</summary>
    public ResourceStatus ResourceStatus { get; set; }

    /// <summary>Why the resource is in this state.</summary>
    public string ResourceStatusReason { get; set; }
}
