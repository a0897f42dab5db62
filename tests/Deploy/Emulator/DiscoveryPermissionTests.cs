using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.ServiceDiscovery;
using Cafe.Discovery;
using Cafe.Tests.Deploy.Fake;
using Cafe.Tests.Deploy.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cafe.Tests.Deploy.Emulator;

/// <summary>Services are found in moto's Cloud Map with the permissions that the template gives a task. moto checks signatures and
/// actions here; conditions it knows in trust policies alone, so that they are left out.</summary>
public sealed class DiscoveryPermissionTests(Moto moto) : IClassFixture<Moto>
{
    private const string Iam = "2010-05-08";

    [NeedsFact(Tool.Moto)]
    public async Task A_task_may_find_whom_it_calls_and_one_that_lacks_an_action_says_which()
    {
        var granted = Template.Platform["GatewayTaskRole"]["Policies"].Items()
            .Single(policy => policy["PolicyName"]!.Text() == "find-services")["PolicyDocument"]!["Statement"].Items().Single();
        var actions = granted["Action"].Items().Select(action => action.Text()).ToList();
        await RegisterAsync();
        List<(string Missing, BasicAWSCredentials Credentials)> users = [];
        foreach (var missing in actions.Prepend("none"))
            users.Add((missing, await AddUserAsync(missing.Replace(':', '-'), actions.Where(action => action != missing))));
        await moto.EnforceAsync();

        foreach (var (missing, credentials) in users)
        {
            var log = new Said();
            var found = await FindTwiceAsync(credentials, log);

            found.ShouldBe(missing switch
            {
                "none" => ["10.0.0.1", "10.0.0.1"],
                // Known from the first look, which needs no revision.
                "servicediscovery:DiscoverInstancesRevision" => ["10.0.0.1", "10.0.0.1"],
                _ => [],
            });
            if (missing == "none")
                log.Lines.ShouldBeEmpty();
            else
                log.Lines.ShouldContain(line => line.Contains("'orders' can't be looked up: ", StringComparison.Ordinal) && line.Contains(missing, StringComparison.Ordinal));
        }
    }

    private async Task RegisterAsync()
    {
        await CallAsync("CreateHttpNamespace", new() { ["Name"] = "cafe.local" });
        var space = (await CallAsync("ListNamespaces", []))["Namespaces"]![0]!["Id"]!.GetValue<string>();
        var service = await CallAsync("CreateService", new() { ["Name"] = "orders", ["NamespaceId"] = space });
        await CallAsync("RegisterInstance", new()
        {
            ["ServiceId"] = service["Service"]!["Id"]!.GetValue<string>(), ["InstanceId"] = "a",
            ["Attributes"] = new JsonObject { ["AWS_INSTANCE_IPV4"] = "10.0.0.1" },
        });
    }

    private async Task<BasicAWSCredentials> AddUserAsync(string missing, IEnumerable<string> actions)
    {
        var name = $"without-{missing}";
        var policy = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Resource"] = "*", ["Action"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]) },
        };
        await moto.QueryAsync("iam", Iam, "CreateUser", ("UserName", name));
        await moto.QueryAsync("iam", Iam, "PutUserPolicy", ("UserName", name), ("PolicyName", "find"), ("PolicyDocument", policy.ToJsonString()));
        var key = await moto.QueryAsync("iam", Iam, "CreateAccessKey", ("UserName", name));
        return new(key.Descendants("AccessKeyId").Single().Value, key.Descendants("SecretAccessKey").Single().Value);
    }

    /// <returns>Where two requests go that are a while apart; nothing where the first fails.</returns>
    private async Task<IReadOnlyList<string>> FindTwiceAsync(AWSCredentials credentials, Said log)
    {
        var clock = new TestClock();
        var client = new AmazonServiceDiscoveryClient(credentials, new AmazonServiceDiscoveryConfig
        {
            ServiceURL = moto.Url, AuthenticationRegion = Moto.Region, DisableHostPrefixInjection = true, MaxErrorRetry = 0,
        });
        await using var program = new ServiceCollection().AddLogging(logging => logging.ClearProviders().AddProvider(log))
            .AddSingleton<TimeProvider>(clock).AddSingleton<IAmazonServiceDiscovery>(client)
            .AddDiscovery(new ConfigurationBuilder().AddInMemoryCollection([new("Discovery:Provider", "cloudmap")]).Build()).BuildServiceProvider();
        var directory = program.GetRequiredService<ServiceDirectory>();
        try
        {
            var first = await directory.PickAsync("orders", default);
            clock.Advance(TimeSpan.FromSeconds(11));
            return [first.Address.Host, (await directory.PickAsync("orders", default)).Address.Host];
        }
        catch (HttpRequestException)
        {
            return [];
        }
    }

    private Task<JsonNode> CallAsync(string operation, JsonObject arguments) =>
        moto.JsonAsync("servicediscovery", $"Route53AutoNaming_v20170314.{operation}", arguments);

    private sealed class Said : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
