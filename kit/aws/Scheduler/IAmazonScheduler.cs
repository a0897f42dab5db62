using Amazon.Runtime;
using Amazon.Scheduler.Model;

namespace Amazon.Scheduler;

/// <summary>
/// EventBridge Scheduler. An error that the service answers is thrown as one of the exceptions in <c>Amazon.Scheduler.Model</c>, or as
/// <see cref="AmazonSchedulerException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonScheduler : IAmazonService, IDisposable
{
    /// <summary>Makes a schedule.</summary>
    Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a schedule new content: what is left out falls back to its default.</summary>
    Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>A schedule.</summary>
    Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a schedule.</summary>
    Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>The schedules, of one group or of all.</summary>
    Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a group of schedules.</summary>
    Task<CreateScheduleGroupResponse> CreateScheduleGroupAsync(CreateScheduleGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group of schedules.</summary>
    Task<GetScheduleGroupResponse> GetScheduleGroupAsync(GetScheduleGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>The groups of schedules.</summary>
    Task<ListScheduleGroupsResponse> ListScheduleGroupsAsync(ListScheduleGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a group with its schedules.</summary>
    Task<DeleteScheduleGroupResponse> DeleteScheduleGroupAsync(DeleteScheduleGroupRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSchedulerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonSchedulerClient((AmazonSchedulerConfig)clientConfig) : new AmazonSchedulerClient(awsCredentials, (AmazonSchedulerConfig)clientConfig);
}
