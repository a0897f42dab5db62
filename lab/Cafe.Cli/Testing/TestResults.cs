using System.Xml.Linq;

namespace Cafe.Cli.Testing;

/// <summary>What came out of test runs.</summary>
/// <param name="Failures">A failed test's name and message each.</param>
internal sealed record TestResults(int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures)
{
    public static TestResults None { get; } = new(0, 0, 0, []);

    /// <summary>The tests that ran or were skipped one by one; a suite that can't run has none.</summary>
    public int Found { get; private init; }

    public static TestResults operator +(TestResults a, TestResults b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped, [.. a.Failures, .. b.Failures]) { Found = a.Found + b.Found };

    /// <summary>Reads a trx file. The results are counted one by one: the file's own counters leave out skipped
    /// tests.</summary>
    public static TestResults Read(string trx)
    {
        var results = XDocument.Load(trx).Descendants()
            .Where(element => element.Name.LocalName == "UnitTestResult").ToList();
        var failed = results.Where(result => Outcome(result) is not ("Passed" or "NotExecuted")).ToList();
        return new TestResults(
            results.Count(result => Outcome(result) == "Passed"), failed.Count,
            results.Count(result => Outcome(result) == "NotExecuted"),
            [.. failed.Select(test => $"{(string?)test.Attribute("testName")}: {Text(test, "Message")}{At(test)}")])
        {
            Found = results.Count,
        };
    }

    // Without the attribute, the outcome is the schema's default.
    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? "Failed";

    // Of the stack, the line in the test.
    private static string At(XElement result) =>
        Text(result, "StackTrace").Split('\n').LastOrDefault(line => line.Contains(" in ")) is { } line
            ? "\n" + line.TrimEnd()
            : "";

    private static string Text(XElement result, string name) =>
        result.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
