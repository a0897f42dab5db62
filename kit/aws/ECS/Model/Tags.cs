using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>What <see cref="IAmazonECS.TagResourceAsync"/> is asked.</summary>
public class TagResourceRequest : AmazonECSRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceArn { get; set; }

    /// <summary>The tags to add.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonECS.TagResourceAsync"/> answers.</summary>
public class TagResourceResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonECS.UntagResourceAsync"/> is asked.</summary>
public class UntagResourceRequest : AmazonECSRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceArn { get; set; }

    /// <summary>Keys of the tags to take away.</summary>
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="IAmazonECS.UntagResourceAsync"/> answers.</summary>
public class UntagResourceResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonECS.ListTagsForResourceAsync"/> is asked.</summary>
public class ListTagsForResourceRequest : AmazonECSRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceArn { get; set; }
}

/// <summary>What <see cref="IAmazonECS.ListTagsForResourceAsync"/> answers.</summary>
public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}
