using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>A request to IAM, Identity and Access Management.</summary>
public class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest;
