using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace Cafe.Tests.Unit.Aws;

public sealed class QueryProtocolTests : IDisposable
{
    private readonly CannedAws _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task A_request_is_a_form_with_numbered_members()
    {
        _aws.AnswerXml("<CreateStackResponse xmlns='urn:x'><CreateStackResult><StackId>arn:1</StackId></CreateStackResult></CreateStackResponse>");

        var answer = await CloudFormation().CreateStackAsync(new()
        {
            StackName = "cafe",
            Parameters = [new() { ParameterKey = "A", ParameterValue = "1 & 2" }, new() { ParameterKey = "B", UsePreviousValue = true }],
            Capabilities = ["CAPABILITY_IAM"],
            TimeoutInMinutes = 30,
            Tags = []
        });

        answer.StackId.ShouldBe("arn:1");
        _aws.Request.Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
        Form(_aws.Request.Body).ShouldBe(new Dictionary<string, string>
        {
            ["Action"] = "CreateStack",
            ["Version"] = "2010-05-15",
            ["StackName"] = "cafe",
            ["Parameters.member.1.ParameterKey"] = "A",
            ["Parameters.member.1.ParameterValue"] = "1 & 2",
            ["Parameters.member.2.ParameterKey"] = "B",
            ["Parameters.member.2.UsePreviousValue"] = "true",
            ["Capabilities.member.1"] = "CAPABILITY_IAM",
            ["TimeoutInMinutes"] = "30",
            ["Tags"] = ""
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_answer_is_read_from_its_xml()
    {
        _aws.AnswerXml(
            """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
              <StackName>cafe</StackName><CreationTime>2026-11-21T21:12:14.5Z</CreationTime><StackStatus>UPDATE_COMPLETE</StackStatus>
              <DisableRollback>false</DisableRollback><TimeoutInMinutes>30</TimeoutInMinutes><Tags/>
              <Capabilities><member>CAPABILITY_IAM</member></Capabilities>
              <Outputs><member><OutputKey>Url</OutputKey><OutputValue>http://x</OutputValue></member></Outputs>
            </member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeStacksResponse>
            """);

        var answer = await CloudFormation().DescribeStacksAsync(new() { StackName = "cafe" });

        var stack = answer.Stacks.ShouldHaveSingleItem();
        stack.StackStatus.ShouldBe(StackStatus.UPDATE_COMPLETE);
        stack.CreationTime.ShouldBe(new DateTime(2026, 11, 21, 21, 12, 14, 500, DateTimeKind.Utc));
        stack.CreationTime!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        stack.DisableRollback.ShouldBe(false);
        stack.TimeoutInMinutes.ShouldBe(30);
        stack.Capabilities.ShouldBe(["CAPABILITY_IAM"]);
        stack.Tags.ShouldBeNull();
        stack.Outputs.ShouldHaveSingleItem().OutputValue.ShouldBe("http://x");
        answer.NextToken.ShouldBeNull();
        answer.ResponseMetadata.RequestId.ShouldBe("r-1");
    }

    [Fact]
    public async Task A_map_is_read_from_its_entries()
    {
        _aws.AnswerXml(
            """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults><member>
              <EvalActionName>ecs:RunTask</EvalActionName><EvalDecision>implicitDeny</EvalDecision>
              <EvalDecisionDetails><entry><key>IAM Policy</key><value>allowed</value></entry></EvalDecisionDetails>
            </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """);
        using var iam = new AmazonIdentityManagementServiceClient(CannedAws.Credentials, _aws.Config<AmazonIdentityManagementServiceConfig>());

        var answer = await iam.SimulatePrincipalPolicyAsync(new() { PolicySourceArn = "arn", ActionNames = ["ecs:RunTask"] });

        answer.EvaluationResults[0].EvalDecision.ShouldBe(PolicyEvaluationDecisionType.ImplicitDeny);
        answer.EvaluationResults[0].EvalDecisionDetails["IAM Policy"].ShouldBe("allowed");
    }

    [Fact]
    public async Task An_error_has_its_type_with_and_without_the_word_exception_in_its_code()
    {
        _aws.AnswerXml(Error("AlreadyExistsException", "Stack cafe already exists"), 400).AnswerXml(Error("TargetGroupNotFound", "none"), 400);
        using var balancers = new AmazonElasticLoadBalancingV2Client(CannedAws.Credentials, _aws.Config<AmazonElasticLoadBalancingV2Config>());

        var exists = await Should.ThrowAsync<AlreadyExistsException>(() => CloudFormation().CreateStackAsync(new()));
        var missing = await Should.ThrowAsync<TargetGroupNotFoundException>(() => balancers.DescribeTargetHealthAsync(new()));

        exists.Message.ShouldBe("Stack cafe already exists");
        exists.RequestId.ShouldBe("r-1");
        exists.ErrorType.ShouldBe(ErrorType.Sender);
        missing.ErrorCode.ShouldBe("TargetGroupNotFound");
    }

    [Fact]
    public async Task An_error_that_has_no_type_is_the_services_own()
    {
        _aws.AnswerXml(Error("ValidationError", "No updates are to be performed."), 400);

        var error = await Should.ThrowAsync<AmazonCloudFormationException>(() => CloudFormation().UpdateStackAsync(new()));

        error.ErrorCode.ShouldBe("ValidationError");
        error.Message.ShouldBe("No updates are to be performed.");
    }

    private static string Error(string code, string message) =>
        $"<ErrorResponse xmlns='urn:x'><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";

    private static Dictionary<string, string> Form(string body) => body.Split('&')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    private AmazonCloudFormationClient CloudFormation() => new(CannedAws.Credentials, _aws.Config<AmazonCloudFormationConfig>());
}
