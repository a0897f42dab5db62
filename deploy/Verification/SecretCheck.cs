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
        var problems = await Task.WhenAll(workload.Secrets.Select(secret => ProblemAsync(secret.Key, secret.Value, cancellation)));
        return problems.OfType<string>().ToList() is { Count: > 0 } found
            ? Check.Ng(What, string.Join("; ", found))
            : Check.Ok(What, string.Join(", ", workload.Secrets.Keys));
    }

    private async Task<string?> ProblemAsync(string variable, string reference, CancellationToken cancellation)
    {
        var (arn, key) = Split(reference);
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

    /// <summary>An ARN has seven parts; ECS takes a key of its JSON behind them, and stage and version behind that.</summary>
    public static (string Arn, string? Key) Split(string reference)
    {
        var parts = reference.Split(':');
        return parts.Length > 7
            ? (string.Join(':', parts[..7]), parts[7].Length > 0 ? parts[7] : null)
            : (reference, null);
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
