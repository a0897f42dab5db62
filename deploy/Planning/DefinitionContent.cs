using System.Security.Cryptography;
using System.Text;

namespace Cafe.Deploy.Planning;

/// <summary>What a task definition describes, as it is asked for and as it is compared.</summary>
internal static class DefinitionContent
{
    private static readonly string[] Members =
    [
        "RequiresCompatibilities", "NetworkMode", "Cpu", "Memory", "RuntimePlatform", "ExecutionRoleArn", "TaskRoleArn",
        "Volumes", "ContainerDefinitions", "EphemeralStorage",
    ];

    /// <summary>Its content for comparison, of a request or of a revision.</summary>
    public static SortedDictionary<string, string> Flatten(object definition) => Flat.Of(definition, Members);

    /// <summary>The same for all revisions that describe the same.</summary>
    public static string Digest(object definition) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Flatten(definition).Select(entry => $"{entry.Key}={entry.Value}")))));
}
