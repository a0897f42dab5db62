using Amazon.CloudWatchLogs;
using Amazon.ECS;
using Amazon.SecretsManager;
using Amazon.ServiceDiscovery;

namespace Cafe.Tests.Unit.Aws;

public sealed class JsonProtocolTests : IDisposable
{
    private readonly CannedAws _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task A_request_is_a_post_whose_header_names_the_operation()
    {
        _aws.Answer("{}");

        await Ecs().DescribeServicesAsync(new() { Cluster = "cafe", Services = ["orders"], Include = ["TAGS"] });

        _aws.Request.Method.ShouldBe("POST");
        _aws.Request.Uri.AbsoluteUri.ShouldBe("https://ecs.eu-central-1.amazonaws.com/");
        _aws.Request.Headers["X-Amz-Target"].ShouldBe("AmazonEC2ContainerServiceV20141113.DescribeServices");
        _aws.Request.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        _aws.Request.Body.ShouldBe("""{"cluster":"cafe","services":["orders"],"include":["TAGS"]}""");
    }

    [Fact]
    public async Task Every_kind_of_value_is_written_as_the_service_wants_it()
    {
        _aws.Answer("{}");

        await Ecs().RegisterTaskDefinitionAsync(new()
        {
            Family = "orders",
            NetworkMode = NetworkMode.Awsvpc,
            ContainerDefinitions =
            [
                new()
                {
                    Name = "orders",
                    Essential = true,
                    StopTimeout = 30,
                    Environment = [new() { Name = "A", Value = "" }],
                    LogConfiguration = new() { LogDriver = LogDriver.Awslogs, Options = new() { ["awslogs-group"] = "/cafe" } },
                    RestartPolicy = new() { Enabled = false, IgnoredExitCodes = [0, 143] }
                }
            ],
            RuntimePlatform = new() { CpuArchitecture = "ARM64" }
        });

        _aws.Request.Body.ShouldBe(
            """
            {"family":"orders","networkMode":"awsvpc","containerDefinitions":[{"name":"orders","essential":true,
            "restartPolicy":{"enabled":false,"ignoredExitCodes":[0,143]},"environment":[{"name":"A","value":""}],"stopTimeout":30,
            "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/cafe"}}}],"runtimePlatform":{"cpuArchitecture":"ARM64"}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_one_that_is_null_is_not()
    {
        _aws.Answer("{}");

        await Ecs().UpdateServiceAsync(new() { Service = "orders", LoadBalancers = [] });

        _aws.Request.Body.ShouldBe("""{"service":"orders","loadBalancers":[]}""");
    }

    [Fact]
    public async Task Names_with_more_than_one_capital_go_as_the_service_spells_them()
    {
        _aws.Answer("{}").Answer("{}");

        await Ecs().CreateServiceAsync(new() { EnableECSManagedTags = true, NetworkConfiguration = new() { AwsvpcConfiguration = new() { AssignPublicIp = AssignPublicIp.ENABLED } } });
        await CloudMap().TagResourceAsync(new() { ResourceARN = "arn", Tags = [new() { Key = "a", Value = "b" }] });

        _aws.Requests[0].Body.ShouldBe("""{"networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":"ENABLED"}},"enableECSManagedTags":true}""");
        _aws.Requests[1].Body.ShouldBe("""{"ResourceARN":"arn","Tags":[{"Key":"a","Value":"b"}]}""");
    }

    [Fact]
    public async Task Seconds_since_1970_become_a_utc_time_and_back()
    {
        _aws.Answer("""{"services":[{"serviceName":"orders","createdAt":1763759534.5}]}""").Answer("{}");

        var service = (await Ecs().DescribeServicesAsync(new())).Services[0];
        await Ecs().ListServiceDeploymentsAsync(new() { CreatedAt = new() { After = service.CreatedAt } });

        service.CreatedAt.ShouldBe(new DateTime(2025, 11, 21, 21, 12, 14, 500, DateTimeKind.Utc));
        service.CreatedAt!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        _aws.Requests[1].Body.ShouldBe("""{"createdAt":{"after":1763759534}}""");
    }

    [Fact]
    public async Task Times_of_logs_are_milliseconds()
    {
        _aws.Answer("""{"events":[{"timestamp":1763759534500,"message":"hello"}],"nextForwardToken":"f/1"}""").Answer("""{"events":[{"timestamp":1763759534500}]}""");
        using var logs = new AmazonCloudWatchLogsClient(CannedAws.Credentials, _aws.Config<AmazonCloudWatchLogsConfig>());
        var time = new DateTime(2025, 11, 21, 21, 12, 14, 500, DateTimeKind.Utc);

        var answer = await logs.GetLogEventsAsync(new() { LogGroupName = "/cafe", StartTime = time });
        var filtered = await logs.FilterLogEventsAsync(new() { StartTime = 1763759534500 });

        _aws.Requests[0].Body.ShouldBe("""{"logGroupName":"/cafe","startTime":1763759534500}""");
        answer.Events[0].Timestamp.ShouldBe(time);
        answer.NextForwardToken.ShouldBe("f/1");
        filtered.Events[0].Timestamp.ShouldBe(1763759534500);
    }

    [Fact]
    public async Task What_the_service_leaves_out_is_null_and_an_empty_list_is_empty()
    {
        _aws.Answer("""{"services":[{"serviceName":"orders","loadBalancers":[],"desiredCount":0,"someday":{"new":[1]}}],"failures":null}""");

        var answer = await Ecs().DescribeServicesAsync(new());

        var service = answer.Services.ShouldHaveSingleItem();
        service.LoadBalancers.ShouldBeEmpty();
        service.Deployments.ShouldBeNull();
        service.DesiredCount.ShouldBe(0);
        service.RunningCount.ShouldBeNull();
        answer.Failures.ShouldBeNull();
    }

    [Fact]
    public async Task A_constant_is_the_known_one_and_an_unknown_value_is_kept()
    {
        _aws.Answer("""{"serviceDeployments":[{"status":"SUCCESSFUL"},{"status":"DREAMING"}]}""");

        var deployments = (await Ecs().DescribeServiceDeploymentsAsync(new())).ServiceDeployments;

        deployments[0].Status.ShouldBeSameAs(ServiceDeploymentStatus.SUCCESSFUL);
        deployments[1].Status.Value.ShouldBe("DREAMING");
    }

    [Fact]
    public async Task Maps_of_texts_and_of_lists_are_read()
    {
        _aws.Answer("""{"Status":{"i1":"HEALTHY"}}""").Answer("""{"ARN":"a","VersionIdsToStages":{"v1":["AWSCURRENT"]},"RotationEnabled":false}""")
            .Answer("""{"SecretBinary":"AQID"}""");
        using var secrets = new AmazonSecretsManagerClient(CannedAws.Credentials, _aws.Config<AmazonSecretsManagerConfig>());

        (await CloudMap().GetInstancesHealthStatusAsync(new())).Status["i1"].ShouldBe("HEALTHY");
        (await secrets.DescribeSecretAsync(new())).VersionIdsToStages["v1"].ShouldBe(["AWSCURRENT"]);
        (await secrets.GetSecretValueAsync(new())).SecretBinary.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task An_answer_has_its_request_id_and_may_be_empty()
    {
        _aws.Answer("");

        var answer = await CloudMap().DeleteServiceAsync(new() { Id = "srv-1" });

        answer.ResponseMetadata.RequestId.ShouldBe("request-1");
        answer.HttpStatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_makes_a_request_safe_to_repeat_is_made_where_there_is_none()
    {
        _aws.Answer("{}").Answer("{}");

        await CloudMap().CreateHttpNamespaceAsync(new() { Name = "cafe" });
        await CloudMap().CreateHttpNamespaceAsync(new() { Name = "cafe", CreatorRequestId = "mine" });

        _aws.Requests[0].Body.ShouldMatch("""^\{"Name":"cafe","CreatorRequestId":"[0-9a-f-]{36}"\}$""");
        _aws.Requests[1].Body.ShouldBe("""{"Name":"cafe","CreatorRequestId":"mine"}""");
    }

    private AmazonECSClient Ecs() => new(CannedAws.Credentials, _aws.Config<AmazonECSConfig>());

    private AmazonServiceDiscoveryClient CloudMap() => new(CannedAws.Credentials, _aws.Config<AmazonServiceDiscoveryConfig>());
}
