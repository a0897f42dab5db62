using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

/// <summary>Who may call whom is what the programs do, written down here once more.</summary>
public sealed class SecurityGroupTests
{
    private static readonly string[] Programs = ["Gateway", "Monolith", "Menu", "Orders", "Reporting", "Job"];

    private static readonly string[] Calls =
    [
        "LoadBalancer → Gateway 8080",
        "Gateway → Monolith 8080", "Gateway → Menu 8080", "Gateway → Orders 8080", "Gateway → Reporting 8080",
        "Orders → Menu 8080",
        "Reporting → Menu 8080", "Reporting → Orders 8080",
        "Reporting → Monolith 8080", // The verb `compare`.
        .. Programs.Select(program => $"{program} → Database 5432"),
        "Database → Database 5432", // Replication from one database to another of the same server.
    ];

    [Fact]
    public void A_group_lets_in_who_calls_it_and_nobody_else() => Ingress().Order().ShouldBe(
        Calls
            .Concat(["AllowedCidr → LoadBalancer 80", "AllowedCidr → LoadBalancer 443"])
            .Concat(Programs.Select(program => $"{program} → Endpoint 443"))
            .Order());

    [Fact]
    public void A_group_lets_out_what_it_calls_and_nothing_else() => Egress().Order().ShouldBe(
        Calls
            // Fargate pulls images, reads secrets and writes logs through the task's address, and programs call AWS.
            .Concat(Programs.Select(program => $"{program} → 0.0.0.0/0 443"))
            .Concat(["Monolith → 0.0.0.0/0 SmtpPort", "Reporting → 0.0.0.0/0 SmtpPort"])
            // Nowhere; without it, AWS would let out everything.
            .Concat(["LoadBalancer → 127.0.0.1/32 ", "Database → 127.0.0.1/32 ", "Endpoint → 127.0.0.1/32 "])
            .Order());

    [Fact]
    public void No_group_is_left_with_the_rule_that_lets_everything_out()
    {
        foreach (var group in Template.Network.OfType("AWS::EC2::SecurityGroup"))
            group["SecurityGroupEgress"].Items().ShouldNotBeEmpty(group.Name);
    }

    [Fact]
    public void Only_what_the_certificate_and_the_internet_are_needed_for_is_conditional()
    {
        Template.Network.Resources
            .Where(resource => resource.Type.StartsWith("AWS::EC2::SecurityGroup", StringComparison.Ordinal))
            .Where(resource => resource.Condition is not null)
            .Select(resource => $"{resource.Name}: {resource.Condition}").Order()
            .ShouldBe(
            [
                "EndpointSecurityGroup: UseEndpoints", "LoadBalancerAnswersHttps: IsHttps",
                "MonolithSendsMail: UseNat", "ReportingSendsMail: UseNat",
            ]);
    }

    private static IEnumerable<string> Ingress() =>
        from rule in Rules("Ingress")
        let caller = (rule.Rule["SourceSecurityGroupId"] ?? rule.Rule["CidrIp"])!.Text()
        select $"{Short(caller)} → {rule.Group} {rule.Ports}";

    private static IEnumerable<string> Egress() =>
        from rule in Rules("Egress")
        let called = (rule.Rule["DestinationSecurityGroupId"] ?? rule.Rule["CidrIp"])!.Text()
        select $"{rule.Group} → {Short(called)} {rule.Ports}";

    private static IEnumerable<(string Group, JsonNode Rule, string? Ports)> Rules(string direction)
    {
        var inside =
            from @group in Template.Network.OfType("AWS::EC2::SecurityGroup")
            from rule in @group["SecurityGroup" + direction].Items()
            select (@group.Name, rule);
        var beside =
            from resource in Template.Network.OfType("AWS::EC2::SecurityGroup" + direction)
            select (resource["GroupId"]!.Text(), (JsonNode)resource.Properties);
        foreach (var (name, rule) in inside.Concat(beside))
        {
            rule["FromPort"]?.Text().ShouldBe(rule["ToPort"]?.Text());
            yield return (Short(name), rule, rule["FromPort"]?.Text());
        }
    }

    private static string Short(string group) => group.Replace("SecurityGroup", "", StringComparison.Ordinal);
}
