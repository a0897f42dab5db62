namespace Cafe.Tests.Integration.GoldenMaster;

/// <summary>A request of the session. In path, headers and body <c>{name.field}</c> stands for what the answer to an
/// earlier request, the one of that name, said: a header, or a field of its JSON.</summary>
internal sealed record Request(string Method, string Path)
{
    private const int ShownCharacters = 200;

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What later requests call it by.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the answer may follow by events what was written before.</summary>
    public bool IsReport => Method == "GET" && Path.StartsWith("/api/reports", StringComparison.Ordinal);

    public static Request Get(string path) => new("GET", path);

    public static Request Delete(string path) => new("DELETE", path);

    public static Request Post(string path, string? body) => new("POST", path) { Body = body };

    public static Request Put(string path, string body) => new("PUT", path) { Body = body };

    public Request With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };

    public Request ByStaff() => With("Authorization", "Bearer {staff.accessToken}");

    public Request Named(string name) => this with { Name = name };

    public override string ToString() => string.Join(
        ' ', [Method, Path, .. Headers.Where(header => header.Name != "Authorization").Select(header => $"{header.Name}: {header.Value}"), Shown]);

    private string Shown => Body is { Length: > ShownCharacters } ? $"{Body[..ShownCharacters]}… ({Body.Length} characters)" : Body ?? "";
}
