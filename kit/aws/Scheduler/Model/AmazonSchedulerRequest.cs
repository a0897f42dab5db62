using Amazon.Runtime;

namespace Amazon.Scheduler.Model;

/// <summary>A request to EventBridge Scheduler.</summary>
public class AmazonSchedulerRequest : AmazonWebServiceRequest;
