using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.IdentityManagement;

/// <summary>The client of IAM, Identity and Access Management. It is safe for use by several threads at once.</summary>
public class AmazonIdentityManagementServiceClient : AmazonServiceClient, IAmazonIdentityManagementService
{
    private static readonly QueryProtocol Protocol = new(AmazonIdentityManagementServiceConfig.ServiceId, "2010-05-08", typeof(AmazonIdentityManagementServiceException));

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonIdentityManagementServiceClient()
        : base(new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonIdentityManagementServiceClient(RegionEndpoint region)
        : base(new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials)
        : base(credentials, new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<SimulatePrincipalPolicyResponse> SimulatePrincipalPolicyAsync(SimulatePrincipalPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SimulatePrincipalPolicyResponse>(request, Protocol.Call<SimulatePrincipalPolicyResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRoleResponse>(request, Protocol.Call<GetRoleResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
