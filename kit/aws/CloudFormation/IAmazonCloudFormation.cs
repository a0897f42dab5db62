using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>
/// CloudFormation. An error that the service answers is thrown as one of the exceptions in <c>Amazon.CloudFormation.Model</c>, or as
/// <see cref="AmazonCloudFormationException"/>; where no answer comes, after retries, a <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonCloudFormation : IAmazonService, IDisposable
{
    /// <summary>Begins to make a stack.</summary>
    Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to change a stack. A template without a change is refused with <c>ValidationError</c>.</summary>
    Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to delete a stack.</summary>
    Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>State, parameters and outputs of a stack, or of all.</summary>
    Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default);

    /// <summary>What happened to a stack, newest first.</summary>
    Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>What a stack consists of.</summary>
    Task<ListStackResourcesResponse> ListStackResourcesAsync(ListStackResourcesRequest request, CancellationToken cancellationToken = default);

    /// <summary>The template of a stack.</summary>
    Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Whether a template can be read, and what it asks for.</summary>
    Task<ValidateTemplateResponse> ValidateTemplateAsync(ValidateTemplateRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFormationConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null ? new AmazonCloudFormationClient((AmazonCloudFormationConfig)clientConfig) : new AmazonCloudFormationClient(awsCredentials, (AmazonCloudFormationConfig)clientConfig);
}
