using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cafe.Monolith.Http;

/// <summary>How every body is read and written.</summary>
public static class Json
{
    /// <summary>No body of the API nests deeper than 3; this leaves room and stops absurd ones early.</summary>
    private const int MaxDepth = 16;

    public static void Configure(JsonSerializerOptions json)
    {
        json.MaxDepth = MaxDepth;
        json.PropertyNameCaseInsensitive = false;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new MoneyConverter());
        json.Converters.Add(new InstantConverter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}

/// <summary>Every decimal of the API is money: two decimals, rounded half away from zero.</summary>
public sealed class MoneyConverter : JsonConverter<decimal>
{
    /// <summary>What a decimal holds; a longer number would be rounded before anyone could refuse it.</summary>
    private const int MaxDigits = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length > MaxDigits
            ? throw new JsonException("A price has no so many digits.")
            : reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Money.Text(value), skipInputValidation: true);
}

public static class Money
{
    public static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    public static string Text(decimal value) => Round(value).ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>Instants as UTC with <c>Z</c>, to the microsecond that PostgreSQL keeps.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
}
