using System.Text.RegularExpressions;
using Amazon.Runtime;
using Cafe.Deploy;
using Cafe.Deploy.Aws;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Infrastructure;

namespace Cafe.Tests.Deploy;

/// <summary>deploy/README.md shows what happens: its commands run here in its order, against the fake, on the repository's own
/// files, and print the lines that it shows.</summary>
public sealed partial class ReadmeTests : IAsyncLifetime
{
    private const string Tool = "./cafe deploy ";

    private static readonly string Root = Path.GetFullPath("../..", Template.Folder);
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "deploy/README.md"));


    private readonly TestClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("cafe-readme").FullName;
    private FakeAws _aws = null!;
    private IDisposable _pump = null!;

    public async Task InitializeAsync()
    {
        _aws = await FakeAws.StartAsync(_clock);
        _pump = _clock.AutoAdvance(_aws);
        Prepare();
    }

    public async Task DisposeAsync()
    {
        _pump.Dispose();
        await _aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_commands_run_in_their_order_and_print_what_is_shown()
    {
        foreach (var (name, content) in Files()) File.WriteAllText(Path.Combine(_folder, name), content);
        var shown = Shown().ToList();
        shown.Count.ShouldBeGreaterThan(10);
        foreach (var (command, lines) in shown)
        {
            var (exit, output) = await RunAsync(command);
            exit.ShouldBe(ExitCodes.Done, $"{command}\n{output}");
            // Without a container engine nothing is pushed: all images are there.
            foreach (var line in command.Contains(" push", StringComparison.Ordinal) ? [] : lines)
                output.ShouldMatch(Pattern(line), $"{command} doesn't print '{line}'");
        }
    }

    [Fact]
    public async Task The_commands_in_its_tables_and_sentences_exist()
    {
        var commands = Inline().Matches(Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        commands.ShouldNotBeEmpty();
        foreach (var command in commands)
        {
            // No stack is there: what the command line says is looked at first, and nothing is done.
            var (exit, output) = await RunAsync(command);
            if (exit == ExitCodes.Usage) output.ShouldContain("nothing is removed", Case.Sensitive, command);
        }
    }

    [Fact]
    public void Every_exit_code_is_in_its_table()
    {
        foreach (var code in typeof(ExitCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!))
            Text.ShouldContain($"| {code} |");
    }

    [Fact]
    public async Task The_smoke_test_goes_the_whole_way()
    {
        var (exit, output) = await Infrastructure.Tool.RunAsync("bash", Path.Combine(Root, "deploy/smoke"), "--dry-run");

        exit.ShouldBe(0, output);
        SmokeVerbs().Matches(output).Select(match => match.Groups[1].Value)
            .ShouldBe(["stack", "push", "verify", "plan", "apply", "run", "plan", "status", "apply", "rollback", "destroy"]);
    }

    /// <summary>Commands of this tool in blocks of the console, and what they print.</summary>
    private static IEnumerable<(string Command, IReadOnlyList<string> Lines)> Shown() =>
        from block in Blocks().Matches(Text)
        from part in $"\n{block.Groups[1].Value}".Split("\n$ ", StringSplitOptions.RemoveEmptyEntries)
        let lines = part.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        where lines[0].Contains(Tool, StringComparison.Ordinal)
        select (lines[0], (IReadOnlyList<string>)[.. lines.Skip(1).Where(line => line.Trim() != "…")]);

    /// <summary>Files that it shows, by the name in the comment of their first line.</summary>
    private static IEnumerable<(string Name, string Content)> Files() =>
        YamlFiles().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private async Task<(int Exit, string Output)> RunAsync(string command)
    {
        string[] words = [.. command[(command.IndexOf(Tool, StringComparison.Ordinal) + Tool.Length)..].Split(' ')
            .Select(word => word is "cafe.plan" or "shop.yml" or "shop-ecs.yml" ? Path.Combine(_folder, word) : word)];
        if (words.SkipWhile(word => word != "--revision").Skip(1).FirstOrDefault() is { } revision) Push(revision);
        else if (words[0] == "push") words = [.. words, "--revision", await PushCheckoutAsync()];
        else await PushCheckoutAsync();
        var output = new StringWriter();
        var all = TextWriter.Synchronized(output);
        var exit = await DeployProgram.RunAsync(
            words,
            new Host
            {
                Out = all, Error = all, ReadLine = () => null, TerminalWidth = null, Clock = _clock,
                Environment = new Dictionary<string, string> { ["CAFE_ROOT"] = Root, ["CAFE_STAFF_PASSWORD_HASH"] = "hash" },
                Aws = new AwsSettings("eu-west-1", _aws.Url, new BasicAWSCredentials("test", "test")),
            },
            CancellationToken.None);
        return (exit, output.ToString());
    }

    private async Task<string> PushCheckoutAsync()
    {
        var revision = await Revision.OfAsync(Root, CancellationToken.None);
        Push(revision);
        return revision;
    }

    private void Push(string revision)
    {
        foreach (var image in (string[])["provision", "monolith", "menu", "orders", "reporting", "gateway"])
            _aws.Ecr.AddImage($"cafe/{image}", revision);
    }

    // What the templates would make: for each of their outputs something of its kind.
    private void Prepare()
    {
        foreach (var cluster in (string[])["cafe", "shop"]) _aws.Ecs.AddCluster(cluster);
        var balancer = _aws.Elb.AddLoadBalancer("cafe");
        foreach (var template in Template.All)
        {
            _aws.CloudFormation.WillOutput($"cafe-{template.Name}", template.Outputs.Select(output => output.Key).ToDictionary(name => name, name => name switch
            {
                "Cluster" => "cafe",
                "Registry" => _aws.Ecr.Registry,
                "Url" => "http://cafe-1234567890.eu-west-1.elb.amazonaws.com",
                "Vpc" => "vpc-0a1b2c3d",
                _ when name.EndsWith("Role", StringComparison.Ordinal) => _aws.Iam.AddRole($"cafe-{name}"),
                _ when name.EndsWith("Secret", StringComparison.Ordinal) => _aws.Secrets.Add($"cafe/{name}", """{"password": "long and random 7"}"""),
                _ when name.EndsWith("LogGroup", StringComparison.Ordinal) => LogGroup($"/cafe/{name[..^"LogGroup".Length].ToLowerInvariant()}"),
                _ when name.EndsWith("SecurityGroup", StringComparison.Ordinal) => "sg-0a1b2c3d",
                _ when name.EndsWith("TargetGroup", StringComparison.Ordinal) => _aws.Elb.AddTargetGroup("cafe-gateway", 8080, balancer),
                "ScheduleGroup" => ScheduleGroup("cafe"),
                _ when name.EndsWith("Subnets", StringComparison.Ordinal) => "subnet-0a1b2c3d,subnet-1a2b3c4d",
                _ => "10.0.0.0/24",
            }));
        }

        _aws.Iam.AddRole("shop-execution");
        LogGroup("/shop");
    }

    private string ScheduleGroup(string name)
    {
        _aws.Do("scheduler", "CreateScheduleGroup", new() { ["Name"] = name });
        return name;
    }

    private string LogGroup(string name)
    {
        _aws.Logs.AddGroup(name);
        return name;
    }

    /// <summary>The line as it is, but for the time in front of it, the commit, and what … leaves out.</summary>
    private static string Pattern(string line) => Commit()
        .Replace(Time().Replace(Regex.Escape(line.TrimEnd()), @"\d\d:\d\d\ "), "[0-9a-f]{12}")
        .Replace("…", ".*", StringComparison.Ordinal);

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("```yaml\n# ([a-z.-]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlFiles();

    [GeneratedRegex(@"`(\./cafe deploy [^`…]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?m)^\S+ \$ (?:env \S+ )?\./cafe deploy (\w+)")]
    private static partial Regex SmokeVerbs();

    [GeneratedRegex(@"\b[0-9a-f]{12}\b")]
    private static partial Regex Commit();

    [GeneratedRegex(@"^\d\d:\d\d\\ ")]
    private static partial Regex Time();
}
