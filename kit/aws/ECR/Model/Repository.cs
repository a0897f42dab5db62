using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>What <see cref="IAmazonECR.DescribeRepositoriesAsync"/> is asked.</summary>
public class DescribeRepositoriesRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; null means one's own.</summary>
    public string RegistryId { get; set; }

    /// <summary>Names; null means all.</summary>
    public List<string> RepositoryNames { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>What <see cref="IAmazonECR.DescribeRepositoriesAsync"/> answers.</summary>
public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    /// <summary>The repositories.</summary>
    public List<Repository> Repositories { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>Images of one name.</summary>
public class Repository
{
    /// <summary>ARN of the repository.</summary>
    public string RepositoryArn { get; set; }

    /// <summary>The account of the registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>What stands before the tag in an image's name.</summary>
    public string RepositoryUri { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Whether a tag can be given to another image.</summary>
    public ImageTagMutability ImageTagMutability { get; set; }

    /// <summary>Whether images are scanned.</summary>
    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }

    /// <summary>How the images are encrypted.</summary>
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
}

/// <summary>Whether images are scanned.</summary>
public class ImageScanningConfiguration
{
    /// <summary>Whether each one is when it is pushed.</summary>
    public bool? ScanOnPush { get; set; }
}

/// <summary>How images are encrypted.</summary>
public class EncryptionConfiguration
{
    /// <summary>By S3 or KMS.</summary>
    public EncryptionType EncryptionType { get; set; }

    /// <summary>ARN of the KMS key.</summary>
    public string KmsKey { get; set; }
}

/// <summary>What <see cref="IAmazonECR.GetAuthorizationTokenAsync"/> is asked.</summary>
public class GetAuthorizationTokenRequest : AmazonECRRequest
{
    /// <summary>Has no effect any more.</summary>
    public List<string> RegistryIds { get; set; }
}

/// <summary>What <see cref="IAmazonECR.GetAuthorizationTokenAsync"/> answers.</summary>
public class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    /// <summary>One item.</summary>
    public List<AuthorizationData> AuthorizationData { get; set; }
}

/// <summary>What <c>docker login</c> needs.</summary>
public class AuthorizationData
{
    /// <summary><c>AWS:password</c> in Base64. A secret.</summary>
    public string AuthorizationToken { get; set; }

    /// <summary>Until when it holds, in UTC.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>URL of the registry.</summary>
    public string ProxyEndpoint { get; set; }
}
