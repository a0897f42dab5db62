using System.Text.Json.Nodes;

namespace Cafe.Tests.Deploy.Fake;

/// <summary>An answer that is an error: the fake's services throw it, the wire writes it.</summary>
public sealed class AwsException(string code, string message, int status = 400, JsonObject? members = null)
    : Exception(message)
{
    /// <summary>The service's name of the error.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What the error says beside its message: the identifier of what exists already, …</summary>
    public JsonObject? Members { get; } = members;
}
