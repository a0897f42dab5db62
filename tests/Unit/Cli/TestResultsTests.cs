using Cafe.Cli.Testing;

namespace Cafe.Tests.Unit.Cli;

public sealed class TestResultsTests : TempFolder
{
    [Fact]
    public void Results_are_counted_one_by_one_with_those_that_were_skipped()
    {
        var results = TestResults.Read(Trx("""
            <UnitTestResult testName="A" outcome="Passed" />
            <UnitTestResult testName="B" outcome="Passed" />
            <UnitTestResult testName="C" outcome="NotExecuted" />
            <UnitTestResult testName="D" outcome="Failed">
              <Output><ErrorInfo><Message>7.00 should be 7.01</Message><StackTrace>   at Shouldly()
               at D() in /src/D.cs:line 12
               at System.Reflection()</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="E" outcome="Timeout" />
            """));

        (results.Passed, results.Failed, results.Skipped).ShouldBe((2, 2, 1));
        results.Failures.ShouldBe(["D: 7.00 should be 7.01\n   at D() in /src/D.cs:line 12", "E: "]);
    }

    [Fact]
    public void A_run_without_tests_has_none() => TestResults.Read(Trx("")).Failures.ShouldBeEmpty();

    [Fact]
    public void Suites_add_up()
    {
        var sum = new TestResults(1, 0, 2, []) + new TestResults(10, 3, 0, ["x"]);

        (sum.Passed, sum.Failed, sum.Skipped).ShouldBe((11, 3, 2));
        sum.Failures.ShouldBe(["x"]);
    }

    [Theory]
    [InlineData("Menu", "FullyQualifiedName~Menu")]
    [InlineData("FullyQualifiedName=A.B", "FullyQualifiedName=A.B")]
    [InlineData("Menu|Orders", "Menu|Orders")]
    [InlineData("Name!~x", "Name!~x")]
    public void A_bare_word_is_part_of_a_tests_name(string filter, string expression) =>
        TestRun.Expression(filter).ShouldBe(expression);

    private string Trx(string results) => Write("results.trx", $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>{results}</Results>
          <ResultSummary outcome="Failed"><Counters total="5" notExecuted="0" /></ResultSummary>
        </TestRun>
        """);
}
