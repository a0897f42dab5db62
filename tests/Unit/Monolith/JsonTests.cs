using System.Text.Json;
using Cafe.Monolith.Http;

namespace Cafe.Tests.Unit.Monolith;

public class JsonTests
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    [Theory]
    [InlineData("7", "7.00")]
    [InlineData("7.1", "7.10")]
    [InlineData("2.345", "2.35")]
    [InlineData("2.344999", "2.34")]
    [InlineData("-2.345", "-2.35")]
    [InlineData("0.005", "0.01")]
    [InlineData("10000", "10000.00")]
    [InlineData("9999999999.99", "9999999999.99")]
    public void Money_has_two_decimals_rounded_half_away_from_zero(string value, string json) =>
        JsonSerializer.Serialize(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Options).ShouldBe(json);

    [Fact]
    public void An_instant_is_written_in_UTC() =>
        JsonSerializer.Serialize(new DateTimeOffset(2026, 7, 1, 10, 30, 0, TimeSpan.FromHours(1)), Options)
            .ShouldBe("\"2026-07-01T09:30:00.000000Z\"");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Json.Configure(options);
        return options;
    }
}
