using System.Text.Json;
using Amazon.SecretsManager.Model;
using Cafe.Deploy.Aws;
using Cafe.Deploy.Model;

namespace Cafe.Deploy.Verification;

/// <summary>Whether the secrets are there, and have the keys that are asked for. Their values are looked at and not
/// kept.</summary>
internal sealed class SecretCheck(AwsClients aws)
{
    private const string What = "secrets";

    public async Task<Check> RunAsync(Workload workload, CancellationToken cancellation)
    {
        var secrets = References(workload).Where(secret => !secret.Reference.IsParameter).ToList();
        var problems = await Task.WhenAll(secrets.Select(secret => ProblemAsync(secret.Variable, secret.Reference, cancellation)));
        return problems.OfType<string>().ToList() is { Count: > 0 } found
            ? Check.Ng(What, string.Join("; ", found))
            : Check.Ok(What, string.Join(", ", secrets.Select(secret => secret.Variable)));
    }

    /// <summary>What of the workload's comes from Systems Manager, which isn't asked; <c>null</c> where nothing does.</summary>
    public static Check? Parameters(Workload workload) =>
        References(workload).Where(secret => secret.Reference.IsParameter).Select(secret => secret.Variable).ToList() is { Count: > 0 } variables
            ? Check.Skip("parameters", $"{string.Join(", ", variables)}: whether Systems Manager has them, only ECS will find out")
            : null;

    private static IEnumerable<(string Variable, SecretReference Reference)> References(Workload workload) =>
        workload.Secrets.Select(secret => (secret.Key, SecretReference.Of(secret.Value)));

    private async Task<string?> ProblemAsync(string variable, SecretReference reference, CancellationToken cancellation)
    {
        var (arn, key, _) = reference;
        try
        {
            if (key is null)
            {
                await aws.Secrets.DescribeSecretAsync(new() { SecretId = arn }, cancellation);
                return null;
            }

            var value = await aws.Secrets.GetSecretValueAsync(new() { SecretId = arn }, cancellation);
            return HasKey(value.SecretString, key) ? null : $"{variable}: {arn} has no key {key}";
        }
        catch (ResourceNotFoundException)
        {
            return $"{variable}: there is no secret {arn}";
        }
    }

    private static bool HasKey(string? text, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(key, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
