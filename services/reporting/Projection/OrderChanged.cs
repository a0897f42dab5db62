using System.Text.Json.Serialization;

namespace Cafe.Reporting.Projection;

/// <summary>Of the event <c>order.changed</c>, what reports are made of. Of one order, only status and version ever change.</summary>
public sealed record OrderChanged(
    long Number, string Status, DateTimeOffset PlacedAt, decimal Total, long Version, IReadOnlyList<OrderChangedLine> Lines)
{
    public const string Type = "order.changed";

    /// <summary>A cancelled order counts in no report.</summary>
    [JsonIgnore]
    public bool IsCounted => Status != "cancelled";
}

public sealed record OrderChangedLine(long ItemId, string Name, decimal UnitPrice, int Quantity);

/// <summary>Of the event <c>menu.item-changed</c>, what reports show.</summary>
public sealed record ItemChanged(long Id, string Name, long Version)
{
    public const string Type = "menu.item-changed";
}

/// <summary>Compiled, since a rebuild reads an event for each order that there ever was.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OrderChanged))]
[JsonSerializable(typeof(ItemChanged))]
internal sealed partial class EventJson : JsonSerializerContext;
