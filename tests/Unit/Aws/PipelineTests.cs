using Amazon;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.IdentityManagement;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;

namespace Cafe.Tests.Unit.Aws;

public sealed class PipelineTests : IDisposable
{
    private readonly CannedAws _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task A_request_is_signed_for_its_service_and_region()
    {
        _aws.Answer("{}").Answer("{}");

        await new AmazonECSClient(CannedAws.Credentials, _aws.Config<AmazonECSConfig>()).ListServicesAsync(new());
        await new AmazonECRClient(CannedAws.Credentials, _aws.Config<AmazonECRConfig>()).DescribeRepositoriesAsync(new());

        Signature(0).ShouldMatch("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-central-1/ecs/aws4_request, SignedHeaders=[^,]*x-amz-target[^,]*, Signature=[0-9a-f]{64}$");
        Signature(1).ShouldContain("/eu-central-1/ecr/aws4_request");
        _aws.Requests[1].Uri.Host.ShouldBe("api.ecr.eu-central-1.amazonaws.com");
    }

    [Fact]
    public async Task Iam_is_one_host_for_all_regions()
    {
        _aws.AnswerXml("<GetRoleResponse><GetRoleResult><Role><RoleName>r</RoleName></Role></GetRoleResult></GetRoleResponse>");

        await new AmazonIdentityManagementServiceClient(CannedAws.Credentials, _aws.Config<AmazonIdentityManagementServiceConfig>()).GetRoleAsync(new());

        _aws.Request.Uri.Host.ShouldBe("iam.amazonaws.com");
        Signature(0).ShouldContain("/us-east-1/iam/aws4_request");
    }

    [Fact]
    public async Task Discovery_goes_to_a_host_of_its_own_unless_the_settings_forbid_it()
    {
        _aws.Answer("{}").Answer("{}").Answer("{}");
        var config = _aws.Config<AmazonServiceDiscoveryConfig>();
        config.DisableHostPrefixInjection = true;

        await new AmazonServiceDiscoveryClient(CannedAws.Credentials, _aws.Config<AmazonServiceDiscoveryConfig>()).DiscoverInstancesAsync(new());
        await new AmazonServiceDiscoveryClient(CannedAws.Credentials, config).DiscoverInstancesRevisionAsync(new());
        await new AmazonServiceDiscoveryClient(CannedAws.Credentials, _aws.Config<AmazonServiceDiscoveryConfig>()).ListServicesAsync(new());

        _aws.Requests.Select(request => request.Uri.Host).ShouldBe(
        [
            "data-servicediscovery.eu-central-1.amazonaws.com",
            "servicediscovery.eu-central-1.amazonaws.com",
            "servicediscovery.eu-central-1.amazonaws.com"
        ]);
    }

    [Fact]
    public async Task An_endpoint_of_ones_own_is_used_and_signed_for_the_region_that_is_given()
    {
        _aws.Answer("{}");
        var config = _aws.Config<AmazonECSConfig>();
        config.ServiceURL = "http://127.0.0.1:5000";
        config.AuthenticationRegion = "us-east-1";

        await new AmazonECSClient(CannedAws.Credentials, config).ListServicesAsync(new());

        _aws.Request.Uri.AbsoluteUri.ShouldBe("http://127.0.0.1:5000/");
        Signature(0).ShouldContain("/us-east-1/ecs/aws4_request");
    }

    [Fact]
    public async Task The_variable_for_the_endpoint_is_honoured()
    {
        // The variable of a service that no other test has a client of, for the environment is everyone's.
        const string variable = "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API";
        _aws.Answer("{}");
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:5001");
        try
        {
            var config = _aws.Config<AmazonResourceGroupsTaggingAPIConfig>();
            config.IgnoreConfiguredEndpointUrls = false;

            await new AmazonResourceGroupsTaggingAPIClient(CannedAws.Credentials, config).GetResourcesAsync(new());
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        _aws.Request.Uri.AbsoluteUri.ShouldBe("http://127.0.0.1:5001/");
        Signature(0).ShouldContain("/tagging/aws4_request");
    }

    [Fact]
    public async Task An_endpoint_that_is_not_known_here_is_refused()
    {
        var config = _aws.Config<AmazonECSConfig>();
        config.UseFIPSEndpoint = true;

        var error = await Should.ThrowAsync<AmazonClientException>(
            () => new AmazonECSClient(CannedAws.Credentials, config).ListServicesAsync(new()));

        error.Message.ShouldContain("FullFeed=true");
        _aws.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_given_up_ends()
    {
        using var giveUp = new CancellationTokenSource();
        using var aws = new CannedAws { Silent = true };
        var call = new AmazonECSClient(CannedAws.Credentials, aws.Config<AmazonECSConfig>()).ListServicesAsync(new(), giveUp.Token);
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    private string Signature(int request) => _aws.Requests[request].Headers["Authorization"];
}
