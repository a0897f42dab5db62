namespace Cafe.Deploy.Verification;

/// <summary>What ECS takes a variable's secret value from: see "valueFrom" of "Secret" in its API reference.</summary>
/// <param name="Arn">Of the secret; of a parameter, its name where it is in the tasks' own region.</param>
/// <param name="Key">The key of the secret's JSON; <c>null</c> means: all of it.</param>
/// <param name="IsParameter">Whether it is a parameter of Systems Manager, not a secret of Secrets Manager.</param>
internal sealed record SecretReference(string Arn, string? Key, bool IsParameter)
{
    // An ARN of a secret has seven parts; a key stands behind them, and stage and version behind that.
    private const int ArnParts = 7;

    public static SecretReference Of(string text)
    {
        var parts = text.Split(':');
        if (parts is not ["arn", _, "secretsmanager", ..]) return new(text, null, IsParameter: true);
        return parts.Length > ArnParts
            ? new(string.Join(':', parts[..ArnParts]), parts[ArnParts].Length > 0 ? parts[ArnParts] : null, IsParameter: false)
            : new(text, null, IsParameter: false);
    }
}
