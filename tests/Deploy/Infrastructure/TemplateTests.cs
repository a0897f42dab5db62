using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Cafe.Tests.Deploy.Infrastructure;

public sealed class TemplateTests
{
    private static readonly string[] Programs = ["Gateway", "Monolith", "Menu", "Orders", "Reporting", "Provision"];
    private static readonly string[] Constraints = ["AllowedValues", "AllowedPattern", "MinValue"];

    // CloudFormation has no tags for these.
    private static readonly string[] Untagged =
    [
        "AWS::EC2::Route", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress",
        "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::VPCGatewayAttachment", "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::SNS::Subscription", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy",
    ];

    [Fact]
    public void The_stacks_say_what_later_ones_and_the_deployment_ask_for()
    {
        string[] secrets = ["Cafe", "Menu", "Orders", "Reporting", "Gateway"];

        Template.Network.Outputs.Select(output => output.Key).ShouldBe(
        [
            "Vpc", "PublicSubnets", "PrivateSubnets", "LoadBalancerArn", "LoadBalancerCidrs", "GatewayTargetGroup", "Url",
            "GatewaySecurityGroup", "MonolithSecurityGroup", "MenuSecurityGroup", "OrdersSecurityGroup",
            "ReportingSecurityGroup", "JobSecurityGroup", "DatabaseSecurityGroup",
        ], ignoreOrder: true);
        Template.Data.Outputs.Select(output => output.Key).ShouldBe(
        [
            "DatabaseHost", "DatabasePort", "DatabaseMasterSecret", "ExtractionPasswordSecret", "AuthKeySecret",
            "StaffPasswordHashSecret", .. secrets.Select(name => name + "PasswordSecret"),
            .. secrets.Select(name => name + "ConnectionSecret"),
        ], ignoreOrder: true);
        Template.Messaging.Outputs.Select(output => output.Key).ShouldBe(
        [
            "OrdersTopic", "MenuTopic", "ReportTopic", "AlarmTopic", "ReportingOrdersQueue", "ReportingOrdersQueueArn",
            "ReportingMenuQueue", "ReportingMenuQueueArn",
        ], ignoreOrder: true);
        Template.Platform.Outputs.Select(output => output.Key).ShouldBe(
        [
            "Cluster", "Registry", "SchedulerRole", "ScheduleGroup",
            .. Programs.SelectMany(name => new[] { name + "ExecutionRole", name + "TaskRole", name + "LogGroup" }),
        ], ignoreOrder: true);
    }

    [Fact]
    public void What_a_user_must_give_is_the_staff_passwords_hash_alone()
    {
        HashSet<string> known = [];
        foreach (var template in Template.All)
        {
            template.Parameters.Where(parameter => !parameter.Value!.AsObject().ContainsKey("Default"))
                .Select(parameter => parameter.Key).Except(known).Except(["StaffPasswordHash"]).ShouldBeEmpty(template.Name);
            known.UnionWith(template.Outputs.Select(output => output.Key));
        }
    }

    [Fact]
    public void A_parameter_has_a_type_or_a_constraint_that_refuses_nonsense()
    {
        foreach (var (name, parameter) in Template.All.SelectMany(template => template.Parameters))
        {
            var type = parameter!["Type"]!.GetValue<string>();
            var isChecked = type.Contains("AWS::", StringComparison.Ordinal)
                || type == "CommaDelimitedList" // It can have no constraint.
                || Constraints.Any(parameter.AsObject().ContainsKey);
            isChecked.ShouldBeTrue(name);
        }
    }

    [Fact]
    public void A_default_is_allowed()
    {
        foreach (var (name, parameter) in Template.All.SelectMany(template => template.Parameters))
        {
            if (parameter!["Default"] is { } value && parameter["AllowedPattern"] is { } pattern)
                Regex.IsMatch(value.Text(), pattern.Text()).ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("cafe", true)]
    [InlineData("cafe-2", true)]
    [InlineData("Cafe", false)]
    [InlineData("-cafe", false)]
    [InlineData("cafe--2", false)]
    public void An_application_has_a_name_that_everything_can_carry(string name, bool isAllowed)
    {
        foreach (var template in Template.All)
        {
            Regex.IsMatch(name, template.Parameters["Application"]!["AllowedPattern"]!.Text())
                .ShouldBe(isAllowed, template.Name);
        }
    }

    [Fact]
    public void The_staff_password_is_taken_as_its_hash_only()
    {
        var parameter = Template.Data.Parameters["StaffPasswordHash"]!;
        var pattern = parameter["AllowedPattern"]!.Text();

        parameter["NoEcho"]!.GetValue<bool>().ShouldBeTrue();
        Regex.IsMatch(new PasswordHasher<object>().HashPassword(new(), "any"), pattern).ShouldBeTrue();
        Regex.IsMatch("the password itself", pattern).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_can_be_tagged_says_whose_it_is()
    {
        foreach (var resource in Template.All.SelectMany(template => template.Resources))
        {
            if (Untagged.Contains(resource.Type)) continue;
            resource["Tags"].Items().Where(tag => tag["Key"]!.Text() == "cafe-deploy:application")
                .Select(tag => tag["Value"]!.Text()).ShouldBe(["Application"], resource.Name);
        }
    }

    [Fact]
    public void An_image_never_changes_under_its_tag_and_is_scanned()
    {
        var repositories = Template.Platform.OfType("AWS::ECR::Repository").ToList();

        repositories.Select(repository => repository["RepositoryName"]!.Text()).ShouldBe(
            Programs.Select(name => $"${{Application}}/{name.ToLowerInvariant()}"), ignoreOrder: true);
        foreach (var repository in repositories)
        {
            repository["ImageTagMutability"]!.Text().ShouldBe("IMMUTABLE");
            repository["ImageScanningConfiguration"]!["ScanOnPush"]!.GetValue<bool>().ShouldBeTrue();
            var rules = repository["LifecyclePolicy"]!["LifecyclePolicyText"]!.Text()
                .Replace("${KeepImages}", "30", StringComparison.Ordinal);
            JsonNode.Parse(rules)!["rules"]![0]!["selection"]!["countNumber"]!.GetValue<int>().ShouldBe(30);
        }
    }

    [Fact]
    public void Logs_are_named_by_program_and_do_not_stay_forever()
    {
        var groups = Template.Platform.OfType("AWS::Logs::LogGroup").ToList();

        groups.Select(group => group["LogGroupName"]!.Text()).ShouldBe(
            Programs.Select(name => $"/${{Application}}/{name.ToLowerInvariant()}"), ignoreOrder: true);
        groups.ShouldAllBe(group => group["RetentionInDays"] != null);
    }

    [Fact]
    public void The_database_is_private_encrypted_backed_up_and_ready_for_the_data_split()
    {
        var database = Template.Data["Database"];
        var parameters = Template.Data["DatabaseParameters"];

        database["StorageEncrypted"]!.GetValue<bool>().ShouldBeTrue();
        database["PubliclyAccessible"]!.GetValue<bool>().ShouldBeFalse();
        database["ManageMasterUserPassword"]!.GetValue<bool>().ShouldBeTrue();
        database["BackupRetentionPeriod"]!.Text().ShouldBe("BackupDays");
        database.Json["DeletionPolicy"]!.Text().ShouldBe("Snapshot");
        database.Json["UpdateReplacePolicy"]!.Text().ShouldBe("Snapshot");
        database["DBParameterGroupName"]!.Text().ShouldBe(parameters.Name);
        parameters["Parameters"]!["rds.logical_replication"]!.Text().ShouldBe("1");
        parameters["Parameters"]!["rds.force_ssl"]!.Text().ShouldBe("1");
        // The version of both.
        parameters["Family"]!.Text().ShouldBe("postgres" + Template.Data.Parameters["DatabaseVersion"]!["Default"]!.Text());
    }

    [Theory]
    [InlineData("Cafe")]
    [InlineData("Menu")]
    [InlineData("Orders")]
    [InlineData("Reporting")]
    [InlineData("Gateway")]
    public void A_connection_string_is_the_one_that_the_service_reads_elsewhere_and_is_encrypted(string name)
    {
        var lower = name.ToLowerInvariant();

        Template.Data[name + "Connection"]["SecretString"]!.Text().ShouldBe(
            $"Host=${{Database.Endpoint.Address}};Port=${{Database.Endpoint.Port}};Database={lower};Username={lower};"
            + $"Password={{{{resolve:secretsmanager:${{{name}Password}}:SecretString:password}}}};SSL Mode=Require");
    }

    [Fact]
    public void Passwords_need_no_quoting_and_keys_are_base64()
    {
        var passwords = Template.Data.Resources
            .Where(resource => resource.Name.EndsWith("Password", StringComparison.Ordinal)).ToList();

        passwords.Count.ShouldBe(6);
        foreach (var made in passwords.Append(Template.Data["AuthKey"]).Select(secret => secret["GenerateSecretString"]!))
        {
            made["PasswordLength"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(32);
            made["ExcludePunctuation"]!.GetValue<bool>().ShouldBeTrue();
        }
        var length = Template.Data["AuthKey"]["GenerateSecretString"]!["PasswordLength"]!.GetValue<int>();
        Convert.FromBase64String(new('a', length)).Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public void The_gateway_is_asked_whether_it_is_ready_and_may_finish_what_it_began()
    {
        var group = Template.Network["GatewayTargetGroup"];

        group["HealthCheckPath"]!.Text().ShouldBe("/health/ready");
        group["TargetType"]!.Text().ShouldBe("ip");
        group["Port"]!.GetValue<int>().ShouldBe(8080);
        Attribute(group["TargetGroupAttributes"], "deregistration_delay.timeout_seconds").ShouldBe("30");
        var balancer = Template.Network["LoadBalancer"]["LoadBalancerAttributes"];
        Attribute(balancer, "routing.http.drop_invalid_header_fields.enabled").ShouldBe("true");
        // Kestrel keeps an idle connection for 130.
        int.Parse(Attribute(balancer, "idle_timeout.timeout_seconds"), null).ShouldBeLessThan(130);
    }

    [Fact]
    public void Without_the_internet_there_is_a_way_to_each_service_that_Fargate_and_the_programs_call()
    {
        var endpoints = Template.Network.OfType("AWS::EC2::VPCEndpoint").ToLookup(
            endpoint => endpoint.Condition ?? "always", endpoint => endpoint["ServiceName"]!.Text().Split("${AWS::Region}.")[1]);

        endpoints["always"].ShouldBe(["s3"]);
        endpoints["UseEndpoints"].ShouldBe(["ecr.api", "ecr.dkr", "logs", "secretsmanager", "data-servicediscovery", "sns", "sqs"]);
        foreach (var endpoint in Template.Network.OfType("AWS::EC2::VPCEndpoint").Where(endpoint => endpoint.Condition is not null))
        {
            // Under the service's own name, which is all that a client knows.
            endpoint["PrivateDnsEnabled"]!.GetValue<bool>().ShouldBeTrue(endpoint.Name);
            endpoint["SubnetIds"].Items().Select(subnet => subnet.Text()).ShouldBe(["PrivateSubnetA", "PrivateSubnetB"]);
            endpoint["SecurityGroupIds"].Items().Select(group => group.Text()).ShouldBe(["EndpointSecurityGroup"]);
        }
    }

    private static string Attribute(JsonNode? list, string key) =>
        list.Items().Single(attribute => attribute["Key"]!.Text() == key)["Value"]!.Text();
}
