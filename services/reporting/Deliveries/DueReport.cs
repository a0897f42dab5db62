using Cafe.ServiceDefaults;

namespace Cafe.Reporting.Deliveries;

/// <summary>A report that has fallen due.</summary>
/// <param name="Date">The café's local day.</param>
/// <param name="At">The local time at which it fell due.</param>
public sealed record DueReport(DateOnly Date, TimeOnly At)
{
    /// <summary>
    /// The last one that had fallen due by then: at <c>Cafe:ReportAt</c>. Where that is <c>never</c>, somebody else's
    /// schedule says when, and the instant itself is when it fell due.
    /// </summary>
    public static DueReport Last(CafeSettings cafe, ReportSettings settings, DateTimeOffset instant)
    {
        var local = cafe.Local(instant);
        var day = DateOnly.FromDateTime(local);
        if (settings.ReportAt is not { } at)
            return new(day, TimeOnly.FromDateTime(local));
        return new(cafe.InstantOf(day, at) <= instant ? day : day.AddDays(-1), at);
    }
}
