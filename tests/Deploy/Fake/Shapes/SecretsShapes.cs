namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS Secrets Manager may hold, after the service's published model (2017-10-17).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class SecretsShapes
{
    public const string Text = """
        @CreateSecret Name!:s ClientRequestToken:s Description:s KmsKeyId:s SecretBinary:s SecretString:s Tags:[Tag]
            AddReplicaRegions:[ReplicaRegionType] ForceOverwriteReplicaSecret:b Type:s
        @PutSecretValue SecretId!:s ClientRequestToken:s SecretBinary:s SecretString:s VersionStages:[s] RotationToken:s
        @DeleteSecret SecretId!:s RecoveryWindowInDays:i ForceDeleteWithoutRecovery:b
        @DescribeSecret SecretId!:s
        @GetSecretValue SecretId!:s VersionId:s VersionStage:s
        @ListSecrets IncludePlannedDeletion:b MaxResults:i NextToken:s Filters:[Filter] SortOrder:%SortOrderType
            SortBy:%SortByType
        @TagResource SecretId!:s Tags!:[Tag]
        @UntagResource SecretId!:s TagKeys!:[s]
        Filter Key:%FilterNameStringType Values:[s]
        ReplicaRegionType Region:s KmsKeyId:s
        Tag Key:s Value:s
        %FilterNameStringType description|name|tag-key|tag-value|primary-region|owning-service|all
        %SortByType created-date|last-accessed-date|last-changed-date|name
        %SortOrderType asc|desc
        """;
}
