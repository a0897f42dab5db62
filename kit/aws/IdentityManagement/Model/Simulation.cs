using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What <see cref="IAmazonIdentityManagementService.SimulatePrincipalPolicyAsync"/> is asked.</summary>
public class SimulatePrincipalPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>ARN of the user or role.</summary>
    public string PolicySourceArn { get; set; }

    /// <summary>Policies beyond its own, as JSON.</summary>
    public List<string> PolicyInputList { get; set; }

    /// <summary>In place of its permissions boundary, as JSON.</summary>
    public List<string> PermissionsBoundaryPolicyInputList { get; set; }

    /// <summary>The actions to try, such as <c>ecs:UpdateService</c>.</summary>
    public List<string> ActionNames { get; set; }

    /// <summary>The resources to try; null means <c>*</c>.</summary>
    public List<string> ResourceArns { get; set; }

    /// <summary>A policy on every resource, as JSON.</summary>
    public string ResourcePolicy { get; set; }

    /// <summary>The account that owns the resources.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>ARN of the user that calls.</summary>
    public string CallerArn { get; set; }

    /// <summary>Values of context keys.</summary>
    public List<ContextEntry> ContextEntries { get; set; }

    /// <summary>The kind of EC2 instance to try.</summary>
    public string ResourceHandlingOption { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }
}

/// <summary>What <see cref="IAmazonIdentityManagementService.SimulatePrincipalPolicyAsync"/> answers.</summary>
public class SimulatePrincipalPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>One result for each action and resource.</summary>
    public List<EvaluationResult> EvaluationResults { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>Where the next page begins: taken from the answer before.</summary>
    public string Marker { get; set; }
}

/// <summary>A context key with its values.</summary>
public class ContextEntry
{
    /// <summary>Its name.</summary>
    public string ContextKeyName { get; set; }

    /// <summary>Its values.</summary>
    public List<string> ContextKeyValues { get; set; }

    /// <summary>The kind of the values.</summary>
    public ContextKeyTypeEnum ContextKeyType { get; set; }
}

/// <summary>What an action would come to.</summary>
public class EvaluationResult
{
    /// <summary>The action.</summary>
    public string EvalActionName { get; set; }

    /// <summary>ARN of the resource.</summary>
    public string EvalResourceName { get; set; }

    /// <summary>Whether it is allowed.</summary>
    public PolicyEvaluationDecisionType EvalDecision { get; set; }

    /// <summary>The statements that decided.</summary>
    public List<Statement> MatchedStatements { get; set; }

    /// <summary>Context keys of the policies for which the request has no value.</summary>
    public List<string> MissingContextValues { get; set; }

    /// <summary>What the organization's policies said.</summary>
    public OrganizationsDecisionDetail OrganizationsDecisionDetail { get; set; }

    /// <summary>What the permissions boundary said.</summary>
    public PermissionsBoundaryDecisionDetail PermissionsBoundaryDecisionDetail { get; set; }

    /// <summary>The decision of each kind of policy.</summary>
    public Dictionary<string, string> EvalDecisionDetails { get; set; }

    /// <summary>The decision for each resource, where they differ.</summary>
    public List<ResourceSpecificResult> ResourceSpecificResults { get; set; }
}

/// <summary>What an action would come to for a resource.</summary>
public class ResourceSpecificResult
{
    /// <summary>ARN of the resource.</summary>
    public string EvalResourceName { get; set; }

    /// <summary>Whether it is allowed.</summary>
    public PolicyEvaluationDecisionType EvalResourceDecision { get; set; }

    /// <summary>The statements that decided.</summary>
    public List<Statement> MatchedStatements { get; set; }

    /// <summary>Context keys of the policies for which the request has no value.</summary>
    public List<string> MissingContextValues { get; set; }

    /// <summary>The decision of each kind of policy.</summary>
    public Dictionary<string, string> EvalDecisionDetails { get; set; }

    /// <summary>What the permissions boundary said.</summary>
    public PermissionsBoundaryDecisionDetail PermissionsBoundaryDecisionDetail { get; set; }
}

/// <summary>What an organization's policies said.</summary>
public class OrganizationsDecisionDetail
{
    /// <summary>Whether they allow it.</summary>
    public bool? AllowedByOrganizations { get; set; }
}

/// <summary>What a permissions boundary said.</summary>
public class PermissionsBoundaryDecisionDetail
{
    /// <summary>Whether it allows it.</summary>
    public bool? AllowedByPermissionsBoundary { get; set; }
}

/// <summary>A statement of a policy.</summary>
public class Statement
{
    /// <summary>Id of the policy.</summary>
    public string SourcePolicyId { get; set; }

    /// <summary>The kind of the policy.</summary>
    public PolicySourceType SourcePolicyType { get; set; }

    /// <summary>Where it begins.</summary>
    public Position StartPosition { get; set; }

    /// <summary>Where it ends.</summary>
    public Position EndPosition { get; set; }
}

/// <summary>A place in a policy's text.</summary>
public class Position
{
    /// <summary>The line, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The column, from 0.</summary>
    public int? Column { get; set; }
}
