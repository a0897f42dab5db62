using System.Globalization;

namespace Cafe.Cli.Sales;

/// <summary>Dates and times as clocks on the wall show them.</summary>
internal static class LocalTime
{
    private static readonly string[] TimeFormats = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFF"];

    /// <summary>The zone of an IANA name; <c>null</c> if there is none.</summary>
    public static TimeZoneInfo? Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>A date like 2026-11-20, from 2000 to 2100 as reports know them; <c>null</c> for all else.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2100
            ? date
            : null;

    /// <summary>A time like 9:30, 09:30:15 or 09:30:15.25; <c>null</c> for all else.</summary>
    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The instant in UTC: of a repeated time the first, of a skipped one <c>null</c>.</summary>
    public static DateTime? Instant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local)) return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
