using System.Text.Json.Nodes;
using Cafe.Deploy;
using Cafe.Tests.Deploy.Infrastructure;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class StackTests : IAsyncLifetime
{
    private const string Network = """
        Parameters:
          Zone:
            Type: String
            Default: a
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Subnet:
            Type: AWS::EC2::Subnet
        """;

    private const string Data = """
        Parameters:
          Vpc:
            Type: String
          Password:
            Type: String
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
        """;

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Change("    - {name: shop-base, template: base.yml}", """
                - {name: net, template: net.yml}
                - {name: data, template: data.yml, parameters: {Password: hidden}}
            """);
        await File.WriteAllTextAsync(_shop.File("net.yml"), Network);
        await File.WriteAllTextAsync(_shop.File("data.yml"), Data);
        _shop.Aws.CloudFormation.WillOutput("net", new Dictionary<string, string> { ["Vpc"] = "vpc-7", ["Url"] = "https://shop.example.org" });
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Stacks_are_made_in_order_and_an_output_is_the_parameter_of_its_name()
    {
        var outcome = (await _shop.RunAsync("stack")).ShouldSucceed();

        outcome.Writes.Select(call => $"{call.Operation} {call.Request["StackName"]} {Parameters(call.Request)}")
            .ShouldBe(["CreateStack net ", "CreateStack data Password=hidden Vpc=vpc-7"]);
        outcome.Writes.ShouldAllBe(call => $"{call.Request["Tags"]![0]!["Value"]}" == "shop");
        outcome.Out.ShouldContain("00:00 net: Vpc CREATE_IN_PROGRESS\n");
        outcome.Out.ShouldContain(" net: Subnet CREATE_COMPLETE\n");
        outcome.Out.ShouldEndWith("net: done, 2 outputs\ndata: done, 0 outputs\nThe application's address will be https://shop.example.org\n");
        outcome.Out.ShouldNotContain("hidden");
        outcome.Out.Split('\n').Select(line => line[Math.Min(6, line.Length)..]).Where(line => line.StartsWith("net: ", StringComparison.Ordinal)).ShouldBeUnique();
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await _shop.RunAsync("stack");

        var outcome = (await _shop.RunAsync("stack")).ShouldSucceed();

        outcome.Writes.ShouldAllBe(call => call.Operation == "UpdateStack" && call.Status == 400); // No updates are to be performed.
        outcome.Out.ShouldContain("net: nothing to do, 2 outputs\ndata: nothing to do, 0 outputs\n");
    }

    [Fact]
    public async Task A_template_that_has_changed_is_updated_and_what_isnt_given_keeps_its_value()
    {
        await _shop.RunAsync("stack");
        _shop.Change(", parameters: {Password: hidden}", "");
        await File.WriteAllTextAsync(_shop.File("data.yml"), Data + "  Backup:\n    Type: AWS::Backup::BackupVault\n");

        var outcome = (await _shop.RunAsync("stack", "--output", "json")).ShouldSucceed();

        var update = outcome.Writes.Single(call => $"{call.Request["StackName"]}" == "data").Request;
        Parameters(update).ShouldBe("Password=(as before) Vpc=vpc-7");
        JsonNode.Parse(outcome.Out)!.AsArray().Select(stack => $"{stack!["stack"]} {stack["changed"]}").ShouldBe(["net false", "data true"]);
    }

    [Theory]
    [InlineData("CREATE", "ROLLBACK_COMPLETE")]
    [InlineData("UPDATE", "UPDATE_ROLLBACK_COMPLETE")]
    public async Task A_resource_that_fails_is_said_with_its_reason(string verb, string status)
    {
        if (verb == "UPDATE")
        {
            await _shop.RunAsync("stack");
            await File.WriteAllTextAsync(_shop.File("net.yml"), Network + "    Properties: {Cidr: 10.0.1.0/24}\n");
        }

        _shop.Aws.CloudFormation.WillFail("net", "Subnet", "The CIDR '10.0.1.0/24' conflicts with another subnet");

        var outcome = (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldContain($"stack net: {status}.");
        outcome.Error.ShouldContain($"\n  Subnet {verb}_FAILED The CIDR '10.0.1.0/24' conflicts with another subnet\n");
        outcome.Writes.ShouldNotContain(call => $"{call.Request["StackName"]}" == "data");
    }

    [Fact]
    public async Task A_change_set_that_nobody_has_carried_out_isnt_waited_for()
    {
        _shop.Aws.CloudFormation.Add("net", new Dictionary<string, string>(), "REVIEW_IN_PROGRESS");

        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("stack net was never made to its end, and can only be deleted");
    }

    [Fact]
    public async Task A_parameter_without_text_is_as_one_that_isnt_given()
    {
        _shop.Change("{Password: hidden}", "{Password: hidden, Vpc: \"\"}");

        (await _shop.RunAsync("stack")).ShouldSucceed().Writes.Select(call => Parameters(call.Request)).ShouldBe(["", "Password=hidden Vpc=vpc-7"]);
    }

    [Fact]
    public async Task What_failed_when_it_was_first_made_says_how_to_go_on()
    {
        _shop.Aws.CloudFormation.WillFail("net", "Subnet", "no");
        await _shop.RunAsync("stack");

        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed)
            .Error.ShouldContain("can only be deleted: aws cloudformation delete-stack --stack-name net");
    }

    [Fact]
    public async Task A_stack_that_is_being_deleted_is_waited_for_and_made_anew()
    {
        await _shop.RunAsync("stack");
        _shop.Aws.Do("cloudformation", "DeleteStack", new() { ["StackName"] = "data" });

        (await _shop.RunAsync("stack")).ShouldSucceed().Writes.Select(call => $"{call.Operation} {call.Request["StackName"]}")
            .ShouldBe(["UpdateStack net", "CreateStack data"]);
    }

    [Fact]
    public async Task A_parameter_that_nobody_gives_and_one_that_nobody_knows_are_said()
    {
        _shop.Change("{Password: hidden}", "{}");
        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("stack data needs the parameter Password");

        _shop.Change("parameters: {}", "parameters: {Pasword: hidden}");
        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed)
            .Error.ShouldContain("data.yml has no parameter Pasword; it has Password, Vpc");
    }

    [Fact]
    public async Task A_template_that_isnt_there_is_said_with_file_and_line()
    {
        _shop.Change("template: net.yml", "template: nett.yml");

        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Failed).Error.ShouldMatch(@"ecs\.yml:\d+: x-ecs\.stacks\[0\]\.template: there is no file .*nett\.yml");
    }

    [Fact]
    public async Task Files_without_stacks_have_nothing_to_make()
    {
        _shop.Change("  stacks:\n", "  stacks: []\n");
        _shop.Change("    - {name: net, template: net.yml}\n", "");
        _shop.Change("    - {name: data, template: data.yml, parameters: {Password: hidden}}\n", "");

        (await _shop.RunAsync("stack")).ShouldExit(ExitCodes.Usage).Error.ShouldContain("the files name no stacks");
    }

    [Fact]
    public async Task The_cafes_own_stacks_get_every_parameter_that_has_no_default()
    {
        foreach (var template in Template.All)
        {
            _shop.Aws.CloudFormation.WillOutput(
                $"cafe-{template.Name}", template.Outputs.ToDictionary(output => output.Key, output => $"the-{output.Key}"));
        }

        var root = Path.GetFullPath(Path.Combine(Template.Folder, "../.."));
        var outcome = await _shop.RunAsync(
            ["stack", "--file", Path.Combine(root, "docker-compose.yml"), "--file", Path.Combine(root, "deploy/ecs.yml")],
            new Dictionary<string, string> { ["CAFE_STAFF_PASSWORD_HASH"] = "hash" }, CancellationToken.None);

        outcome.ShouldSucceed().Writes.Select(call => $"{call.Request["StackName"]}").ShouldBe(["cafe-network", "cafe-data", "cafe-messaging", "cafe-platform"]);
        Parameters(outcome.Writes.ElementAt(1).Request).ShouldContain("PrivateSubnets=the-PrivateSubnets");
        outcome.Out.ShouldEndWith("The application's address will be the-Url\n");
    }

    private static string Parameters(JsonObject request) => string.Join(' ', (request["Parameters"] as JsonArray ?? [])
        .Select(parameter => $"{parameter!["ParameterKey"]}={parameter["ParameterValue"]?.ToString() ?? "(as before)"}"));
}
