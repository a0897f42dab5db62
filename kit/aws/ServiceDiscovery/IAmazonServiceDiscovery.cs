using Amazon.Runtime;
using Amazon.ServiceDiscovery.Model;

namespace Amazon.ServiceDiscovery;

/// <summary>
/// Cloud Map. An error that the service answers is thrown as one of the exceptions in <c>Amazon.ServiceDiscovery.Model</c>, or as
/// <see cref="AmazonServiceDiscoveryException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonServiceDiscovery : IAmazonService, IDisposable
{
    /// <summary>Makes a namespace whose names a VPC can resolve; the operation is to be waited for.</summary>
    Task<CreatePrivateDnsNamespaceResponse> CreatePrivateDnsNamespaceAsync(CreatePrivateDnsNamespaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a namespace without DNS; the operation is to be waited for.</summary>
    Task<CreateHttpNamespaceResponse> CreateHttpNamespaceAsync(CreateHttpNamespaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>The namespaces of the account.</summary>
    Task<ListNamespacesResponse> ListNamespacesAsync(ListNamespacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A namespace.</summary>
    Task<GetNamespaceResponse> GetNamespaceAsync(GetNamespaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a namespace without services; the operation is to be waited for.</summary>
    Task<DeleteNamespaceResponse> DeleteNamespaceAsync(DeleteNamespaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a service: a name that instances are registered under.</summary>
    Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>A service.</summary>
    Task<GetServiceResponse> GetServiceAsync(GetServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a service, and deletes DNS records that aren't named again; the operation is to be waited for.</summary>
    Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>The services of the account, or of a namespace.</summary>
    Task<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a service without instances.</summary>
    Task<DeleteServiceResponse> DeleteServiceAsync(DeleteServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>How far an operation is.</summary>
    Task<GetOperationResponse> GetOperationAsync(GetOperationRequest request, CancellationToken cancellationToken = default);

    /// <summary>The instances of a service.</summary>
    Task<ListInstancesResponse> ListInstancesAsync(ListInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Registers an instance, or changes its attributes; the operation is to be waited for.</summary>
    Task<RegisterInstanceResponse> RegisterInstanceAsync(RegisterInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an instance away; the operation is to be waited for.</summary>
    Task<DeregisterInstanceResponse> DeregisterInstanceAsync(DeregisterInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>The healthy instances of a service, by names. At most 1,000 calls a second.</summary>
    Task<DiscoverInstancesResponse> DiscoverInstancesAsync(DiscoverInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Whether the instances have changed. At most 3,000 calls a second.</summary>
    Task<DiscoverInstancesRevisionResponse> DiscoverInstancesRevisionAsync(DiscoverInstancesRevisionRequest request, CancellationToken cancellationToken = default);

    /// <summary>The health of a service's instances.</summary>
    Task<GetInstancesHealthStatusResponse> GetInstancesHealthStatusAsync(GetInstancesHealthStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells whether an instance of a service with custom health is well.</summary>
    Task<UpdateInstanceCustomHealthStatusResponse> UpdateInstanceCustomHealthStatusAsync(UpdateInstanceCustomHealthStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a resource, or gives them new values.</summary>
    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes tags away from a resource.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>The tags of a resource.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonServiceDiscoveryConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonServiceDiscoveryClient((AmazonServiceDiscoveryConfig)clientConfig) : new AmazonServiceDiscoveryClient(awsCredentials, (AmazonServiceDiscoveryConfig)clientConfig);
}
