namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Amazon Elastic Container Registry may hold, after the service's published model (2015-09-21).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class EcrShapes
{
    public const string Text = """
        @CreateRepository registryId:s repositoryName!:s tags:[Tag] imageTagMutability:%ImageTagMutability
            imageTagMutabilityExclusionFilters:[ImageTagMutabilityExclusionFilter]
            imageScanningConfiguration:ImageScanningConfiguration encryptionConfiguration:EncryptionConfiguration
        @DeleteRepository registryId:s repositoryName!:s force:b
        @DescribeRepositories registryId:s repositoryNames:[s] nextToken:s maxResults:i
        @DescribeImages registryId:s repositoryName!:s imageIds:[ImageIdentifier] nextToken:s maxResults:i
            filter:DescribeImagesFilter
        @BatchGetImage registryId:s repositoryName!:s imageIds!:[ImageIdentifier] acceptedMediaTypes:[s]
        @GetDownloadUrlForLayer registryId:s repositoryName!:s layerDigest!:s
        @GetAuthorizationToken registryIds:[s]
        @TagResource resourceArn!:s tags!:[Tag]
        @UntagResource resourceArn!:s tagKeys!:[s]
        @ListTagsForResource resourceArn!:s
        DescribeImagesFilter tagStatus:%TagStatus imageStatus:%ImageStatusFilter
        EncryptionConfiguration encryptionType!:%EncryptionType kmsKey:s
        ImageIdentifier imageDigest:s imageTag:s
        ImageScanningConfiguration scanOnPush:b
        ImageTagMutabilityExclusionFilter filterType!:%ImageTagMutabilityExclusionFilterType filter!:s
        Tag Key!:s Value!:s
        %EncryptionType AES256|KMS|KMS_DSSE
        %ImageStatusFilter ACTIVE|ARCHIVED|ACTIVATING|ANY
        %ImageTagMutability MUTABLE|IMMUTABLE|IMMUTABLE_WITH_EXCLUSION|MUTABLE_WITH_EXCLUSION
        %ImageTagMutabilityExclusionFilterType WILDCARD
        %TagStatus TAGGED|UNTAGGED|ANY
        """;
}
