using Amazon.Runtime;

namespace Amazon.ApplicationAutoScaling.Model;

/// <summary>A request to Application Auto Scaling.</summary>
public class AmazonApplicationAutoScalingRequest : AmazonWebServiceRequest;
