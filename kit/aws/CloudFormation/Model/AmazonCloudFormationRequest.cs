using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>A request to CloudFormation.</summary>
public class AmazonCloudFormationRequest : AmazonWebServiceRequest;
