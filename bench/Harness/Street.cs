using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Cafe.Cli;
using Cafe.Cli.Processes;
using Cafe.Deploy;
using Cafe.Deploy.Aws;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Bench.Harness;

/// <summary>An application of many services in a fake account that is ready for it, and the deploy tool in this process, all
/// in real time. A rollout takes some eight seconds here, where ECS takes one to three minutes.</summary>
internal sealed class Street : IAsyncDisposable
{
    public const int Services = 20;

    private const string Job = "migrate";
    private const string Revision = "r1";
    private const string Changed = "s01";

    // Services by level; each calls up to three of the level below.
    private static readonly int[] Levels = [5, 6, 5, 4];
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(0.5);

    private readonly string _folder = Directory.CreateTempSubdirectory("cafe-bench-").FullName;
    private readonly Dictionary<string, string[]> _calls = [];
    private readonly FakeAws _aws;
    private readonly bool _isSequential;

    private Street(FakeAws aws, bool isSequential) => (_aws, _isSequential) = (aws, isSequential);

    /// <summary>A setting of one service.</summary>
    public string Level { get; set; } = "info";

    /// <param name="latency">Of each call.</param>
    /// <param name="isSequential">Whether the tool does one thing after the other.</param>
    public static async Task<Street> OpenAsync(TimeSpan latency, bool isSequential)
    {
        var street = new Street(await FakeAws.StartAsync(TimeProvider.System), isSequential);
        street.Prepare();
        street._aws.Latency = latency;
        return street;
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <exception cref="CafeException">It failed.</exception>
    public async Task<Outcome> RunAsync(string verb, CancellationToken cancel)
    {
        await WriteAsync(cancel);
        var (output, error) = (new StringWriter(), new StringWriter());
        var before = (Calls: _aws.Calls.Count, Deployments: Deployments().Select(deployment => deployment.Arn).ToHashSet());
        var started = Stopwatch.GetTimestamp();
        var exit = await DeployProgram.RunAsync(
            [verb, .. Files(), .. _isSequential && verb == "apply" ? ["--parallel", "1"] : Array.Empty<string>()],
            new Host
            {
                Out = TextWriter.Synchronized(output), Error = error, ReadLine = () => null,
                Environment = new Dictionary<string, string>(), TerminalWidth = null,
                Aws = new AwsSettings("eu-west-1", _aws.Url, new BasicAWSCredentials("bench", "bench"), _isSequential ? new OneByOne() : null),
            },
            cancel);
        var took = Stopwatch.GetElapsedTime(started);
        return exit == 0
            ? new Outcome(took, SlowestChain(before.Deployments), [.. _aws.Calls.Skip(before.Calls)])
            : throw new CafeException($"deploy {verb} ended with {exit}: {error}\n{output}");
    }

    /// <summary>How long <c>plan</c> takes as a user sees it, with the start of its process; in seconds.</summary>
    public async Task<double> PlanInProcessAsync(CancellationToken cancel)
    {
        await WriteAsync(cancel);
        var environment = LocalProcess.Inherited();
        (environment["AWS_ENDPOINT_URL"], environment["AWS_REGION"]) = (_aws.Url, "eu-west-1");
        (environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]) = ("bench", "bench");
        var tool = typeof(DeployProgram).Assembly.Location;
        var started = Stopwatch.GetTimestamp();
        await Tool.MustRunAsync(
            new ProcessSpec("dotnet", [tool, "plan", .. Files()], environment), TimeSpan.FromMinutes(1), "deploy plan", cancel);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Files() =>
        ["--file", Path.Combine(_folder, "compose.yml"), "--file", Path.Combine(_folder, "ecs.yml"), "--revision", Revision];

    private IEnumerable<EcsServiceDeployment> Deployments() => _aws.Ecs.Services.SelectMany(service => service.ServiceDeployments);

    /// <summary>By the fake's own record: of all ways through the graph the one on which jobs and rollouts, each from its
    /// begin to its end, add up to most.</summary>
    private TimeSpan SlowestChain(HashSet<string> before)
    {
        var took = _aws.Ecs.Services.ToDictionary(
            service => service.Name["street-".Length..],
            service => service.ServiceDeployments.Where(deployment => !before.Contains(deployment.Arn))
                .Aggregate(TimeSpan.Zero, (sum, deployment) => sum + (deployment.FinishedAt - deployment.CreatedAt ?? TimeSpan.Zero)));
        // The job belongs to the first deployment.
        took[Job] = before.Count > 0 ? TimeSpan.Zero : _aws.Ecs.Tasks.Where(task => task.Group == $"family:street-{Job}")
            .Aggregate(TimeSpan.Zero, (sum, task) => sum + (task.StoppedAt - task.CreatedAt ?? TimeSpan.Zero));
        return took.Keys.Max(To);

        TimeSpan To(string name) => took[name] + _calls[name].Select(To).DefaultIfEmpty().Max();
    }

    private void Prepare()
    {
        _aws.Ecs.AddCluster("street");
        _aws.Logs.AddGroup("/street");
        (_aws.Ecs.Provisioning, _aws.Ecs.Pull) = (TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.5));
        (_aws.Ecs.Deactivating, _aws.Ecs.Deprovisioning) = (Half, Half);
        (_aws.CloudMap.OperationsTake, _aws.CloudMap.RegistrationTakes) = (TimeSpan.Zero, Half);
        _aws.Do("servicediscovery", "CreatePrivateDnsNamespace", new() { ["Name"] = "street.local", ["Vpc"] = "vpc-0a1b2c3d", ["CreatorRequestId"] = "bench" });

        _calls[Job] = [];
        List<string> below = [Job];
        var number = 0;
        foreach (var count in Levels)
        {
            List<string> level = [];
            for (var i = 0; i < count; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"s{++number:00}");
                level.Add(name);
                _calls[name] = [.. Enumerable.Range(i, 3).Select(each => below[each % below.Count]).Distinct()];
                _aws.Ecr.AddImage($"street/{name}", Revision);
                _aws.Ecs.Image($"street/{name}").Behaves(new ImageBehaviour
                {
                    HealthyAfter = TimeSpan.FromSeconds(3 + number % 3 * 0.5), StopTakes = Half,
                });
            }

            below = level;
        }

        _aws.Ecr.AddImage($"street/{Job}", Revision);
        _aws.Iam.AddRole("street-execution");
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        var (compose, overlay) = (new StringBuilder("name: street\nservices:\n"), new StringBuilder($$"""
            x-ecs:
              cluster: street
              registry: {{_aws.Ecr.Registry}}
              namespace: {name: street.local, vpc: vpc-0a1b2c3d}
              network: {subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d]}
            services:

            """));
        foreach (var (name, calls) in _calls)
        {
            compose.Append(CultureInfo.InvariantCulture, $$"""
                  {{name}}:
                    build: .
                    image: street/{{name}}
                    environment: {LEVEL: {{(name == Changed ? Level : "info")}}, CALLS: "{{string.Join(',', calls)}}"}
                    depends_on: {{{string.Join(", ", calls.Select(each => $"{each}: {{condition: {(each == Job ? "service_completed_successfully" : "service_started")}}}"))}}}

                """);
            if (name != Job)
                compose.Append("    healthcheck: {test: [\"CMD\", \"/app\", \"healthcheck\"], interval: 5s, timeout: 3s, retries: 3}\n");
            overlay.Append(CultureInfo.InvariantCulture, $$"""
                  {{name}}:
                    x-ecs:
                      cpu: 256
                      memory: 512m
                      execution-role: arn:aws:iam::123456789012:role/street-execution
                      security-groups: sg-0a1b2c3d
                      log-group: /street
                {{(name == Job ? "" : "      desired: 2\n      discovery: {port: 8080}\n")}}

                """);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "compose.yml"), compose.ToString(), cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder, "ecs.yml"), overlay.ToString(), cancel);
    }

    /// <summary>What a verb did.</summary>
    /// <param name="SlowestChain">Of the rollouts that it began; zero without any.</param>
    /// <param name="Calls">To the fake.</param>
    public sealed record Outcome(TimeSpan Took, TimeSpan SlowestChain, IReadOnlyList<AwsCall> Calls)
    {
        private IEnumerable<AwsCall> ToEcs => Calls.Where(call => call.Service == "ecs");

        public double EcsCallsPerSecond => ToEcs.Count() / Took.TotalSeconds;

        /// <summary>The operation of ECS that was called most within one second, and how often.</summary>
        public (string Operation, int Count) Busiest => ToEcs
            .GroupBy(call => (call.Operation, Second: call.At.ToUnixTimeSeconds()))
            .Select(group => (group.Key.Operation, Count: group.Count())).MaxBy(each => each.Count);
    }

    /// <summary>HTTP clients of which no call is sent before the one before it has its answer.</summary>
    private sealed class OneByOne : HttpClientFactory
    {
        private static readonly SemaphoreSlim Turn = new(1);

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Gate());

        private sealed class Gate() : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                await Turn.WaitAsync(cancellationToken);
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                finally
                {
                    Turn.Release();
                }
            }
        }
    }
}
