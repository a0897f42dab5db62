using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cafe.Deploy;
using Cafe.Deploy.Aws;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.Support;

/// <summary>
/// Somebody else's application in an account that is ready for it: a job that migrates, a catalog, a cart that calls it,
/// and a web that calls the cart and is behind a load balancer. The deploy tool runs in this process, against the fake,
/// in virtual time.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string First = "r1";

    private static readonly string[] Images = ["catalog", "cart", "web"];

    private readonly IDisposable _pump;
    private readonly string _folder = Directory.CreateTempSubdirectory("cafe-deploy").FullName;

    private Shop(TestClock clock, FakeAws aws)
    {
        (Clock, Aws) = (clock, aws);
        _pump = clock.AutoAdvance(aws);
    }

    public TestClock Clock { get; }

    public FakeAws Aws { get; }

    /// <summary>The compose file.</summary>
    public string Compose { get; set; } = """
        name: shop
        x-hardened: &hardened
          read_only: true
          tmpfs: /tmp
          cap_drop: [ALL]
          user: "1000"
        services:
          migrate:
            <<: *hardened
            build: .
            image: shop/catalog
            command: ["migrate"]
          catalog:
            <<: *hardened
            build: .
            image: shop/catalog
            environment: {LEVEL: info}
            stop_grace_period: 20s
            healthcheck: {test: ["CMD", "/app", "healthcheck"], interval: 5s, timeout: 3s, retries: 3}
            depends_on:
              migrate: {condition: service_completed_successfully}
          cart:
            <<: *hardened
            build: .
            image: shop/cart
            environment: {CATALOG: "http://catalog.shop.local:8080"}
            healthcheck: {test: ["CMD", "/app", "healthcheck"], interval: 5s, timeout: 3s, retries: 3}
            depends_on: [catalog]
          web:
            <<: *hardened
            build: .
            image: shop/web
            ports: ["8080:8080"]
            healthcheck: {test: ["CMD", "/app", "healthcheck"], interval: 5s, timeout: 3s, retries: 3}
            depends_on: [cart]
        """;

    /// <summary>The overlay for ECS.</summary>
    public string Overlay { get; set; } = """
        x-ecs:
          stacks:
            - {name: shop-base, template: base.yml}
          cluster: ${STACK_Cluster}
          registry: ${STACK_Registry}
          namespace: {name: shop.local, vpc: "${STACK_Vpc}"}
          network: {subnets: "${STACK_Subnets}"}
        services:
          migrate:
            x-ecs: &task
              cpu: 256
              memory: 512m
              execution-role: ${STACK_ExecutionRole}
              security-groups: sg-0a1b2c3d
              log-group: /shop
          catalog:
            x-ecs:
              <<: *task
              desired: 2
              discovery: {port: 8080}
              secrets: {DB_PASSWORD: "${STACK_Secret}:password::"}
          cart:
            x-ecs:
              <<: *task
              desired: 2
              discovery: {port: 8080}
          web:
            x-ecs:
              <<: *task
              desired: 2
              load-balancer: {target-group: "${STACK_TargetGroup}", port: 8080, grace: 30s}
        """;

    public string File(string name) => Path.Combine(_folder, name);

    public static async Task<Shop> OpenAsync(string account = "123456789012")
    {
        var clock = new TestClock();
        var shop = new Shop(clock, await FakeAws.StartAsync(clock, account));
        shop.Prepare();
        return shop;
    }

    /// <summary>An image of each service, under a tag.</summary>
    public void Push(string tag)
    {
        foreach (var image in Images) Aws.Ecr.AddImage($"shop/{image}", tag);
    }

    /// <summary>Runs a verb as a user would.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    /// <summary>Runs a verb with arguments for the program, behind <c>--</c>.</summary>
    public Task<Outcome> RunWithAsync(string[] arguments, params string[] words) => RunAsync(arguments, words, CancellationToken.None);

    /// <summary>Runs a verb that somebody may interrupt.</summary>
    public Task<Outcome> RunAsync(CancellationToken interrupted, params string[] arguments) => RunAsync(arguments, [], interrupted);

    private async Task<Outcome> RunAsync(string[] arguments, string[] words, CancellationToken interrupted)
    {
        await System.IO.File.WriteAllTextAsync(File("compose.yml"), Compose, CancellationToken.None);
        await System.IO.File.WriteAllTextAsync(File("ecs.yml"), Overlay, CancellationToken.None);
        return await RunAsync(
            [.. arguments, "--file", File("compose.yml"), "--file", File("ecs.yml"), .. words.Length > 0 ? ["--", .. words] : words],
            new Dictionary<string, string>(), interrupted);
    }

    /// <summary>Runs a whole command line, whatever files it names.</summary>
    public async Task<Outcome> RunAsync(string[] arguments, IReadOnlyDictionary<string, string> environment, CancellationToken interrupted)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var before = Aws.Calls.Count;
        var started = Clock.Elapsed;
        var exit = await DeployProgram.RunAsync(
            arguments,
            new Host
            {
                Out = TextWriter.Synchronized(output), Error = error, ReadLine = () => Typed, Environment = environment,
                TerminalWidth = null, Clock = Clock, Owner = Owner,
                Aws = new AwsSettings("eu-west-1", Aws.Url, new BasicAWSCredentials("test", "test")),
            },
            interrupted);
        return new(exit, output.ToString(), error.ToString(), [.. Aws.Calls.Skip(before)], Clock.Elapsed - started);
    }

    /// <summary>What the user answers when asked.</summary>
    public string? Typed { get; set; }

    public string Owner { get; set; } = "ada@laptop";

    /// <summary>Deploys the first revision.</summary>
    public async Task DeployFirstAsync()
    {
        Push(First);
        (await RunAsync("apply", "--revision", First)).ShouldSucceed();
    }

    /// <summary>Changes a setting of a service in the overlay or the compose file.</summary>
    public void Change(string old, string @new)
    {
        (Compose + Overlay).ShouldContain(old);
        Compose = Compose.Replace(old, @new, StringComparison.Ordinal);
        Overlay = Overlay.Replace(old, @new, StringComparison.Ordinal);
    }

    /// <summary>Takes a service out of both files.</summary>
    public void Remove(string service)
    {
        (Compose, Overlay) = (Without(Compose, service), Without(Overlay, service));
    }

    /// <summary>The arguments of the only call of an operation.</summary>
    public static JsonObject Request(Outcome outcome, string operation) =>
        outcome.Calls.Where(call => call.Operation == operation).ShouldHaveSingleItem().Request;

    /// <summary>The revision that runs, as <c>shop-cart:2</c>.</summary>
    public string Running(string service) => Arn.LastPart(Aws.Ecs.Service($"shop-{service}").TaskDefinition);

    public async ValueTask DisposeAsync()
    {
        _pump.Dispose();
        await Aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Without(string yaml, string service)
    {
        var isIn = false;
        return string.Join('\n', yaml.Split('\n').Where(line =>
        {
            if (line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ') isIn = line.Trim() == $"{service}:";
            else if (line.Length > 0 && line[0] != ' ') isIn = false;
            return !isIn;
        }));
    }

    private void Prepare()
    {
        Aws.Ecs.AddCluster("shop");
        var balancer = Aws.Elb.AddLoadBalancer("shop");
        Aws.Logs.AddGroup("/shop");
        Aws.CloudFormation.Add("shop-base", new Dictionary<string, string>
        {
            ["Cluster"] = "shop",
            ["Registry"] = Aws.Ecr.Registry,
            ["Vpc"] = "vpc-0a1b2c3d",
            ["Subnets"] = "subnet-0a1b2c3d,subnet-1a2b3c4d",
            ["ExecutionRole"] = Aws.Iam.AddRole("shop-execution"),
            ["Secret"] = Aws.Secrets.Add("shop-db", new JsonObject { ["password"] = "long and random 7" }.ToJsonString()),
            ["TargetGroup"] = Aws.Elb.AddTargetGroup("shop-web", 8080, balancer),
        });
        System.IO.File.WriteAllText(File("base.yml"), "Resources: {}\n");
    }
}

/// <summary>What a verb did.</summary>
/// <param name="Calls">To AWS.</param>
/// <param name="Took">In virtual time.</param>
internal sealed record Outcome(int Exit, string Out, string Error, IReadOnlyList<AwsCall> Calls, TimeSpan Took)
{
    public IEnumerable<AwsCall> Writes => Calls.Where(call => call.IsWrite);

    public Outcome ShouldSucceed() => ShouldExit(ExitCodes.Done);

    public Outcome ShouldExit(int code)
    {
        Exit.ShouldBe(code, $"{Error}\n{Out}\n{string.Join('\n', Calls.TakeLast(12))}");
        return this;
    }
}
