using System.Globalization;

namespace Cafe.Extraction;

/// <summary>Writes that one side has accepted and the other lacks.</summary>
/// <param name="Group">Whose data they changed.</param>
/// <param name="Side">Who accepted them.</param>
/// <param name="What">What went around the gateway, such as <c>an import of 20,000 orders</c>; <c>null</c> for requests.</param>
/// <param name="Count">How many; 0 where one may have been accepted whose answer was never seen.</param>
/// <param name="Since">When the first was accepted.</param>
public sealed record HiddenWrites(string Group, Side Side, string? What, long Count, DateTimeOffset Since)
{
    /// <summary>For people, such as <c>41 writes to orders since 2026-11-21 10:02 UTC on the monolith will not be visible</c>.</summary>
    public override string ToString()
    {
        var since = Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return (What, Count) switch
        {
            ({ } what, _) => $"{what} ({Group}, {since} UTC, on {Side.InWords()}) will not be visible",
            (_, 0) => $"a write to {Group} that may have been accepted at {since} UTC on {Side.InWords()} will not be visible",
            (_, 1) => $"1 write to {Group} at {since} UTC on {Side.InWords()} will not be visible",
            _ => string.Create(CultureInfo.InvariantCulture,
                $"{Count:N0} writes to {Group} since {since} UTC on {Side.InWords()} will not be visible"),
        };
    }
}
