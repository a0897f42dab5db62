using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cafe.ServiceDefaults;

/// <summary>How every body is read and written.</summary>
public static class Json
{
    /// <summary>No body of the API nests deeper than 3; this leaves room and stops absurd ones early.</summary>
    private const int MaxDepth = 16;

    /// <summary>Options for what isn't read or written by an endpoint, such as an event.</summary>
    public static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }

    /// <summary>Sets strict reading, and our converters.</summary>
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

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length > MaxDigits
            ? throw new JsonException("A price has no so many digits.")
            : reader.GetDecimal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Money.Text(value), skipInputValidation: true);
}

/// <summary>Amounts of money: two decimals.</summary>
public static class Money
{
    /// <summary>To two decimals, half away from zero.</summary>
    public static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    /// <summary>Such as <c>7.00</c>.</summary>
    public static string Text(decimal value) => Round(value).ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>Instants as UTC with <c>Z</c>, to the microsecond that PostgreSQL keeps.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
}
