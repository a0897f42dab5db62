using System.Text.Json.Nodes;
using Cafe.Reporting;

namespace Cafe.Tests.Unit.Reporting;

public class CompareTests
{
    private const string Report = """{"date":"2026-11-20","revenue":12.00,"averageOrder":null,"byItem":[{"itemId":1,"units":3},{"itemId":2,"units":1}]}""";

    [Fact]
    public void Equal_reports_have_no_differences() => Differences(Report).ShouldBeEmpty();

    [Theory]
    [InlineData("12.00", "12.01", "revenue: 12.00 here, 12.01 in the monolith")]
    [InlineData("\"units\":1", "\"units\":2", "byItem[1].units: 1 here, 2 in the monolith")]
    [InlineData("null", "4.00", "averageOrder: nothing here, 4.00 in the monolith")]
    [InlineData(",{\"itemId\":2,\"units\":1}", "", "byItem[1]: {\"itemId\":2,\"units\":1} here, nothing in the monolith")]
    [InlineData("\"date\":\"2026-11-20\",", "", "date: \"2026-11-20\" here, nothing in the monolith")]
    [InlineData("12.00", "12.00,\"tax\":2.00", "tax: nothing here, 2.00 in the monolith")]
    public void A_difference_names_the_field_and_both_values(string here, string there, string difference) =>
        Differences(Report.Replace(here, there, StringComparison.Ordinal)).ShouldBe([difference]);

    private static IEnumerable<string> Differences(string monolith) =>
        CompareVerb.Differences("", JsonNode.Parse(Report), JsonNode.Parse(monolith));
}
