using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>The values of encryption type.</summary>
public class EncryptionType : ConstantClass
{
    /// <summary><c>AES256</c></summary>
    public static readonly EncryptionType AES256 = new("AES256");

    /// <summary><c>KMS</c></summary>
    public static readonly EncryptionType KMS = new("KMS");

    /// <summary><c>KMS_DSSE</c></summary>
    public static readonly EncryptionType KMS_DSSE = new("KMS_DSSE");

    /// <summary>A value that has no constant here.</summary>
    public EncryptionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator EncryptionType(string value) => FindValue(value);
}

/// <summary>The values of image failure code.</summary>
public class ImageFailureCode : ConstantClass
{
    /// <summary><c>InvalidImageDigest</c></summary>
    public static readonly ImageFailureCode InvalidImageDigest = new("InvalidImageDigest");

    /// <summary><c>InvalidImageTag</c></summary>
    public static readonly ImageFailureCode InvalidImageTag = new("InvalidImageTag");

    /// <summary><c>ImageTagDoesNotMatchDigest</c></summary>
    public static readonly ImageFailureCode ImageTagDoesNotMatchDigest = new("ImageTagDoesNotMatchDigest");

    /// <summary><c>ImageNotFound</c></summary>
    public static readonly ImageFailureCode ImageNotFound = new("ImageNotFound");

    /// <summary><c>MissingDigestAndTag</c></summary>
    public static readonly ImageFailureCode MissingDigestAndTag = new("MissingDigestAndTag");

    /// <summary><c>ImageReferencedByManifestList</c></summary>
    public static readonly ImageFailureCode ImageReferencedByManifestList = new("ImageReferencedByManifestList");

    /// <summary><c>KmsError</c></summary>
    public static readonly ImageFailureCode KmsError = new("KmsError");

    /// <summary><c>UpstreamAccessDenied</c></summary>
    public static readonly ImageFailureCode UpstreamAccessDenied = new("UpstreamAccessDenied");

    /// <summary><c>UpstreamTooManyRequests</c></summary>
    public static readonly ImageFailureCode UpstreamTooManyRequests = new("UpstreamTooManyRequests");

    /// <summary><c>UpstreamUnavailable</c></summary>
    public static readonly ImageFailureCode UpstreamUnavailable = new("UpstreamUnavailable");

    /// <summary><c>ImageInaccessible</c></summary>
    public static readonly ImageFailureCode ImageInaccessible = new("ImageInaccessible");

    /// <summary>A value that has no constant here.</summary>
    public ImageFailureCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ImageFailureCode FindValue(string value) => FindValue<ImageFailureCode>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ImageFailureCode(string value) => FindValue(value);
}

/// <summary>The values of image tag mutability.</summary>
public class ImageTagMutability : ConstantClass
{
    /// <summary><c>MUTABLE</c></summary>
    public static readonly ImageTagMutability MUTABLE = new("MUTABLE");

    /// <summary><c>IMMUTABLE</c></summary>
    public static readonly ImageTagMutability IMMUTABLE = new("IMMUTABLE");

    /// <summary><c>IMMUTABLE_WITH_EXCLUSION</c></summary>
    public static readonly ImageTagMutability IMMUTABLE_WITH_EXCLUSION = new("IMMUTABLE_WITH_EXCLUSION");

    /// <summary><c>MUTABLE_WITH_EXCLUSION</c></summary>
    public static readonly ImageTagMutability MUTABLE_WITH_EXCLUSION = new("MUTABLE_WITH_EXCLUSION");

    /// <summary>A value that has no constant here.</summary>
    public ImageTagMutability(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ImageTagMutability FindValue(string value) => FindValue<ImageTagMutability>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ImageTagMutability(string value) => FindValue(value);
}

/// <summary>The values of scan status.</summary>
public class ScanStatus : ConstantClass
{
    /// <summary><c>IN_PROGRESS</c></summary>
    public static readonly ScanStatus IN_PROGRESS = new("IN_PROGRESS");

    /// <summary><c>COMPLETE</c></summary>
    public static readonly ScanStatus COMPLETE = new("COMPLETE");

    /// <summary><c>FAILED</c></summary>
    public static readonly ScanStatus FAILED = new("FAILED");

    /// <summary><c>UNSUPPORTED_IMAGE</c></summary>
    public static readonly ScanStatus UNSUPPORTED_IMAGE = new("UNSUPPORTED_IMAGE");

    /// <summary><c>ACTIVE</c></summary>
    public static readonly ScanStatus ACTIVE = new("ACTIVE");

    /// <summary><c>PENDING</c></summary>
    public static readonly ScanStatus PENDING = new("PENDING");

    /// <summary><c>SCAN_ELIGIBILITY_EXPIRED</c></summary>
    public static readonly ScanStatus SCAN_ELIGIBILITY_EXPIRED = new("SCAN_ELIGIBILITY_EXPIRED");

    /// <summary><c>FINDINGS_UNAVAILABLE</c></summary>
    public static readonly ScanStatus FINDINGS_UNAVAILABLE = new("FINDINGS_UNAVAILABLE");

    /// <summary><c>LIMIT_EXCEEDED</c></summary>
    public static readonly ScanStatus LIMIT_EXCEEDED = new("LIMIT_EXCEEDED");

    /// <summary><c>IMAGE_ARCHIVED</c></summary>
    public static readonly ScanStatus IMAGE_ARCHIVED = new("IMAGE_ARCHIVED");

    /// <summary>A value that has no constant here.</summary>
    public ScanStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static ScanStatus FindValue(string value) => FindValue<ScanStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator ScanStatus(string value) => FindValue(value);
}

/// <summary>The values of tag status.</summary>
public class TagStatus : ConstantClass
{
    /// <summary><c>TAGGED</c></summary>
    public static readonly TagStatus TAGGED = new("TAGGED");

    /// <summary><c>UNTAGGED</c></summary>
    public static readonly TagStatus UNTAGGED = new("UNTAGGED");

    /// <summary><c>ANY</c></summary>
    public static readonly TagStatus ANY = new("ANY");

    /// <summary>A value that has no constant here.</summary>
    public TagStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant of the value, or a new one.</summary>
    public static TagStatus FindValue(string value) => FindValue<TagStatus>(value);

    /// <summary>The constant of the value, or a new one.</summary>
    public static implicit operator TagStatus(string value) => FindValue(value);
}
