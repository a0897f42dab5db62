using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>What <see cref="IAmazonSecretsManager.DescribeSecretAsync"/> is asked.</summary>
public class DescribeSecretRequest : AmazonSecretsManagerRequest
{
    /// <summary>Name or ARN of the secret.</summary>
    public string SecretId { get; set; }
}

/// <summary>What <see cref="IAmazonSecretsManager.DescribeSecretAsync"/> answers.</summary>
public class DescribeSecretResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string ARN { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>Whether it is rotated.</summary>
    public bool? RotationEnabled { get; set; }

    /// <summary>The function that rotates it.</summary>
    public string RotationLambdaARN { get; set; }

    /// <summary>When it is rotated.</summary>
    public RotationRulesType RotationRules { get; set; }

    /// <summary>When it was last rotated, in UTC.</summary>
    public DateTime? LastRotatedDate { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastChangedDate { get; set; }

    /// <summary>The day when it was last read, in UTC.</summary>
    public DateTime? LastAccessedDate { get; set; }

    /// <summary>When its deletion was asked for, in UTC; null while it lives.</summary>
    public DateTime? DeletedDate { get; set; }

    /// <summary>When it is rotated next, in UTC.</summary>
    public DateTime? NextRotationDate { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>The stages of each version by its id.</summary>
    public Dictionary<string, List<string>> VersionIdsToStages { get; set; }

    /// <summary>The AWS service that manages it; null for one's own.</summary>
    public string OwningService { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>The region that it is copied from.</summary>
    public string PrimaryRegion { get; set; }
}

/// <summary>What <see cref="IAmazonSecretsManager.GetSecretValueAsync"/> is asked.</summary>
public class GetSecretValueRequest : AmazonSecretsManagerRequest
{
    /// <summary>Name or ARN of the secret.</summary>
    public string SecretId { get; set; }

    /// <summary>Id of the version.</summary>
    public string VersionId { get; set; }

    /// <summary>Its stage; null means <c>AWSCURRENT</c>.</summary>
    public string VersionStage { get; set; }
}

/// <summary>What <see cref="IAmazonSecretsManager.GetSecretValueAsync"/> answers.</summary>
public class GetSecretValueResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string ARN { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Id of the version.</summary>
    public string VersionId { get; set; }

    /// <summary>The value, where it is bytes.</summary>
    public MemoryStream SecretBinary { get; set; }

    /// <summary>The value, where it is text.</summary>
    public string SecretString { get; set; }

    /// <summary>The stages of the version.</summary>
    public List<string> VersionStages { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedDate { get; set; }
}

/// <summary>What <see cref="IAmazonSecretsManager.ListSecretsAsync"/> is asked.</summary>
public class ListSecretsRequest : AmazonSecretsManagerRequest
{
    /// <summary>Whether those that are about to be deleted are included.</summary>
    public bool? IncludePlannedDeletion { get; set; }

    /// <summary>The most entries on a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>Which ones; all conditions must hold.</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Upwards or downwards.</summary>
    public SortOrderType SortOrder { get; set; }
}

/// <summary>What <see cref="IAmazonSecretsManager.ListSecretsAsync"/> answers.</summary>
public class ListSecretsResponse : AmazonWebServiceResponse
{
    /// <summary>The secrets.</summary>
    public List<SecretListEntry> SecretList { get; set; }

    /// <summary>Where the next page begins: taken from the answer before. Null on the last page, and for the first.</summary>
    public string NextToken { get; set; }
}

/// <summary>A secret, without its value.</summary>
public class SecretListEntry
{
    /// <summary>Its ARN.</summary>
    public string ARN { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>A description for people.</summary>
    public string Description { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>Whether it is rotated.</summary>
    public bool? RotationEnabled { get; set; }

    /// <summary>The function that rotates it.</summary>
    public string RotationLambdaARN { get; set; }

    /// <summary>When it is rotated.</summary>
    public RotationRulesType RotationRules { get; set; }

    /// <summary>When it was last rotated, in UTC.</summary>
    public DateTime? LastRotatedDate { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTime? LastChangedDate { get; set; }

    /// <summary>The day when it was last read, in UTC.</summary>
    public DateTime? LastAccessedDate { get; set; }

    /// <summary>When its deletion was asked for, in UTC; null while it lives.</summary>
    public DateTime? DeletedDate { get; set; }

    /// <summary>When it is rotated next, in UTC.</summary>
    public DateTime? NextRotationDate { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>The stages of each version by its id.</summary>
    public Dictionary<string, List<string>> SecretVersionsToStages { get; set; }

    /// <summary>The AWS service that manages it; null for one's own.</summary>
    public string OwningService { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>The region that it is copied from.</summary>
    public string PrimaryRegion { get; set; }
}

/// <summary>When a secret is rotated.</summary>
public class RotationRulesType
{
    /// <summary>Days between two rotations.</summary>
    public long? AutomaticallyAfterDays { get; set; }

    /// <summary>How long the window is, such as <c>3h</c>.</summary>
    public string Duration { get; set; }

    /// <summary>When, in place of the days.</summary>
    public string ScheduleExpression { get; set; }
}

/// <summary>A condition for secrets.</summary>
public class Filter
{
    /// <summary>What is compared.</summary>
    public FilterNameStringType Key { get; set; }

    /// <summary>Words that it begins with, or that it is; <c>!</c> in front means not.</summary>
    public List<string> Values { get; set; }
}

/// <summary>A tag of a secret.</summary>
public class Tag
{
    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
