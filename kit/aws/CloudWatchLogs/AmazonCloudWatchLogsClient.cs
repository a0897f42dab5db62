using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Cafe.Aws.Protocols;

namespace Amazon.CloudWatchLogs;

/// <summary>The client of CloudWatch Logs. It is safe for use by several threads at once.</summary>
public class AmazonCloudWatchLogsClient : AmazonServiceClient, IAmazonCloudWatchLogs
{
    private static readonly JsonProtocol Protocol = new(
        AmazonCloudWatchLogsConfig.ServiceId, "2014-03-28", "Logs_20140328", typeof(AmazonCloudWatchLogsException), camelCase: true);

    /// <summary>Credentials, region and endpoint as environment and profile give them.</summary>
    public AmazonCloudWatchLogsClient()
        : base(new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>Credentials as environment and profile give them, in this region.</summary>
    public AmazonCloudWatchLogsClient(RegionEndpoint region)
        : base(new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as environment and profile give them, with these settings.</summary>
    public AmazonCloudWatchLogsClient(AmazonCloudWatchLogsConfig config)
        : base(config)
    {
    }

    /// <summary>These credentials; region and endpoint as environment and profile give them.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials)
        : base(credentials, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>These credentials, in this region.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials, with these settings.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, AmazonCloudWatchLogsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Protocol;

    /// <inheritdoc/>
    public virtual Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(DescribeLogGroupsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLogGroupsResponse>(request, Protocol.Call<DescribeLogGroupsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(DescribeLogStreamsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLogStreamsResponse>(request, Protocol.Call<DescribeLogStreamsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetLogEventsResponse>(request, Protocol.Call<GetLogEventsResponse>(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<FilterLogEventsResponse> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<FilterLogEventsResponse>(request, Protocol.Call<FilterLogEventsResponse>(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceProtocol.Customize(pipeline);
}
