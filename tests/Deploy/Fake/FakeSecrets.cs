using System.Text.Json.Nodes;
using Cafe.Tests.Deploy.Fake.Shapes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>Secrets Manager.</summary>
public sealed class FakeSecrets : FakeService
{
    private readonly List<SecretState> _secrets = [];

    internal FakeSecrets(FakeAws aws)
        : base(aws, SecretsShapes.Text)
    {
        On("CreateSecret", CreateSecret);
        On("PutSecretValue", request =>
        {
            var secret = Secret(request);
            (secret.Value, secret.Version) = (request.Text("SecretString") ?? "", World.Guid());
            return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["VersionId"] = secret.Version };
        });
        On("DeleteSecret", request =>
        {
            var secret = Secret(request);
            _secrets.Remove(secret);
            World.Tags.Forget(secret.Arn);
            return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["DeletionDate"] = Json.Epoch(World.Now) };
        });
        On("DescribeSecret", request => Describe(Secret(request), "VersionIdsToStages"));
        On("GetSecretValue", GetSecretValue);
        On("ListSecrets", ListSecrets);
        On("TagResource", request =>
        {
            World.Tags.Set(Secret(request).Arn, request.Objects("Tags"));
            return [];
        });
        On("UntagResource", request =>
        {
            World.Tags.Remove(Secret(request).Arn, request.Texts("TagKeys"));
            return [];
        });
    }

    internal override Protocol Speaks => Protocol.Json;

    internal override string Prefix => "secretsmanager";

    /// <summary>Makes a secret.</summary>
    /// <returns>Its ARN, which ends in six characters that nobody chose.</returns>
    public string Add(string name, string value) => World.Look(() => New(name, value).Arn);

    private SecretState New(string name, string value)
    {
        if (_secrets.Exists(secret => secret.Name == name))
        {
            throw new AwsException("ResourceExistsException",
                $"The operation failed because the secret {name} already exists.");
        }
        var secret = new SecretState(name, World.Arn("secretsmanager", $"secret:{name}-{World.Id(6)}"), World.Now)
        {
            Value = value,
            Version = World.Guid(),
        };
        _secrets.Add(secret);
        return secret;
    }

    /// <summary>By name, by ARN, or by an ARN without the six characters.</summary>
    private SecretState Secret(JsonObject request)
    {
        var id = request.Required("SecretId");
        return _secrets.Find(secret => secret.Name == id || secret.Arn == id || secret.Arn[..^7] == id)
            ?? throw new AwsException("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    private JsonObject CreateSecret(JsonObject request)
    {
        var secret = New(request.Required("Name"), request.Text("SecretString") ?? "");
        World.Tags.Set(secret.Arn, request.Objects("Tags"));
        return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["VersionId"] = secret.Version };
    }

    private JsonObject Describe(SecretState secret, string versions) => new()
    {
        ["ARN"] = secret.Arn,
        ["Name"] = secret.Name,
        ["CreatedDate"] = Json.Epoch(secret.CreatedAt),
        ["LastChangedDate"] = Json.Epoch(secret.CreatedAt),
        ["Tags"] = World.Tags.List(secret.Arn),
        [versions] = new JsonObject { [secret.Version] = new JsonArray("AWSCURRENT") },
    };

    private JsonObject GetSecretValue(JsonObject request)
    {
        var secret = Secret(request);
        if (request.Text("VersionId") is { } version && version != secret.Version
            || request.Text("VersionStage") is not (null or "AWSCURRENT"))
        {
            throw new AwsException("ResourceNotFoundException", "Secrets Manager can't find the specified secret value.");
        }
        return new()
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = secret.Version,
            ["SecretString"] = secret.Value,
            ["VersionStages"] = new JsonArray("AWSCURRENT"),
            ["CreatedDate"] = Json.Epoch(secret.CreatedAt),
        };
    }

    private JsonObject ListSecrets(JsonObject request) => Json.Page(request, "SecretList",
    [
        .. _secrets.Where(secret => request.Objects("Filters").All(filter => filter.Text("Key") switch
        {
            "name" => filter.Texts("Values").Any(value => secret.Name.StartsWith(value, StringComparison.Ordinal)),
            "tag-key" => filter.Texts("Values").Any(World.Tags.Of(secret.Arn).ContainsKey),
            "tag-value" => filter.Texts("Values").Any(value => World.Tags.Of(secret.Arn).Values.Contains(value)),
            _ => true,
        })).Select(secret => Describe(secret, "SecretVersionsToStages")),
    ], token: "NextToken", limit: "MaxResults");

    private sealed record SecretState(string Name, string Arn, DateTimeOffset CreatedAt)
    {
        public required string Value { get; set; }

        public required string Version { get; set; }
    }
}
