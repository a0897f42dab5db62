using System.Globalization;

namespace Cafe.Aws.Protocols;

/// <summary>Times as they are on the wire; here they are UTC.</summary>
internal static class WireTime
{
    public static DateTime FromSeconds(decimal seconds) =>
        DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public static DateTime FromMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    public static DateTime FromText(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>Whole seconds since 1970: what the official clients send too.</summary>
    public static long ToSeconds(DateTime time) => ToMilliseconds(time) / 1000;

    public static long ToMilliseconds(DateTime time) => new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds();

    public static string ToText(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
