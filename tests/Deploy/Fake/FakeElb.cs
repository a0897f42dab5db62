using System.Globalization;
using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Elastic Load Balancing (version 2): what a test has set up, with targets that follow the tasks of ECS.</summary>
public sealed class FakeElb : FakeService
{
    private readonly List<JsonObject> _balancers = [];
    private readonly List<JsonObject> _groups = [];
    private readonly List<JsonObject> _listeners = [];
    private readonly List<JsonObject> _rules = [];

    internal FakeElb(FakeAws aws)
        : base(aws, ElbShapes.Text)
    {
        On("DescribeLoadBalancers", request => Described(
            "LoadBalancers", _balancers, request, "LoadBalancerArns", "LoadBalancerArn", "Names", "LoadBalancerName",
            "LoadBalancerNotFound"));
        On("DescribeTargetGroups", request => Described("TargetGroups",
            request.Text("LoadBalancerArn") is { } balancer
                ? _groups.Where(group => group.Texts("LoadBalancerArns").Contains(balancer)) : _groups,
            request, "TargetGroupArns", "TargetGroupArn", "Names", "TargetGroupName", "TargetGroupNotFound"));
        On("DescribeListeners", request => Described("Listeners",
            request.Text("LoadBalancerArn") is { } balancer
                ? _listeners.Where(listener => listener.Text("LoadBalancerArn") == balancer) : _listeners,
            request, "ListenerArns", "ListenerArn", "", "", "ListenerNotFound"));
        On("DescribeRules", DescribeRules);
        On("DescribeTargetHealth", DescribeTargetHealth);
        On("DescribeTags", request => new()
        {
            ["TagDescriptions"] = Json.Array(request.Texts("ResourceArns").Select(arn => new JsonObject
            {
                ["ResourceArn"] = arn,
                ["Tags"] = World.Tags.List(arn),
            })),
        });
    }

    internal override Protocol Speaks => Protocol.Query;

    internal override string Prefix => "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

    /// <summary>An application load balancer.</summary>
    /// <returns>Its ARN.</returns>
    public string AddLoadBalancer(string name, string vpc = "vpc-0a1b2c3d") => World.Look(() =>
    {
        var arn = World.Arn("elasticloadbalancing", $"loadbalancer/app/{name}/{World.Hex(16)}");
        _balancers.Add(new()
        {
            ["LoadBalancerArn"] = arn,
            ["DNSName"] = $"{name}-{World.Digits(10)}.{World.Region}.elb.amazonaws.com",
            ["CanonicalHostedZoneId"] = "Z32O12XQLNTSW2",
            ["CreatedTime"] = Json.Iso(World.Now),
            ["LoadBalancerName"] = name,
            ["Scheme"] = "internet-facing",
            ["VpcId"] = vpc,
            ["State"] = new JsonObject { ["Code"] = "active" },
            ["Type"] = "application",
            ["IpAddressType"] = "ipv4",
        });
        return arn;
    });

    /// <summary>A target group, behind a load balancer or not yet.</summary>
    /// <returns>Its ARN.</returns>
    public string AddTargetGroup(
        string name, int port, string? loadBalancer = null, string type = "ip", string healthPath = "/health",
        string vpc = "vpc-0a1b2c3d", string healthPort = "traffic-port") => World.Look(() =>
    {
        var arn = World.Arn("elasticloadbalancing", $"targetgroup/{name}/{World.Hex(16)}");
        _groups.Add(new()
        {
            ["TargetGroupArn"] = arn,
            ["TargetGroupName"] = name,
            ["Protocol"] = "HTTP",
            ["Port"] = port,
            ["VpcId"] = vpc,
            ["HealthCheckProtocol"] = "HTTP",
            ["HealthCheckPort"] = healthPort,
            ["HealthCheckEnabled"] = true,
            ["HealthCheckIntervalSeconds"] = 30,
            ["HealthCheckTimeoutSeconds"] = 5,
            ["HealthyThresholdCount"] = 5,
            ["UnhealthyThresholdCount"] = 2,
            ["HealthCheckPath"] = healthPath,
            ["Matcher"] = new JsonObject { ["HttpCode"] = "200" },
            ["LoadBalancerArns"] = loadBalancer is null ? [] : new JsonArray(loadBalancer),
            ["TargetType"] = type,
            ["ProtocolVersion"] = "HTTP1",
            ["IpAddressType"] = "ipv4",
        });
        return arn;
    });

    /// <summary>A listener that forwards to a target group.</summary>
    /// <returns>Its ARN.</returns>
    public string AddListener(string loadBalancer, int port, string protocol, string targetGroup) => World.Look(() =>
    {
        var arn = $"{loadBalancer.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{World.Hex(16)}";
        var forward = new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = targetGroup };
        _listeners.Add(new()
        {
            ["ListenerArn"] = arn,
            ["LoadBalancerArn"] = loadBalancer,
            ["Port"] = port,
            ["Protocol"] = protocol,
            ["DefaultActions"] = new JsonArray(forward.DeepClone()),
        });
        _rules.Add(new()
        {
            ["RuleArn"] = $"{arn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{World.Hex(16)}",
            ["Priority"] = "default",
            ["Conditions"] = new JsonArray(),
            ["Actions"] = new JsonArray(forward),
            ["IsDefault"] = true,
        });
        return arn;
    });

    /// <summary>ECS refuses a target group that isn't there or that no load balancer uses.</summary>
    internal void CheckTarget(string? arn)
    {
        var group = _groups.Find(group => group.Text("TargetGroupArn") == arn)
            ?? throw new AwsException("InvalidParameterException", $"The target group {arn} does not exist.");
        if (group.Texts("LoadBalancerArns").Count == 0)
        {
            throw new AwsException("InvalidParameterException",
                $"The target group with targetGroupArn {arn} does not have an associated load balancer.");
        }
        if (group.Text("TargetType") != "ip")
        {
            throw new AwsException("InvalidParameterException", $"The provided target group {arn} has target type "
                + $"{group.Text("TargetType")}, which is incompatible with the awsvpc network mode specified in the task "
                + "definition.");
        }
    }

    internal override AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");

    private static JsonObject Described(
        string member, IEnumerable<JsonObject> all, JsonObject request, string arns, string arn, string names, string name,
        string missing)
    {
        var (wantedArns, wantedNames) = (request.Texts(arns), request.Texts(names));
        var found = all.Where(item => wantedArns.Count == 0 || wantedArns.Contains(item.Text(arn)!))
            .Where(item => wantedNames.Count == 0 || wantedNames.Contains(item.Text(name)!)).ToList();
        if (found.Count < Math.Max(wantedArns.Count, wantedNames.Count))
            throw new AwsException(missing, $"One or more {member} not found");
        return new() { [member] = Json.Array(found.Select(item => item.DeepClone())) };
    }

    private JsonObject DescribeRules(JsonObject request)
    {
        var prefix = request.Text("ListenerArn")?.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal);
        return Described("Rules", prefix is null
                ? _rules : _rules.Where(rule => rule.Text("RuleArn")!.StartsWith(prefix, StringComparison.Ordinal)),
            request, "RuleArns", "RuleArn", "", "", "RuleNotFound");
    }

    private JsonObject DescribeTargetHealth(JsonObject request)
    {
        var group = request.Required("TargetGroupArn");
        if (!_groups.Exists(known => known.Text("TargetGroupArn") == group))
            throw new AwsException("TargetGroupNotFound", "One or more target groups not found");

        return new()
        {
            ["TargetHealthDescriptions"] = Json.Array(Aws.Ecs.TargetsOf(group).Select(target => new JsonObject
            {
                ["Target"] = new JsonObject
                {
                    ["Id"] = target.Task.Ip,
                    ["Port"] = target.Port,
                    ["AvailabilityZone"] = target.Task.Zone,
                },
                ["HealthCheckPort"] = target.Port.ToString(CultureInfo.InvariantCulture),
                ["TargetHealth"] = new JsonObject
                {
                    ["State"] = target.Task.TargetState,
                    ["Reason"] = target.Task.TargetState switch
                    {
                        "initial" => "Elb.InitialHealthChecking",
                        "unhealthy" => "Target.FailedHealthChecks",
                        "draining" => "Target.DeregistrationInProgress",
                        _ => null,
                    },
                }.Compact(),
            })),
        };
    }
}
