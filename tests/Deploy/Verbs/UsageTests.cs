using Cafe.Deploy;
using Cafe.Tests.Deploy.Support;

namespace Cafe.Tests.Deploy.Verbs;

public sealed class UsageTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("deploy")]
    [InlineData("plan --unknown")]
    [InlineData("apply a b")]
    [InlineData("apply --timeout soon")]
    [InlineData("apply --timeout 0")]
    [InlineData("apply --timeout -5")]
    [InlineData("apply --parallel 0")]
    [InlineData("logs --since 0")]
    [InlineData("run")]
    [InlineData("plan --output xml")]
    [InlineData("plan --revision")]
    public async Task What_nobody_understands_is_a_mistake_of_the_user(string arguments)
    {
        var outcome = (await _shop.RunAsync(arguments.Split(' '))).ShouldExit(ExitCodes.Usage);

        outcome.Error.ShouldEndWith("cafe deploy: ./cafe deploy --help shows what there is.\n");
        outcome.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("apply --unknown")]
    [InlineData("apply plan.json --unknown")]
    [InlineData("logs web --unknown")]
    [InlineData("rollback --unknown")]
    [InlineData("run --unknown")]
    [InlineData("run migrate --unknown -- --known")]
    public async Task An_option_that_a_verb_doesnt_have_is_no_name_of_a_file_or_service(string arguments)
    {
        var outcome = (await _shop.RunAsync(arguments.Split(' '), new Dictionary<string, string>(), CancellationToken.None)).ShouldExit(ExitCodes.Usage);

        outcome.Error.ShouldStartWith("Unrecognized command or argument '--unknown'.\n");
        outcome.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_isnt_committed_isnt_pushed_under_the_commits_name()
    {
        var folder = Path.GetDirectoryName(_shop.File("compose.yml"))!;
        foreach (var command in new[] { "init -q", "-c user.name=ada -c user.email=ada@example.org commit -q --allow-empty -m first" })
            (await Infrastructure.Tool.RunAsync("git", ["-C", folder, .. command.Split(' ')])).ShouldBe((0, ""));

        (await _shop.RunAsync("push")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("has changes that aren't committed");
    }

    [Fact]
    public async Task A_failure_is_JSON_too_where_that_is_asked_for()
    {
        var outcome = (await _shop.RunAsync("plan", "--revision", "nowhere", "--output", "json")).ShouldExit(ExitCodes.Failed);

        var said = System.Text.Json.Nodes.JsonNode.Parse(outcome.Out)!;
        said["exitCode"]!.GetValue<int>().ShouldBe(ExitCodes.Failed);
        said["error"]!.GetValue<string>().ShouldContain("there is no repository");
    }

    [Fact]
    public async Task A_mistake_in_the_files_says_file_and_line_without_a_stack_trace()
    {
        _shop.Change("desired: 2\n      load-balancer", "desired: two\n      load-balancer");

        var outcome = (await _shop.RunAsync("plan", "--revision", Shop.First)).ShouldExit(ExitCodes.Failed);

        outcome.Error.ShouldStartWith($"cafe deploy: {_shop.File("ecs.yml")}:");
        outcome.Error.ShouldContain("services.web.x-ecs.desired");
        outcome.Error.Count(letter => letter == '\n').ShouldBe(1);
    }

    [Fact]
    public async Task A_stack_that_isnt_there_is_said_with_the_remedy()
    {
        _shop.Change("cluster: ${STACK_Cluster}", "cluster: ${STACK_Missing:?run cafe deploy stack first}");

        (await _shop.RunAsync("status")).ShouldExit(ExitCodes.Failed).Error.ShouldContain("run cafe deploy stack first");
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var help = (await _shop.RunAsync("--help")).ShouldSucceed().Out;

        foreach (var verb in new[] { "stack", "push", "verify", "plan", "apply", "status", "logs", "run", "rollback", "destroy" })
            help.ShouldMatch($@"\n  {verb}\b");
    }
}
