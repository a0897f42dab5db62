using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A request to CloudWatch Logs.</summary>
public class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest;
