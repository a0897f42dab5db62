using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.CloudFormation;

/// <summary>The client of CloudFormation. It is safe for use by several threads at once.</summary>
public class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    private static readonly QueryProtocol Protocol = new(AmazonCloudFormationConfig.ServiceId, "2010-05-15", typeof(AmazonCloudFormationException));

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonCloudFormationClient()
        : base(new AmazonCloudFormationConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonCloudFormationClient(RegionEndpoint region)
        : base(new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonCloudFormationClient(AmazonCloudFormationConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials)
        : base(credentials, new AmazonCloudFormationConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateStackResponse>(request, Protocol.Call<CreateStackResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateStackResponse>(request, Protocol.Call<UpdateStackResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteStackResponse>(request, Protocol.Call<DeleteStackResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStacksResponse>(request, Protocol.Call<DescribeStacksResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStackEventsResponse>(request, Protocol.Call<DescribeStackEventsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStackResourcesResponse> ListStackResourcesAsync(ListStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListStackResourcesResponse>(request, Protocol.Call<ListStackResourcesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTemplateResponse>(request, Protocol.Call<GetTemplateResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ValidateTemplateResponse> ValidateTemplateAsync(ValidateTemplateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ValidateTemplateResponse>(request, Protocol.Call<ValidateTemplateResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
