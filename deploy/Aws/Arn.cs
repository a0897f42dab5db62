namespace Cafe.Deploy.Aws;

/// <summary>Amazon Resource Names.</summary>
internal static class Arn
{
    /// <summary>What stands behind the last slash: of a service its name, of a task its id, of a task definition
    /// <c>family:revision</c>.</summary>
    public static string LastPart(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
