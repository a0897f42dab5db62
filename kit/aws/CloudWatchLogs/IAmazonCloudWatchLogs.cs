using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// CloudWatch Logs. An error that the service answers is thrown as one of the exceptions in <c>Amazon.CloudWatchLogs.Model</c>, or as
/// <see cref="AmazonCloudWatchLogsException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonCloudWatchLogs : IAmazonService, IDisposable
{
    /// <summary>The log groups, by name.</summary>
    Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(DescribeLogGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The streams of a log group.</summary>
    Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(DescribeLogStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The events of a stream, a page at a time in either direction.</summary>
    Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The events of several streams that fit a pattern.</summary>
    Task<FilterLogEventsResponse> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchLogsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonCloudWatchLogsClient((AmazonCloudWatchLogsConfig)clientConfig) : new AmazonCloudWatchLogsClient(awsCredentials, (AmazonCloudWatchLogsConfig)clientConfig);
}
