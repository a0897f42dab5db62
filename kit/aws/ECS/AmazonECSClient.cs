using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.ECS;

/// <summary>The client of ECS, the Elastic Container Service. It is safe for use by several threads at once.</summary>
public class AmazonECSClient : AmazonServiceClient, IAmazonECS
{
    private static readonly JsonProtocol Protocol = new(
        AmazonECSConfig.ServiceId, "2014-11-13", "AmazonEC2ContainerServiceV20141113", typeof(AmazonECSException), camelCase: true);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonECSClient()
        : base(new AmazonECSConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonECSClient(RegionEndpoint region)
        : base(new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonECSClient(AmazonECSConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonECSClient(AWSCredentials credentials)
        : base(credentials, new AmazonECSConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonECSClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonECSClient(AWSCredentials credentials, AmazonECSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeClustersResponse>(request, Protocol.Call<DescribeClustersResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RegisterTaskDefinitionResponse>(request, Protocol.Call<RegisterTaskDefinitionResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTaskDefinitionResponse>(request, Protocol.Call<DescribeTaskDefinitionResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTaskDefinitionsResponse>(request, Protocol.Call<ListTaskDefinitionsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeregisterTaskDefinitionResponse>(request, Protocol.Call<DeregisterTaskDefinitionResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateServiceResponse>(request, Protocol.Call<CreateServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateServiceResponse>(request, Protocol.Call<UpdateServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteServiceResponse> DeleteServiceAsync(DeleteServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteServiceResponse>(request, Protocol.Call<DeleteServiceResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeServicesResponse>(request, Protocol.Call<DescribeServicesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListServicesResponse>(request, Protocol.Call<ListServicesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListServiceDeploymentsResponse>(request, Protocol.Call<ListServiceDeploymentsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeServiceDeploymentsResponse>(request, Protocol.Call<DescribeServiceDeploymentsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeServiceRevisionsResponse>(request, Protocol.Call<DescribeServiceRevisionsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopServiceDeploymentResponse> StopServiceDeploymentAsync(StopServiceDeploymentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopServiceDeploymentResponse>(request, Protocol.Call<StopServiceDeploymentResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RunTaskResponse>(request, Protocol.Call<RunTaskResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTasksResponse>(request, Protocol.Call<DescribeTasksResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTasksResponse>(request, Protocol.Call<ListTasksResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopTaskResponse>(request, Protocol.Call<StopTaskResponse>(), cancellationToken);

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
