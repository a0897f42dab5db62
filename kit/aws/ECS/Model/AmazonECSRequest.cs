using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A request to ECS, the Elastic Container Service.</summary>
public class AmazonECSRequest : AmazonWebServiceRequest;
