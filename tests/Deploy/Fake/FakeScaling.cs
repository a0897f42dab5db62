using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Application Auto Scaling: targets and policies are kept; nothing is scaled.</summary>
public sealed class FakeScaling : FakeService
{
    private readonly SortedDictionary<string, JsonObject> _targets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _policies = new(StringComparer.Ordinal);

    internal FakeScaling(FakeAws aws)
        : base(aws, ScalingShapes.Text)
    {
        On("RegisterScalableTarget", RegisterTarget);
        On("DeregisterScalableTarget", request =>
        {
            World.Tags.Forget(FindTarget(request).Text("ScalableTargetARN")!);
            _targets.Remove(Key(request));
            var prefix = Key(request) + "|";
            foreach (var policy in _policies.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
                _policies.Remove(policy);
            return [];
        });
        On("DescribeScalableTargets", request => Describe(request, "ScalableTargets", _targets.Values, "ResourceIds"));
        On("PutScalingPolicy", PutPolicy);
        On("DeleteScalingPolicy", request => _policies.Remove(PolicyKey(request))
            ? []
            : throw Missing($"No scaling policy found for policy name: {request.Text("PolicyName")}"));
        On("DescribeScalingPolicies", request => Describe(request, "ScalingPolicies", _policies.Values, "PolicyNames"));
        On("TagResource", request =>
        {
            foreach (var (key, value) in request.Object("Tags")!)
                World.Tags.Set(request.Required("ResourceARN"), key, value!.ToString());
            return [];
        });
        On("UntagResource", request =>
        {
            World.Tags.Remove(request.Required("ResourceARN"), request.Texts("TagKeys"));
            return [];
        });
        On("ListTagsForResource", request => new() { ["Tags"] = World.Tags.Map(request.Required("ResourceARN")) });
    }

    /// <summary>The registered targets, in the API's spelling.</summary>
    public IReadOnlyList<JsonObject> Targets => World.Look(() => _targets.Values.Select(Json.CopyOf).ToList());

    /// <summary>The policies, in the API's spelling.</summary>
    public IReadOnlyList<JsonObject> Policies => World.Look(() => _policies.Values.Select(Json.CopyOf).ToList());

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "AnyScaleFrontendService";

    private static AwsException Missing(string message) => new("ObjectNotFoundException", message);

    private static string Key(JsonObject request) =>
        $"{request.Text("ServiceNamespace")}|{request.Text("ResourceId")}|{request.Text("ScalableDimension")}";

    private static string PolicyKey(JsonObject request) => $"{Key(request)}|{request.Text("PolicyName")}";

    private JsonObject FindTarget(JsonObject request) => _targets.GetValueOrDefault(Key(request))
        ?? throw Missing("No scalable target registered for service namespace: "
            + $"{request.Text("ServiceNamespace")}, resource ID: {request.Text("ResourceId")}, "
            + $"scalable dimension: {request.Text("ScalableDimension")}");

    private JsonObject RegisterTarget(JsonObject request)
    {
        var id = request.Required("ResourceId");
        if (id.Split('/') is not ["service", var cluster, var name]
            || !Aws.Ecs.Services.Any(
                service => service.Cluster == cluster && service.Name == name && service.Status == "ACTIVE"))
        {
            throw new AwsException("ValidationException", $"ECS service doesn't exist: {id}");
        }

        if (!_targets.TryGetValue(Key(request), out var target))
        {
            if (request.Number("MinCapacity") is null || request.Number("MaxCapacity") is null)
                throw new AwsException("ValidationException", "MinCapacity and MaxCapacity are required for a new target.");
            _targets[Key(request)] = target = new JsonObject
            {
                ["ScalableTargetARN"] = World.Arn("application-autoscaling", $"scalable-target/{World.Id(32)}"),
                ["RoleARN"] = $"arn:aws:iam::{World.Account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/"
                    + "AWSServiceRoleForApplicationAutoScaling_ECSService",
                ["CreationTime"] = Json.Epoch(World.Now),
                ["SuspendedState"] = new JsonObject
                {
                    ["DynamicScalingInSuspended"] = false,
                    ["DynamicScalingOutSuspended"] = false,
                    ["ScheduledScalingSuspended"] = false,
                },
            };
        }
        target.With(request, "ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity", "SuspendedState");
        foreach (var (key, value) in request.Object("Tags") ?? [])
            World.Tags.Set(target.Text("ScalableTargetARN")!, key, value!.ToString());
        return new() { ["ScalableTargetARN"] = target.Text("ScalableTargetARN") };
    }

    private JsonObject PutPolicy(JsonObject request)
    {
        FindTarget(request);
        if (!_policies.TryGetValue(PolicyKey(request), out var policy))
        {
            _policies[PolicyKey(request)] = policy = new JsonObject
            {
                ["PolicyARN"] = World.Arn("autoscaling", $"scalingPolicy:{World.Guid()}:resource/ecs/{request.Text("ResourceId")}"
                    + $":policyName/{request.Text("PolicyName")}"),
                ["CreationTime"] = Json.Epoch(World.Now),
                ["Alarms"] = new JsonArray(),
            };
        }
        policy.With(request, [.. request.Select(member => member.Key)]);
        return new() { ["PolicyARN"] = policy.Text("PolicyARN"), ["Alarms"] = new JsonArray() };
    }

    private static JsonObject Describe(JsonObject request, string member, IEnumerable<JsonObject> all, string names)
    {
        var wanted = request.Texts(names);
        return Json.Page(request, member,
        [
            .. all.Where(item => item.Text("ServiceNamespace") == request.Text("ServiceNamespace"))
                .Where(item => wanted.Count == 0 || wanted.Contains(item.Text(names.TrimEnd('s'))!))
                .Where(item => request.Text("ResourceId") is not { } id || item.Text("ResourceId") == id)
                .Where(item => request.Text("ScalableDimension") is not { } dimension || item.Text("ScalableDimension") == dimension)
                .Select(item => item.DeepClone()),
        ], size: 50, token: "NextToken", limit: "MaxResults");
    }
}
