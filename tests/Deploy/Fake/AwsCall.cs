using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>A call that reached the fake.</summary>
/// <param name="Number">Counts from 1, in the order of arrival.</param>
/// <param name="Service">The name in the credential scope: <c>ecs</c>, <c>servicediscovery</c>, …</param>
/// <param name="Operation">The API's name of the operation.</param>
/// <param name="Request">The members of the request, of whichever protocol.</param>
/// <param name="At">When it arrived, on the fake's clock.</param>
public sealed record AwsCall(int Number, string Service, string Operation, JsonObject Request, DateTimeOffset At)
{
    private static readonly string[] Reads =
        ["Describe", "List", "Get", "BatchGet", "Discover", "Simulate", "Filter", "Validate"];

    /// <summary>Whether the operation changes something.</summary>
    public bool IsWrite => !Reads.Any(read => Operation.StartsWith(read, StringComparison.Ordinal));

    /// <summary>The HTTP status of the answer; 0 while there is none.</summary>
    public int Status { get; internal set; }

    /// <summary>The error's code, where the answer is one.</summary>
    public string? ErrorCode { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Number}. {Service}:{Operation} {ErrorCode ?? $"{Status}"}";
}
