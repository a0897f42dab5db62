using System.Globalization;
using System.Text.RegularExpressions;

namespace Cafe.Compose;

/// <summary>Durations as compose writes them.</summary>
internal static partial class Duration
{
    /// <summary>Reads numbers with units, such as <c>1m30s</c>, <c>1.5h</c> or <c>500ms</c>; <c>null</c> if the text
    /// is anything else or too long for a <see cref="TimeSpan"/>.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (!Whole().IsMatch(text)) return null;
        try
        {
            return Part().Matches(text).Aggregate(TimeSpan.Zero, (sum, part) => sum + Length(part));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan Length(Match part)
    {
        var unit = part.Groups["unit"].Value switch
        {
            "h" => TimeSpan.TicksPerHour,
            "m" => TimeSpan.TicksPerMinute,
            "s" => TimeSpan.TicksPerSecond,
            "ms" => TimeSpan.TicksPerMillisecond,
            _ => TimeSpan.TicksPerMicrosecond,
        };
        return new TimeSpan((long)(decimal.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) * unit));
    }

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(h|ms|m|s|us))+\z")]
    private static partial Regex Whole();

    [GeneratedRegex("(?<number>[0-9.]+)(?<unit>[a-z]+)")]
    private static partial Regex Part();
}
