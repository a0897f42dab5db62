using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>IAM: roles, and what they may. Everything is allowed that a test hasn't denied.</summary>
public sealed class FakeIam : FakeService
{
    private readonly Dictionary<string, JsonObject> _roles = new(StringComparer.Ordinal);
    private readonly List<(string Role, string Action, string Resource)> _denied = [];

    internal FakeIam(FakeAws aws)
        : base(aws, IamShapes.Text)
    {
        On("GetRole", request => new() { ["Role"] = Role(request.Required("RoleName")).DeepClone() });
        On("SimulatePrincipalPolicy", Simulate);
    }

    internal override Protocol Speaks => Protocol.Query;

    internal override string Prefix => "https://iam.amazonaws.com/doc/2010-05-08/";

    /// <summary>A role that a service may assume.</summary>
    /// <returns>Its ARN.</returns>
    public string AddRole(string name, string principal = "ecs-tasks.amazonaws.com") => World.Look(() =>
    {
        var arn = $"arn:aws:iam::{World.Account}:role/{name}";
        var trust = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = principal },
                ["Action"] = "sts:AssumeRole",
            }),
        };
        _roles[name] = new()
        {
            ["Path"] = "/",
            ["RoleName"] = name,
            ["RoleId"] = $"AROA{World.Hex(17).ToUpperInvariant()}",
            ["Arn"] = arn,
            ["CreateDate"] = Json.Iso(World.Now),
            ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(trust.ToJsonString()),
            ["MaxSessionDuration"] = 3600,
        };
        return arn;
    });

    /// <summary>From now on a role may not do something, with any resource whose ARN contains the text.</summary>
    public void Deny(string role, string action, string resource = "") =>
        World.Do(() => _denied.Add((role, action, resource)));

    internal override AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");

    private JsonObject Role(string name) => _roles.GetValueOrDefault(name)
        ?? throw new AwsException("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    private JsonObject Simulate(JsonObject request)
    {
        var arn = request.Required("PolicySourceArn");
        var role = Role(arn[(arn.LastIndexOf('/') + 1)..]).Text("RoleName");
        var resources = request.Texts("ResourceArns") is { Count: > 0 } given ? given : ["*"];
        return new()
        {
            ["EvaluationResults"] = Json.Array(
                from action in request.Texts("ActionNames")
                from resource in resources
                let isDenied = _denied.Exists(denied => denied.Role == role && denied.Action == action
                    && resource.Contains(denied.Resource, StringComparison.Ordinal))
                select new JsonObject
                {
                    ["EvalActionName"] = action,
                    ["EvalResourceName"] = resource,
                    ["EvalDecision"] = isDenied ? "implicitDeny" : "allowed",
                    ["MatchedStatements"] = new JsonArray(),
                    ["MissingContextValues"] = new JsonArray(),
                }),
            ["IsTruncated"] = false,
        };
    }
}
