using Amazon.Runtime;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>A tag of a resource.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.TagResourceAsync"/> is asked.</summary>
public class TagResourceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceARN { get; set; }

    /// <summary>The tags to add.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.TagResourceAsync"/> answers.</summary>
public class TagResourceResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonServiceDiscovery.UntagResourceAsync"/> is asked.</summary>
public class UntagResourceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceARN { get; set; }

    /// <summary>Keys of the tags to take away.</summary>
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.UntagResourceAsync"/> answers.</summary>
public class UntagResourceResponse : AmazonWebServiceResponse;

/// <summary>What <see cref="IAmazonServiceDiscovery.ListTagsForResourceAsync"/> is asked.</summary>
public class ListTagsForResourceRequest : AmazonServiceDiscoveryRequest
{
    /// <summary>ARN of the resource.</summary>
    public string ResourceARN { get; set; }
}

/// <summary>What <see cref="IAmazonServiceDiscovery.ListTagsForResourceAsync"/> answers.</summary>
public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }
}
