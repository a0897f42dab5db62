using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>A request to ECR, the Elastic Container Registry.</summary>
public class AmazonECRRequest : AmazonWebServiceRequest;
