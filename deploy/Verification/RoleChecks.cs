using System.Text.Json;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Verification;

/// <summary>Whether ECS may take on a workload's roles, and whether these may do what they are there for.</summary>
internal sealed class RoleChecks(AwsClients aws, Application application, Workload workload)
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    // What kit/discovery calls.
    private static readonly List<string> Discovery = ["servicediscovery:DiscoverInstances", "servicediscovery:DiscoverInstancesRevision"];

    /// <summary>Whether the program finds others through Cloud Map itself, by <c>kit/discovery</c>.</summary>
    public static bool IsDiscovering(Workload workload) => workload.Environment.GetValueOrDefault("Discovery__Provider") == "cloudmap";

    public async Task<Check> ExecutionAsync(CancellationToken cancellation)
    {
        const string what = "execution role";
        var role = workload.ExecutionRole;
        if (await TrustProblemAsync(role, cancellation) is { } problem) return Check.Ng(what, problem);
        var identity = await aws.IdentityAsync(cancellation);
        var log = $"arn:aws:logs:{identity.Region}:{identity.Account}:log-group:{workload.LogGroup}:log-stream:{workload.Name}";
        var denied = await DeniedAsync(role, ["logs:CreateLogStream", "logs:PutLogEvents"], [log], cancellation);
        foreach (var kind in workload.Secrets.Values.Select(SecretReference.Of).GroupBy(secret => secret.IsParameter))
        {
            List<string> arns = [.. kind.Select(secret => secret.IsParameter ? ParameterArn(secret.Arn, identity) : secret.Arn).Distinct()];
            denied = [.. denied, .. await DeniedAsync(role, [kind.Key ? "ssm:GetParameters" : "secretsmanager:GetSecretValue"], arns, cancellation)];
        }

        if (workload.Image.Build is not null)
        {
            var repository = $"arn:aws:ecr:{identity.Region}:{identity.Account}:repository/{Images.NameOf(workload.Image.Reference)}";
            denied =
            [
                .. denied,
                .. await DeniedAsync(role, ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], [repository], cancellation),
                .. await DeniedAsync(role, ["ecr:GetAuthorizationToken"], ["*"], cancellation),
            ];
        }

        return denied.Count == 0
            ? Check.Ok(what, $"{Arn.LastPart(role)} may pull, log{(workload.Secrets.Count > 0 ? ", and read its secrets" : "")}")
            : Check.Ng(what, $"{Arn.LastPart(role)} may not {string.Join(", ", denied)}");
    }

    private static string ParameterArn(string arnOrName, Identity identity) => arnOrName.StartsWith("arn:", StringComparison.Ordinal)
        ? arnOrName
        : $"arn:aws:ssm:{identity.Region}:{identity.Account}:parameter/{arnOrName.TrimStart('/')}";

    public async Task<Check> TaskAsync(CancellationToken cancellation)
    {
        const string what = "task role";
        return await TrustProblemAsync(workload.TaskRole!, cancellation) is { } problem
            ? Check.Ng(what, problem)
            : Check.Ok(what, $"{Arn.LastPart(workload.TaskRole!)} of {application.Name}");
    }

    /// <summary>Whom the program calls isn't known; those that it waits for are among them.</summary>
    public async Task<Check> DiscoveryAsync(CancellationToken cancellation)
    {
        const string what = "discovery";
        if (workload.TaskRole is not { } role) return Check.Ng(what, "it asks Cloud Map, and has no task-role that may");
        var names = application.Services.Where(service => workload.After.Contains(service.Name))
            .Select(service => service.Service!.Discovery?.Name).OfType<string>().ToList();
        if (names.Count == 0) return Check.Skip(what, "it depends on nobody who is in Cloud Map");
        foreach (var name in names)
        {
            var denied = await DeniedAsync(
                role, Discovery, ["*"], cancellation,
                ("servicediscovery:NamespaceName", application.Namespace.Name), ("servicediscovery:ServiceName", name));
            if (denied.Count > 0) return Check.Ng(what, $"{Arn.LastPart(role)} may not {string.Join(", ", denied)}, of {name}.{application.Namespace.Name}");
        }

        return Check.Ok(what, $"{Arn.LastPart(role)} may find {string.Join(", ", names)}");
    }

    private async Task<string?> TrustProblemAsync(string role, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.Iam.GetRoleAsync(new() { RoleName = Arn.LastPart(role) }, cancellation);
            var policy = Uri.UnescapeDataString(answer.Role.AssumeRolePolicyDocument ?? "");
            return Trusts(policy, Tasks) ? null : $"{Arn.LastPart(role)} can't be taken on by {Tasks}: its trust policy doesn't name it";
        }
        catch (NoSuchEntityException)
        {
            return $"there is no role {role}";
        }
    }

    private async Task<IReadOnlyList<string>> DeniedAsync(
        string role, List<string> actions, List<string> resources, CancellationToken cancellation, params (string Key, string Value)[] context)
    {
        var answer = await aws.Iam.SimulatePrincipalPolicyAsync(
            new()
            {
                PolicySourceArn = role, ActionNames = actions, ResourceArns = resources,
                ContextEntries =
                [
                    .. context.Select(entry => new ContextEntry
                    {
                        ContextKeyName = entry.Key, ContextKeyType = ContextKeyTypeEnum.String, ContextKeyValues = [entry.Value],
                    }),
                ],
            },
            cancellation);
        return
        [
            .. (answer.EvaluationResults ?? []).Where(result => result.EvalDecision?.Value != "allowed")
                .Select(result => $"{result.EvalActionName} on {result.EvalResourceName}"),
        ];
    }

    private static bool Trusts(string policy, string service)
    {
        using var document = JsonDocument.Parse(policy);
        return Several(document.RootElement.GetProperty("Statement")).Any(statement =>
            statement.GetProperty("Effect").GetString() == "Allow"
            && statement.TryGetProperty("Principal", out var principal) && principal.ValueKind == JsonValueKind.Object
            && principal.TryGetProperty("Service", out var services)
            && Several(services).Any(each => each.GetString() == service));
    }

    // A policy may have one of something in place of a list of one.
    private static JsonElement[] Several(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
}
