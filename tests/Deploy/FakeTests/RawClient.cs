using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cafe.Tests.Deploy.Fake;

namespace Cafe.Tests.Deploy.FakeTests;

/// <summary>A fake with virtual time, and requests to it as they go over the wire.</summary>
public sealed class RawClient : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["ecs"] = "AmazonEC2ContainerServiceV20141113",
        ["servicediscovery"] = "Route53AutoNaming_v20170314",
        ["ecr"] = "AmazonEC2ContainerRegistry_V20150921",
        ["logs"] = "Logs_20140328",
        ["application-autoscaling"] = "AnyScaleFrontendService",
        ["secretsmanager"] = "secretsmanager",
        ["tagging"] = "ResourceGroupsTaggingAPI_20170126",
    };

    private readonly HttpClient _http = new();

    private RawClient(TestClock clock, FakeAws fake) => (Clock, Fake) = (clock, fake);

    public TestClock Clock { get; }

    public FakeAws Fake { get; }

    public static async Task<RawClient> StartAsync()
    {
        var clock = new TestClock();
        var fake = await FakeAws.StartAsync(clock);
        fake.Ecs.AddCluster("cafe");
        return new(clock, fake);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Fake.DisposeAsync();
    }

    /// <summary>A signed call in JSON that succeeds.</summary>
    public async Task<JsonObject> CallAsync(string service, string operation, string request)
    {
        var (status, answer) = await TryAsync(service, operation, request);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    public Task<JsonObject> EcsAsync(string operation, string request) => CallAsync("ecs", operation, request);

    public Task<JsonObject> MapAsync(string operation, string request) => CallAsync("servicediscovery", operation, request);

    /// <summary>A signed call in JSON that is refused.</summary>
    /// <returns>The error's code and message.</returns>
    public async Task<string> RefusedAsync(string service, string operation, string request)
    {
        var (status, answer) = await TryAsync(service, operation, request);
        status.ShouldNotBe(HttpStatusCode.OK);
        return $"{answer["__type"]}: {answer["message"] ?? answer["Message"]}";
    }

    public async Task<(HttpStatusCode Status, JsonObject Answer)> TryAsync(
        string service, string operation, string request, string? authorization = null, CancellationToken cancel = default)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Fake.Url)
        {
            Content = new StringContent(request, Encoding.UTF8),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        message.Headers.Add("X-Amz-Target", $"{Prefixes[service]}.{operation}");
        Sign(message, authorization ?? Authorization(service));
        using var answer = await _http.SendAsync(message, cancel);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))!.AsObject());
    }

    /// <summary>A call of the query protocol.</summary>
    public async Task<(HttpStatusCode Status, XElement Answer)> FormAsync(
        string service, string action, params (string Name, string Value)[] parameters)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Fake.Url)
        {
            Content = new FormUrlEncodedContent(
            [
                new("Action", action), new("Version", "2010-05-08"),
                .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)),
            ]),
        };
        Sign(message, Authorization(service));
        using var answer = await _http.SendAsync(message);
        return (answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>A call of EventBridge Scheduler.</summary>
    public async Task<(HttpResponseMessage Response, JsonObject Answer)> RestAsync(
        HttpMethod method, string path, string? body = null)
    {
        using var message = new HttpRequestMessage(method, Fake.Url + path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        Sign(message, Authorization("scheduler"));
        var answer = await _http.SendAsync(message);
        return (answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }

    public async Task<string> GetAsync(string url) => await _http.GetStringAsync(new Uri(url));

    /// <summary>Registers a revision of a family with one container of the same name, with a health check.</summary>
    public async Task<string> RegisterAsync(string family, string image, string more = "")
    {
        var answer = await EcsAsync("RegisterTaskDefinition", $$$"""
            {"family":"{{{family}}}","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512",
             "executionRoleArn":"arn:aws:iam::123456789012:role/execution",
             "containerDefinitions":[{"name":"{{{family}}}","image":"{{{image}}}","portMappings":[{"containerPort":8080}],
               "healthCheck":{"command":["CMD","true"]},
               "logConfiguration":{"logDriver":"awslogs","options":{
                 "awslogs-group":"/cafe","awslogs-region":"eu-west-1","awslogs-stream-prefix":"app"}}{{{more}}}}]}
            """);
        return answer["taskDefinition"]!["taskDefinitionArn"]!.ToString();
    }

    /// <summary>Creates a service of two tasks with a circuit breaker.</summary>
    public Task<JsonObject> CreateServiceAsync(string name, string more = "", int count = 2) => EcsAsync("CreateService", $$$"""
        {"cluster":"cafe","serviceName":"{{{name}}}","taskDefinition":"{{{name}}}","desiredCount":{{{count}}},"launchType":"FARGATE",
         "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1","subnet-2"],"securityGroups":["sg-1"]}},
         "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true},
           "minimumHealthyPercent":100,"maximumPercent":200}{{{more}}}}
        """);

    public Task<JsonObject> UpdateServiceAsync(string name, string change) =>
        EcsAsync("UpdateService", $$"""{"cluster":"cafe","service":"{{name}}",{{change}}}""");

    public async Task<JsonObject> DescribeServiceAsync(string name) =>
        (await EcsAsync("DescribeServices", $$"""{"cluster":"cafe","services":["{{name}}"]}"""))["services"]![0]!.AsObject();

    public async Task<JsonObject> LastDeploymentAsync(string name)
    {
        var list = await EcsAsync("ListServiceDeployments", $$"""{"cluster":"cafe","service":"{{name}}"}""");
        var arn = list["serviceDeployments"]!.AsArray().MaxBy(item => item!["createdAt"]!.GetValue<double>())!["serviceDeploymentArn"]!.ToString();
        var answer = await EcsAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");
        return answer["serviceDeployments"]![0]!.AsObject();
    }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    private static string Authorization(string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20300107/eu-west-1/{service}/aws4_request, "
        + "SignedHeaders=host;x-amz-date, Signature=0123";

    private static void Sign(HttpRequestMessage message, string authorization)
    {
        if (authorization.Length == 0)
            return;

        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        message.Headers.Add("X-Amz-Date", "20300107T090000Z");
    }
}
