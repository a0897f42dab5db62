using System.Diagnostics;

namespace Cafe.Events;

internal static class EventTelemetry
{
    /// <summary>Of the activity source and the meter.</summary>
    public const string Name = "Cafe.Events";

    public static readonly ActivitySource Activities = new(Name);
}
