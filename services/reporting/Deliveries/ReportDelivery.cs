namespace Cafe.Reporting.Deliveries;

public enum DeliveryStatus
{
    /// <summary>Claimed: somebody is handing the report over right now.</summary>
    Sending,
    Sent,

    /// <summary>Certainly not handed over: it may be tried again.</summary>
    Failed,

    /// <summary>Perhaps handed over, perhaps not: only a person may decide to send it again.</summary>
    Unknown,
}

/// <summary>One row a date and channel: whoever writes it first sends the report.</summary>
public sealed class ReportDelivery
{
    public required DateOnly Date { get; init; }
    public required string Channel { get; init; }
    public required DeliveryStatus Status { get; init; }

    /// <summary>When the status last changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which claim this is: an outcome is recorded for its own claim only.</summary>
    public required long Version { get; init; }
}
