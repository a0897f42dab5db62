using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>What <see cref="IAmazonECR.DescribeImagesAsync"/> is asked.</summary>
public class DescribeImagesRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; null means one's own.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The images, by tag or digest.</summary>
    public List<ImageIdentifier> ImageIds { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Which ones.</summary>
    public DescribeImagesFilter Filter { get; set; }
}

/// <summary>What <see cref="IAmazonECR.DescribeImagesAsync"/> answers.</summary>
public class DescribeImagesResponse : AmazonWebServiceResponse
{
    /// <summary>The images.</summary>
    public List<ImageDetail> ImageDetails { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>An image, by tag or digest.</summary>
public class ImageIdentifier
{
    /// <summary>The digest of the image's manifest.</summary>
    public string ImageDigest { get; set; }

    /// <summary>The image's tag.</summary>
    public string ImageTag { get; set; }
}

/// <summary>Which images.</summary>
public class DescribeImagesFilter
{
    /// <summary>Only those with, or without, a tag.</summary>
    public TagStatus TagStatus { get; set; }
}

/// <summary>An image in a repository.</summary>
public class ImageDetail
{
    /// <summary>The account of the registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The digest of the image's manifest.</summary>
    public string ImageDigest { get; set; }

    /// <summary>Its tags.</summary>
    public List<string> ImageTags { get; set; }

    /// <summary>Its compressed size in bytes.</summary>
    public long? ImageSizeInBytes { get; set; }

    /// <summary>When it was pushed, in UTC.</summary>
    public DateTime? ImagePushedAt { get; set; }

    /// <summary>How far its scan is.</summary>
    public ImageScanStatus ImageScanStatus { get; set; }

    /// <summary>What the scan found.</summary>
    public ImageScanFindingsSummary ImageScanFindingsSummary { get; set; }

    /// <summary>The media type of the manifest.</summary>
    public string ImageManifestMediaType { get; set; }

    /// <summary>The media type of what it holds.</summary>
    public string ArtifactMediaType { get; set; }

    /// <summary>When it was last pulled, in UTC, give or take a day.</summary>
    public DateTime? LastRecordedPullTime { get; set; }
}

/// <summary>How far a scan is.</summary>
public class ImageScanStatus
{
    /// <summary>Its state.</summary>
    public ScanStatus Status { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }
}

/// <summary>What a scan found.</summary>
public class ImageScanFindingsSummary
{
    /// <summary>When it ended, in UTC.</summary>
    public DateTime? ImageScanCompletedAt { get; set; }

    /// <summary>When the list of vulnerabilities last changed, in UTC.</summary>
    public DateTime? VulnerabilitySourceUpdatedAt { get; set; }

    /// <summary>How many findings by severity.</summary>
    public Dictionary<string, int> FindingSeverityCounts { get; set; }
}

/// <summary>What <see cref="IAmazonECR.BatchGetImageAsync"/> is asked.</summary>
public class BatchGetImageRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; null means one's own.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The images, by tag or digest.</summary>
    public List<ImageIdentifier> ImageIds { get; set; }

    /// <summary>The media types of manifests that the caller can read.</summary>
    public List<string> AcceptedMediaTypes { get; set; }
}

/// <summary>What <see cref="IAmazonECR.BatchGetImageAsync"/> answers.</summary>
public class BatchGetImageResponse : AmazonWebServiceResponse
{
    /// <summary>The images.</summary>
    public List<Image> Images { get; set; }

    /// <summary>Those that there aren't, and why. The call succeeds none the less.</summary>
    public List<ImageFailure> Failures { get; set; }
}

/// <summary>An image with its manifest.</summary>
public class Image
{
    /// <summary>The account of the registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The image.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>The manifest, as JSON.</summary>
    public string ImageManifest { get; set; }

    /// <summary>The media type of the manifest.</summary>
    public string ImageManifestMediaType { get; set; }
}

/// <summary>An image that there isn't.</summary>
public class ImageFailure
{
    /// <summary>The image.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>The kind of reason.</summary>
    public ImageFailureCode FailureCode { get; set; }

    /// <summary>Why.</summary>
    public string FailureReason { get; set; }
}

/// <summary>What <see cref="IAmazonECR.GetDownloadUrlForLayerAsync"/> is asked.</summary>
public class GetDownloadUrlForLayerRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; null means one's own.</summary>
    public string RegistryId { get; set; }

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The digest of the layer.</summary>
    public string LayerDigest { get; set; }
}

/// <summary>What <see cref="IAmazonECR.GetDownloadUrlForLayerAsync"/> answers.</summary>
public class GetDownloadUrlForLayerResponse : AmazonWebServiceResponse
{
    /// <summary>The URL; it is signed and holds for a while.</summary>
    public string DownloadUrl { get; set; }

    /// <summary>The digest of the layer.</summary>
    public string LayerDigest { get; set; }
}
