using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

public sealed class LeastPrivilegeTests
{
    private static readonly string[] Programs = ["Gateway", "Monolith", "Menu", "Orders", "Reporting", "Provision"];
    private static readonly string[] Inverse = ["NotAction", "NotResource", "NotPrincipal"];

    [Fact]
    public void No_permission_is_for_every_action_or_every_resource()
    {
        var wide =
            from statement in Statements()
            from what in statement["Action"].Items().Concat(statement["Resource"].Items()).Select(item => item.Text())
            where what.Contains('*', StringComparison.Ordinal)
            select $"{Joined(statement["Action"])}: {what}";

        wide.Order().ShouldBe(
        [
            "ecr:GetAuthorizationToken: *", // It knows no resource.
            "ecs:RunTask: arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:"
                + "task-definition/${Application}-${ScheduledJob}:*",
            "ecs:TagResource: arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/${Cluster}/*",
            "s3:GetObject: arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*",
            // They know no resource either, and have a condition.
            .. Enumerable.Repeat("servicediscovery:DiscoverInstances servicediscovery:DiscoverInstancesRevision: *", 3),
        ]);
    }

    [Fact]
    public void No_permission_is_given_by_what_it_leaves_out()
    {
        foreach (var statement in Statements())
        {
            if (statement["Effect"]!.Text() == "Deny")
                statement["Principal"]!.Text().ShouldBe("*"); // Of a queue or topic: MessagingTests.
            Inverse.Where(statement.AsObject().ContainsKey).ShouldBeEmpty();
        }
        Template.Platform.OfType("AWS::IAM::Role").SelectMany(role => role["ManagedPolicyArns"].Items()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Gateway", "GatewayConnectionSecret AuthKeySecret StaffPasswordHashSecret")]
    [InlineData("Monolith", "CafeConnectionSecret AuthKeySecret StaffPasswordHashSecret")]
    [InlineData("Menu", "MenuConnectionSecret AuthKeySecret")]
    [InlineData("Orders", "OrdersConnectionSecret AuthKeySecret")]
    [InlineData("Reporting", "ReportingConnectionSecret AuthKeySecret")]
    [InlineData("Provision", "DatabaseMasterSecret CafePasswordSecret MenuPasswordSecret OrdersPasswordSecret "
        + "ReportingPasswordSecret GatewayPasswordSecret ExtractionPasswordSecret")]
    public void A_program_is_started_with_its_own_image_log_and_secrets(string program, string secrets)
    {
        var granted = Statements(Template.Platform[program + "ExecutionRole"])
            .Select(statement => $"{Joined(statement["Action"])}: {Joined(statement["Resource"])}");

        granted.ShouldBe(
        [
            $"ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage: {program}Repository.Arn",
            $"logs:CreateLogStream logs:PutLogEvents: {program}Logs.Arn",
            $"secretsmanager:GetSecretValue: {secrets}",
        ]);
    }

    [Fact]
    public void The_mail_servers_password_is_read_where_mail_is_sent()
    {
        var access = Template.Platform["SmtpPasswordAccess"];

        access.Condition.ShouldBe("HasSmtpPassword");
        access["Roles"].Items().Select(role => role.Text()).ShouldBe(["MonolithExecutionRole", "ReportingExecutionRole"]);
        Statements(access).Single()["Resource"]!.Text().ShouldBe("SmtpPasswordSecret");
    }

    [Theory]
    [InlineData("Gateway", "monolith menu orders reporting")]
    [InlineData("Monolith", "")]
    [InlineData("Menu", "")]
    [InlineData("Orders", "menu")]
    [InlineData("Reporting", "monolith menu orders")]
    [InlineData("Provision", "")]
    public void A_program_may_find_whom_it_calls_and_nobody_else(string program, string called)
    {
        var found = Statements(Template.Platform[program + "TaskRole"])
            .Where(statement => Joined(statement["Action"]).StartsWith("servicediscovery:", StringComparison.Ordinal)).ToList();

        found.Count.ShouldBe(called.Length > 0 ? 1 : 0);
        foreach (var statement in found)
        {
            Joined(statement["Action"]).ShouldBe("servicediscovery:DiscoverInstances servicediscovery:DiscoverInstancesRevision");
            statement["Condition"]!.AsObject().Select(each => each.Key).ShouldBe(["StringEquals"]);
            var condition = statement["Condition"]!["StringEquals"]!.AsObject();
            condition.Select(each => each.Key).ShouldBe(["servicediscovery:NamespaceName", "servicediscovery:ServiceName"]);
            condition["servicediscovery:NamespaceName"]!.Text().ShouldBe("${Application}.local");
            Joined(condition["servicediscovery:ServiceName"]).ShouldBe(called);
            // As its security group lets it.
            Template.Network.OfType("AWS::EC2::SecurityGroupEgress")
                .Where(egress => egress["GroupId"]!.Text() == program + "SecurityGroup" && egress["ToPort"]!.Text() == "8080")
                .Select(egress => egress["DestinationSecurityGroupId"]!.Text().Replace("SecurityGroup", "", StringComparison.Ordinal).ToLowerInvariant())
                .ShouldBe(called.Split(' '), ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("Monolith")]
    [InlineData("Provision")]
    public void A_program_that_calls_nothing_of_AWS_may_call_nothing(string program)
    {
        var role = Template.Platform[program + "TaskRole"];
        Statements(role).ShouldBeEmpty(role.Name);
        Template.Platform.Resources
            .Where(policy => policy["Roles"].Items().Any(one => one.Text() == role.Name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Menu", "sns:Publish: MenuTopic")]
    [InlineData("Orders", "sns:Publish: OrdersTopic")]
    [InlineData(
        "Reporting", "sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes: "
        + "ReportingOrdersQueueArn ReportingMenuQueueArn", "sns:Publish: ReportTopic")]
    public void A_program_publishes_to_its_own_topic_and_reads_its_own_queues(string program, params string[] granted) =>
        Granted(program).Where(statement => statement[..4] is "sns:" or "sqs:").ShouldBe(granted);

    [Fact]
    public void A_schedule_runs_its_own_job_in_this_cluster_and_passes_the_roles_of_that_job()
    {
        var statements = Statements(Template.Platform["SchedulerRole"]).ToDictionary(statement => statement["Action"]!.Text());

        statements.Keys.Order().ShouldBe(["ecs:RunTask", "ecs:TagResource", "iam:PassRole"]);
        statements["ecs:RunTask"]["Condition"]!["ArnEquals"]!["ecs:cluster"]!.Text().ShouldBe("Cluster.Arn");
        statements["ecs:TagResource"]["Condition"]!["StringEquals"]!["ecs:CreateAction"]!.Text().ShouldBe("RunTask");
        Joined(statements["iam:PassRole"]["Resource"]).ShouldBe("ReportingExecutionRole.Arn ReportingTaskRole.Arn");
        statements["iam:PassRole"]["Condition"]!["StringEquals"]!["iam:PassedToService"]!.Text()
            .ShouldBe("ecs-tasks.amazonaws.com");
    }

    [Fact]
    public void A_role_is_taken_on_by_the_service_that_it_is_for()
    {
        foreach (var role in Template.Platform.OfType("AWS::IAM::Role"))
        {
            role["AssumeRolePolicyDocument"]!["Statement"].Items()
                .Select(statement => statement["Principal"]!["Service"]!.Text())
                .ShouldBe([role.Name == "SchedulerRole" ? "scheduler.amazonaws.com" : "ecs-tasks.amazonaws.com"]);
        }
    }

    /// <summary>What the program itself may call, by its role and by policies that are attached to it.</summary>
    private static IEnumerable<string> Granted(string program)
    {
        var role = Template.Platform[program + "TaskRole"];
        return Template.Platform.Resources.Where(policy => policy["Roles"].Items().Any(one => one.Text() == role.Name)).Prepend(role)
            .SelectMany(Statements).Select(statement => $"{Joined(statement["Action"])}: {Joined(statement["Resource"])}");
    }

    private static string Joined(JsonNode? list) => string.Join(' ', list.Items().Select(item => item.Text()));

    private static IEnumerable<JsonNode> Statements() =>
        Template.All.SelectMany(template => template.Resources).SelectMany(Statements);

    private static IEnumerable<JsonNode> Statements(Resource resource) =>
        resource["Policies"].Items().Select(policy => policy["PolicyDocument"]!)
            .Concat(resource["PolicyDocument"].Items())
            .SelectMany(document => document["Statement"].Items());
}
