using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>What <see cref="IAmazonResourceGroupsTaggingAPI.GetResourcesAsync"/> is asked.</summary>
public class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    /// <summary>Where the next page begins: taken from the answer before. Null or empty on the last page.</summary>
    public string PaginationToken { get; set; }

    /// <summary>Which tags; all conditions must hold.</summary>
    public List<TagFilter> TagFilters { get; set; }

    /// <summary>The most resources on a page, up to 100.</summary>
    public int? ResourcesPerPage { get; set; }

    /// <summary>The most tags on a page.</summary>
    public int? TagsPerPage { get; set; }

    /// <summary>Which kinds, such as <c>ecs:service</c>.</summary>
    public List<string> ResourceTypeFilters { get; set; }

    /// <summary>Whether the answer says how tags accord with the policy.</summary>
    public bool? IncludeComplianceDetails { get; set; }

    /// <summary>Whether only those are answered that don't.</summary>
    public bool? ExcludeCompliantResources { get; set; }

    /// <summary>Only these resources.</summary>
    public List<string> ResourceARNList { get; set; }
}

/// <summary>What <see cref="IAmazonResourceGroupsTaggingAPI.GetResourcesAsync"/> answers.</summary>
public class GetResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins: taken from the answer before. Null or empty on the last page.</summary>
    public string PaginationToken { get; set; }

    /// <summary>The resources.</summary>
    public List<ResourceTagMapping> ResourceTagMappingList { get; set; }
}

/// <summary>A condition for tags.</summary>
public class TagFilter
{
    /// <summary>The tag's key.</summary>
    public string Key { get; set; }

    /// <summary>The values that fit; null means any.</summary>
    public List<string> Values { get; set; }
}

/// <summary>A resource with its tags.</summary>
public class ResourceTagMapping
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceARN { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>How the tags accord with the policy.</summary>
    public ComplianceDetails ComplianceDetails { get; set; }
}

/// <summary>How tags accord with a policy.</summary>
public class ComplianceDetails
{
    /// <summary>Tags that the policy doesn't allow.</summary>
    public List<string> NoncompliantKeys { get; set; }

    /// <summary>Tags whose value it doesn't allow.</summary>
    public List<string> KeysWithNoncompliantValues { get; set; }

    /// <summary>Whether they accord.</summary>
    public bool? ComplianceStatus { get; set; }
}

/// <summary>A tag of a resource.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
