using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>
/// IAM, Identity and Access Management. An error that the service answers is thrown as one of the exceptions in <c>Amazon.IdentityManagement.Model</c>, or as
/// <see cref="AmazonIdentityManagementServiceException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    /// <summary>What a user or role would be allowed.</summary>
    Task<SimulatePrincipalPolicyResponse> SimulatePrincipalPolicyAsync(SimulatePrincipalPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A role and who may take it.</summary>
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonIdentityManagementServiceClient((AmazonIdentityManagementServiceConfig)clientConfig) : new AmazonIdentityManagementServiceClient(awsCredentials, (AmazonIdentityManagementServiceConfig)clientConfig);
}
