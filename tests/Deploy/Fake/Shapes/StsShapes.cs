namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of AWS Security Token Service may hold, after the service's published model (2011-06-15).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class StsShapes
{
    public const string Text = """
        @GetCallerIdentity
        """;
}
