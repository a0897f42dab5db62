using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cafe.Tests.Deploy.FakeTests;

public sealed class OtherServicesTests : IAsyncLifetime
{
    private const string Template = """
        Parameters:
          Environment:
            Type: String
          Size:
            Type: Number
            Default: 1
        Resources:
          Network:
            Type: AWS::EC2::VPC
          Cluster:
            Type: AWS::ECS::Cluster
        """;

    private RawClient _aws = null!;

    public async Task InitializeAsync() => _aws = await RawClient.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_stack_is_created_resource_by_resource_and_updated_only_when_something_changes()
    {
        _aws.Fake.CloudFormation.WillOutput("cafe", new Dictionary<string, string> { ["ClusterName"] = "cafe" });

        (await StackAsync("CreateStack", Template)).ShouldBe("CREATE_IN_PROGRESS");
        _aws.Pass(4);
        (await EventsAsync()).ShouldBe(
            ["cafe CREATE_IN_PROGRESS", "Network CREATE_IN_PROGRESS", "Network CREATE_COMPLETE", "Cluster CREATE_IN_PROGRESS"]);
        _aws.Pass(4);
        var (_, stack) = await _aws.FormAsync("cloudformation", "DescribeStacks", ("StackName", "cafe"));
        Value(stack, "StackStatus").ShouldBe("CREATE_COMPLETE");
        Value(stack, "OutputValue").ShouldBe("cafe");

        (await StackAsync("UpdateStack", Template)).ShouldBe("ValidationError: No updates are to be performed.");
        (await StackAsync("UpdateStack", Template + "\n    Tags: []\n")).ShouldBe("UPDATE_IN_PROGRESS");
        _aws.Pass(10);
        (await EventsAsync()).ShouldContain("Cluster UPDATE_COMPLETE");
        (await EventsAsync()).ShouldNotContain("Network UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_stack_that_fails_is_rolled_back()
    {
        _aws.Fake.CloudFormation.WillFail("cafe", "Cluster", "No more clusters.");

        await StackAsync("CreateStack", Template);
        _aws.Pass(30);

        (await EventsAsync()).ShouldContain("Cluster CREATE_FAILED");
        (await EventsAsync())[^1].ShouldBe("cafe ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task A_stack_needs_its_parameters()
    {
        var (_, missing) = await _aws.FormAsync(
            "cloudformation", "CreateStack", ("StackName", "cafe"), ("TemplateBody", Template));
        var (_, nobody) = await _aws.FormAsync("cloudformation", "DescribeStacks", ("StackName", "nobody"));

        Value(missing, "Message").ShouldBe("Parameters: [Environment] must have values");
        Value(nobody, "Message").ShouldBe("Stack with id nobody does not exist");
    }

    [Fact]
    public async Task An_image_for_two_platforms_leads_to_the_configuration_of_each()
    {
        _aws.Fake.Ecr.AddImage("orders", "1", "amd64", "arm64");

        var index = await ImageAsync("\"imageTag\":\"1\"");
        var arm = index["manifests"]!.AsArray().Single(item => item!["platform"]!["architecture"]!.ToString() == "arm64")!;
        var manifest = await ImageAsync($"\"imageDigest\":\"{arm["digest"]}\"");
        var layer = await _aws.CallAsync("ecr", "GetDownloadUrlForLayer",
            $$"""{"repositoryName":"orders","layerDigest":"{{manifest["config"]!["digest"]}}"}""");
        var configuration = JsonNode.Parse(await _aws.GetAsync(layer["downloadUrl"]!.ToString()))!;

        configuration["architecture"]!.ToString().ShouldBe("arm64");
        (await _aws.RefusedAsync("ecr", "DescribeImages", """{"repositoryName":"orders","imageIds":[{"imageTag":"9"}]}"""))
            .ShouldStartWith("ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'9'}");
    }

    [Fact]
    public async Task Targets_follow_the_tasks_of_a_service()
    {
        var balancer = _aws.Fake.Elb.AddLoadBalancer("cafe");
        var group = _aws.Fake.Elb.AddTargetGroup("gateway", 8080, balancer);
        _aws.Fake.Elb.AddListener(balancer, 443, "HTTPS", group);
        await _aws.RegisterAsync("gateway", "gateway:1");
        await _aws.CreateServiceAsync("gateway",
            $$""","loadBalancers":[{"targetGroupArn":"{{group}}","containerName":"gateway","containerPort":8080}]""", count: 1);

        _aws.Pass(13);
        (await TargetStateAsync(group)).ShouldBe("initial");
        _aws.Pass(10);
        (await TargetStateAsync(group)).ShouldBe("healthy");
        await _aws.UpdateServiceAsync("gateway", "\"desiredCount\":0");
        _aws.Pass(2);
        (await TargetStateAsync(group)).ShouldBe("draining");
    }

    [Fact]
    public async Task A_role_may_do_everything_that_isnt_denied()
    {
        var role = _aws.Fake.Iam.AddRole("orders-execution");
        _aws.Fake.Iam.Deny("orders-execution", "secretsmanager:GetSecretValue");

        var (_, decisions) = await _aws.FormAsync("iam", "SimulatePrincipalPolicy", ("PolicySourceArn", role),
            ("ActionNames.member.1", "logs:PutLogEvents"), ("ActionNames.member.2", "secretsmanager:GetSecretValue"));
        var (_, found) = await _aws.FormAsync("iam", "GetRole", ("RoleName", "orders-execution"));

        Values(decisions, "EvalDecision").ShouldBe(["allowed", "implicitDeny"]);
        Uri.UnescapeDataString(Value(found, "AssumeRolePolicyDocument")).ShouldContain("ecs-tasks.amazonaws.com");
    }

    [Fact]
    public async Task A_schedule_is_kept_and_runs_its_task_when_it_is_fired()
    {
        await _aws.RegisterAsync("report", "report:1");
        var cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/cafe";
        var body = $$$$"""
            {"ScheduleExpression":"cron(0 5 * * ? *)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"{{{{cluster}}}}",
             "RoleArn":"arn:aws:iam::123456789012:role/scheduler","EcsParameters":{"LaunchType":"FARGATE",
             "TaskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/report:1",
             "NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["subnet-1"],"AssignPublicIp":"DISABLED"}}
             }}}
            """;

        var (created, _) = await _aws.RestAsync(HttpMethod.Post, "/schedules/report", body);
        var (again, _) = await _aws.RestAsync(HttpMethod.Post, "/schedules/report", body);
        var (_, schedule) = await _aws.RestAsync(HttpMethod.Get, "/schedules/report?groupName=default");
        var (missing, _) = await _aws.RestAsync(HttpMethod.Get, "/schedules/nobody");
        _aws.Fake.Scheduler.Fire("report");

        created.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.Headers.GetValues("x-amzn-ErrorType").ShouldBe(["ConflictException"]);
        schedule["State"]!.ToString().ShouldBe("ENABLED");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _aws.Fake.Ecs.Tasks.Single().Group.ShouldBe("family:report");
    }

    [Fact]
    public async Task A_scalable_target_needs_a_service()
    {
        const string Target = """
            {"ServiceNamespace":"ecs","ResourceId":"service/cafe/orders","ScalableDimension":"ecs:service:DesiredCount",
             "MinCapacity":1,"MaxCapacity":4}
            """;
        (await _aws.RefusedAsync("application-autoscaling", "RegisterScalableTarget", Target))
            .ShouldStartWith("ValidationException: ECS service doesn't exist");
        await _aws.RegisterAsync("orders", "orders:1");
        await _aws.CreateServiceAsync("orders");

        await _aws.CallAsync("application-autoscaling", "RegisterScalableTarget", Target);

        var found = await _aws.CallAsync("application-autoscaling", "DescribeScalableTargets", """{"ServiceNamespace":"ecs"}""");
        found["ScalableTargets"]![0]!["MaxCapacity"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_secret_is_found_by_name_and_by_arn()
    {
        var arn = _aws.Fake.Secrets.Add("cafe/orders", """{"password":"x"}""");

        foreach (var id in (string[])["cafe/orders", arn, arn[..^7]])
        {
            var secret = await _aws.CallAsync("secretsmanager", "GetSecretValue", $$"""{"SecretId":"{{id}}"}""");
            secret["SecretString"]!.ToString().ShouldBe("""{"password":"x"}""");
        }
        (await _aws.RefusedAsync("secretsmanager", "DescribeSecret", """{"SecretId":"cafe/other"}"""))
            .ShouldBe("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
    }

    [Fact]
    public async Task Everything_that_carries_a_tag_is_found()
    {
        var space = _aws.Fake.CloudMap.AddNamespace("cafe.local");
        var arn = _aws.Fake.CloudMap.Namespaces[0].Arn;
        await _aws.MapAsync("TagResource", $$"""{"ResourceARN":"{{arn}}","Tags":[{"Key":"application","Value":"cafe"}]}""");
        await _aws.EcsAsync("TagResource",
            """{"resourceArn":"arn:aws:ecs:eu-west-1:123456789012:cluster/cafe","tags":[{"key":"application","value":"other"}]}""");

        var found = await _aws.CallAsync(
            "tagging", "GetResources", """{"TagFilters":[{"Key":"application","Values":["cafe"]}]}""");

        found["ResourceTagMappingList"]!.AsArray().Single()!["ResourceARN"]!.ToString().ShouldEndWith(space);
    }

    private static IEnumerable<string> Values(XElement answer, string name) =>
        answer.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private static string Value(XElement answer, string name) => Values(answer, name).First();

    private async Task<string> StackAsync(string action, string template)
    {
        var (status, answer) = await _aws.FormAsync("cloudformation", action, ("StackName", "cafe"), ("TemplateBody", template),
            ("Parameters.member.1.ParameterKey", "Environment"), ("Parameters.member.1.ParameterValue", "test"));
        if (status != HttpStatusCode.OK)
            return $"{Value(answer, "Code")}: {Value(answer, "Message")}";

        var (_, stack) = await _aws.FormAsync("cloudformation", "DescribeStacks", ("StackName", "cafe"));
        return Value(stack, "StackStatus");
    }

    /// <summary>Oldest first.</summary>
    private async Task<List<string>> EventsAsync()
    {
        var (_, answer) = await _aws.FormAsync("cloudformation", "DescribeStackEvents", ("StackName", "cafe"));
        return [.. Values(answer, "LogicalResourceId").Zip(Values(answer, "ResourceStatus"), (name, status) => $"{name} {status}").Reverse()];
    }

    private async Task<JsonObject> ImageAsync(string id)
    {
        var answer = await _aws.CallAsync("ecr", "BatchGetImage", $"{{\"repositoryName\":\"orders\",\"imageIds\":[{{{id}}}]}}");
        return JsonNode.Parse(answer["images"]![0]!["imageManifest"]!.ToString())!.AsObject();
    }

    private async Task<string> TargetStateAsync(string group)
    {
        var (_, answer) = await _aws.FormAsync("elasticloadbalancing", "DescribeTargetHealth", ("TargetGroupArn", group));
        return Value(answer, "State");
    }
}
