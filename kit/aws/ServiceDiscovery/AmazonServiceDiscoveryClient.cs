using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.ServiceDiscovery.Model;
using Cafe.Aws.Protocols;

namespace Amazon.ServiceDiscovery;

/// <summary>The client of Cloud Map. It is safe for use by several threads at once.</summary>
public class AmazonServiceDiscoveryClient : AmazonServiceClient, IAmazonServiceDiscovery
{
    private static readonly JsonProtocol Protocol = new(
        AmazonServiceDiscoveryConfig.ServiceId, "2017-03-14", "Route53AutoNaming_v20170314", typeof(AmazonServiceDiscoveryException), camelCase: false);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonServiceDiscoveryClient()
        : base(new AmazonServiceDiscoveryConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonServiceDiscoveryClient(RegionEndpoint region)
        : base(new AmazonServiceDiscoveryConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonServiceDiscoveryClient(AmazonServiceDiscoveryConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonServiceDiscoveryClient(AWSCredentials credentials)
        : base(credentials, new AmazonServiceDiscoveryConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonServiceDiscoveryClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonServiceDiscoveryConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonServiceDiscoveryClient(AWSCredentials credentials, AmazonServiceDiscoveryConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<CreatePrivateDnsNamespaceResponse> CreatePrivateDnsNamespaceAsync(CreatePrivateDnsNamespaceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreatePrivateDnsNamespaceResponse>(request, Protocol.Call<CreatePrivateDnsNamespaceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateHttpNamespaceResponse> CreateHttpNamespaceAsync(CreateHttpNamespaceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateHttpNamespaceResponse>(request, Protocol.Call<CreateHttpNamespaceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListNamespacesResponse> ListNamespacesAsync(ListNamespacesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListNamespacesResponse>(request, Protocol.Call<ListNamespacesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetNamespaceResponse> GetNamespaceAsync(GetNamespaceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetNamespaceResponse>(request, Protocol.Call<GetNamespaceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteNamespaceResponse> DeleteNamespaceAsync(DeleteNamespaceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteNamespaceResponse>(request, Protocol.Call<DeleteNamespaceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateServiceResponse>(request, Protocol.Call<CreateServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetServiceResponse> GetServiceAsync(GetServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetServiceResponse>(request, Protocol.Call<GetServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateServiceResponse>(request, Protocol.Call<UpdateServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListServicesResponse>(request, Protocol.Call<ListServicesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteServiceResponse> DeleteServiceAsync(DeleteServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteServiceResponse>(request, Protocol.Call<DeleteServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetOperationResponse> GetOperationAsync(GetOperationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetOperationResponse>(request, Protocol.Call<GetOperationResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListInstancesResponse> ListInstancesAsync(ListInstancesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListInstancesResponse>(request, Protocol.Call<ListInstancesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RegisterInstanceResponse> RegisterInstanceAsync(RegisterInstanceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RegisterInstanceResponse>(request, Protocol.Call<RegisterInstanceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeregisterInstanceResponse> DeregisterInstanceAsync(DeregisterInstanceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeregisterInstanceResponse>(request, Protocol.Call<DeregisterInstanceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DiscoverInstancesResponse> DiscoverInstancesAsync(DiscoverInstancesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DiscoverInstancesResponse>(request, Protocol.Call<DiscoverInstancesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DiscoverInstancesRevisionResponse> DiscoverInstancesRevisionAsync(DiscoverInstancesRevisionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DiscoverInstancesRevisionResponse>(request, Protocol.Call<DiscoverInstancesRevisionResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetInstancesHealthStatusResponse> GetInstancesHealthStatusAsync(GetInstancesHealthStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetInstancesHealthStatusResponse>(request, Protocol.Call<GetInstancesHealthStatusResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateInstanceCustomHealthStatusResponse> UpdateInstanceCustomHealthStatusAsync(UpdateInstanceCustomHealthStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateInstanceCustomHealthStatusResponse>(request, Protocol.Call<UpdateInstanceCustomHealthStatusResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<TagResourceResponse>(request, Protocol.Call<TagResourceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UntagResourceResponse>(request, Protocol.Call<UntagResourceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsForResourceResponse>(request, Protocol.Call<ListTagsForResourceResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
