using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Scheduler.Model;
using Cafe.Aws.Protocols;

namespace Amazon.Scheduler;

/// <summary>The client of EventBridge Scheduler. It is safe for use by several threads at once.</summary>
public class AmazonSchedulerClient : AmazonServiceClient, IAmazonScheduler
{
    private static readonly RestJsonProtocol Protocol = new(AmazonSchedulerConfig.ServiceId, "2021-06-30", typeof(AmazonSchedulerException));

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonSchedulerClient()
        : base(new AmazonSchedulerConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonSchedulerClient(RegionEndpoint region)
        : base(new AmazonSchedulerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonSchedulerClient(AmazonSchedulerConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonSchedulerClient(AWSCredentials credentials)
        : base(credentials, new AmazonSchedulerConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonSchedulerClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSchedulerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonSchedulerClient(AWSCredentials credentials, AmazonSchedulerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateScheduleResponse>(request, Protocol.Call<CreateScheduleResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateScheduleResponse>(request, Protocol.Call<UpdateScheduleResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetScheduleResponse>(request, Protocol.Call<GetScheduleResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteScheduleResponse>(request, Protocol.Call<DeleteScheduleResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSchedulesResponse>(request, Protocol.Call<ListSchedulesResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateScheduleGroupResponse> CreateScheduleGroupAsync(CreateScheduleGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateScheduleGroupResponse>(request, Protocol.Call<CreateScheduleGroupResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetScheduleGroupResponse> GetScheduleGroupAsync(GetScheduleGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetScheduleGroupResponse>(request, Protocol.Call<GetScheduleGroupResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListScheduleGroupsResponse> ListScheduleGroupsAsync(ListScheduleGroupsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListScheduleGroupsResponse>(request, Protocol.Call<ListScheduleGroupsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteScheduleGroupResponse> DeleteScheduleGroupAsync(DeleteScheduleGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteScheduleGroupResponse>(request, Protocol.Call<DeleteScheduleGroupResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
