namespace Cafe.ServiceDefaults;

/// <summary>Configuration that a person got wrong: the start stops with this one line, without a stack trace.</summary>
public sealed class ConfigurationException(string message) : Exception(message);

/// <summary>What all services of this café agree on: the section <c>Cafe</c>.</summary>
/// <param name="TimeZone">The zone of the business day.</param>
/// <param name="Currency">ISO 4217 code of all money.</param>
public sealed record CafeSettings(TimeZoneInfo TimeZone, string Currency)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static CafeSettings Read(IConfiguration configuration)
    {
        var zone = configuration["Cafe:TimeZone"] ?? "Europe/London";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var timeZone))
            throw new ConfigurationException($"Cafe:TimeZone: '{zone}' is not a time zone known here; use a name like Europe/London.");

        var currency = configuration["Cafe:Currency"] ?? "GBP";
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            throw new ConfigurationException($"Cafe:Currency: '{currency}' is not an ISO 4217 code like GBP.");

        return new(timeZone, currency);
    }

    /// <summary>The local date of now.</summary>
    public DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Local(time.GetUtcNow()));

    /// <summary>What the café's clock shows at an instant.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime;

    /// <summary>The instant at which a local day begins; the day ends where the next one begins.</summary>
    public DateTimeOffset StartOf(DateOnly date) => InstantOf(date, TimeOnly.MinValue);

    /// <summary>
    /// The instant of a local time. A time that the clocks skip is the moment at which they jump; a
    /// time that they repeat is its first occurrence.
    /// </summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly timeOfDay)
    {
        var local = date.ToDateTime(timeOfDay);
        while (TimeZone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = TimeZone.IsAmbiguousTime(local)
            ? TimeZone.GetAmbiguousTimeOffsets(local).Max()
            : TimeZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>Adds <see cref="CafeSettings"/> to a service.</summary>
public static class CafeSettingsExtensions
{
    /// <summary>Registers the settings as a singleton.</summary>
    /// <exception cref="ConfigurationException">A value that can't be used.</exception>
    public static void AddCafeSettings(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(CafeSettings.Read(builder.Configuration));
}
