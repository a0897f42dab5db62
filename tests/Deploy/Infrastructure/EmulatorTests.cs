using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Infrastructure;

public sealed class EmulatorTests(Moto moto) : IClassFixture<Moto>
{
    private const string Ec2 = "2016-11-15";
    private const string LoadBalancing = "2015-12-01";
    private const string Iam = "2010-05-08";

    [NeedsTheory(Tool.Moto)]
    [InlineData("nat", false)]
    [InlineData("nat", true)]
    [InlineData("endpoints", false)]
    [InlineData("endpoints", true)]
    public async Task The_stacks_are_created_one_from_the_other(string egress, bool hasCertificate)
    {
        var stacks = await CreateAsync(egress, hasCertificate);

        foreach (var output in Template.All.SelectMany(template => template.Outputs).Select(output => output.Key))
            stacks.Outputs[output].ShouldNotBeNullOrEmpty(output);
        stacks.Outputs["Url"].ShouldStartWith(hasCertificate ? "https://" : "http://");
        stacks.Outputs["PrivateSubnets"].Split(',').Length.ShouldBe(2);
        stacks.Outputs["Registry"].ShouldBe("123456789012.dkr.ecr.us-east-1.amazonaws.com");
        stacks.Outputs["MenuLogGroup"].ShouldBe("/cafe/menu");
        stacks.Outputs["DatabasePort"].ShouldBe("5432");
        var gateways = await QueryAsync("ec2", Ec2, "DescribeNatGateways", "natGatewayId");
        gateways.Count().ShouldBe(egress == "nat" ? 1 : 0);
        var endpoints = await QueryAsync("ec2", Ec2, "DescribeVpcEndpoints", "serviceName");
        endpoints.Select(name => name.Split('.', 4)[3]).ShouldBe(
            egress == "nat" ? ["s3"] : ["s3", "ecr.api", "ecr.dkr", "logs", "secretsmanager", "data-servicediscovery", "sns", "sqs"], ignoreOrder: true);
    }

    [NeedsTheory(Tool.Moto)]
    [InlineData(false, "80 forward")]
    [InlineData(true, "80 redirect", "443 forward")]
    public async Task Plain_HTTP_is_answered_only_without_a_certificate(bool hasCertificate, params string[] expected)
    {
        var stacks = await CreateAsync("nat", hasCertificate);

        var listeners = await moto.QueryAsync(
            "elasticloadbalancing", LoadBalancing, "DescribeListeners", ("LoadBalancerArn", stacks.Outputs["LoadBalancerArn"]));

        listeners.Descendants("Listeners").Single().Elements()
            .Select(listener => $"{listener.Element("Port")!.Value} {listener.Descendants("Type").First().Value}")
            .ShouldBe(expected, ignoreOrder: true);
    }

    [NeedsFact(Tool.Moto)]
    public async Task The_groups_of_the_programs_end_up_with_their_callers_alone()
    {
        var stacks = await CreateAsync("endpoints", hasCertificate: true);

        var groups = await moto.QueryAsync("ec2", Ec2, "DescribeSecurityGroups");

        var callers = groups.Element("securityGroupInfo")!.Elements().ToDictionary(
            group => group.Element("groupId")!.Value,
            group => group.Element("ipPermissions")!.Descendants("groupId").Select(id => id.Value).Order().ToArray());
        string[] Ids(params string[] names) => [.. names.Select(name => stacks.Outputs[name + "SecurityGroup"]).Order()];
        callers[Ids("Menu")[0]].ShouldBe(Ids("Gateway", "Orders", "Reporting"));
        callers[Ids("Orders")[0]].ShouldBe(Ids("Gateway", "Reporting"));
        callers[Ids("Reporting")[0]].ShouldBe(Ids("Gateway"));
        callers[Ids("Monolith")[0]].ShouldBe(Ids("Gateway", "Reporting"));
        callers[Ids("Job")[0]].ShouldBeEmpty();
        callers[Ids("Database")[0]].ShouldBe(Ids("Gateway", "Monolith", "Menu", "Orders", "Reporting", "Job", "Database"));
    }

    [NeedsFact(Tool.Moto)]
    public async Task A_program_is_started_with_what_the_stacks_made_for_it()
    {
        var stacks = await CreateAsync("nat", hasCertificate: false);

        var policy = await moto.QueryAsync("iam", Iam, "GetRolePolicy",
            ("RoleName", stacks.Outputs["MenuExecutionRole"].Split('/')[^1]), ("PolicyName", "start"));

        // Of a stack's role moto shows the policy as Python writes it.
        var written = Uri.UnescapeDataString(policy.Descendants("PolicyDocument").Single().Value);
        var document = JsonNode.Parse(written.Replace('\'', '"'))!;
        document["Statement"].Items().SelectMany(statement => statement["Resource"].Items()).Select(resource => resource.Text()).ShouldBe(
        [
            "arn:aws:ecr:us-east-1:123456789012:repository/cafe/menu",
            "arn:aws:logs:us-east-1:123456789012:log-group:/cafe/menu", // AWS adds `:*`, for its streams.
            stacks.Outputs["MenuConnectionSecret"],
            stacks.Outputs["AuthKeySecret"],
        ]);
    }

    private async Task<EmulatedStacks> CreateAsync(string egress, bool hasCertificate)
    {
        await moto.ResetAsync();
        var certificate = hasCertificate
            ? await moto.JsonAsync("acm", "CertificateManager.RequestCertificate", new() { ["DomainName"] = "cafe.example.org" })
            : null;
        var stacks = new EmulatedStacks(moto);
        await stacks.CreateAsync(new Dictionary<string, string>
        {
            ["Egress"] = egress,
            ["CertificateArn"] = certificate?["CertificateArn"]!.Text() ?? "",
            ["StaffPasswordHash"] = "AQAAAAIAAYag" + new string('A', 70) + "==",
        });
        return stacks;
    }

    private async Task<IEnumerable<string>> QueryAsync(string service, string version, string action, string field) =>
        (await moto.QueryAsync(service, version, action)).Descendants(field).Select(element => element.Value);
}
