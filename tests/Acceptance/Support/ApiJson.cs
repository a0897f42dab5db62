using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// Reads the API's JSON as strictly as it is specified: no unknown, missing or repeated field, money with exactly two
/// decimals, instants in UTC.
/// </summary>
public static partial class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new Money(), new Instant() },
    };

    private sealed class Money : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = Encoding.UTF8.GetString(reader.ValueSpan);
            if (reader.TokenType != JsonTokenType.Number || !TwoDecimals().IsMatch(text))
                throw new JsonException($"'{text}' isn't money with exactly two decimals.");
            return reader.GetDecimal();
        }

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString()!;
            if (!UtcInstant().IsMatch(text))
                throw new JsonException($"'{text}' isn't an instant in UTC with at most microseconds.");
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    [GeneratedRegex(@"^\d+\.\d\d\z")]
    private static partial Regex TwoDecimals();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z\z")]
    private static partial Regex UtcInstant();
}
