using Amazon.Runtime;

namespace Amazon.ServiceDiscovery.Model;

/// <summary>A request to Cloud Map.</summary>
public class AmazonServiceDiscoveryRequest : AmazonWebServiceRequest;
