using System.Text.Json.Serialization;

namespace Cafe.Reporting.Projection;

/// <summary>Of the event <c>order.changed</c>, what reports are made of. Of one order, only status and version ever change.</summary>
/// <remarks>With setters, not a constructor: values that wait for one are boxed, which a rebuild would do by the million.</remarks>
public sealed record OrderChanged
{
    public const string Type = "order.changed";

    [JsonRequired]
    public long Number { get; set; }

    [JsonRequired]
    public string Status { get; set; } = "";

    [JsonRequired]
    public DateTimeOffset PlacedAt { get; set; }

    [JsonRequired]
    public decimal Total { get; set; }

    [JsonRequired]
    public long Version { get; set; }

    [JsonRequired]
    public List<OrderChangedLine> Lines { get; set; } = [];

    /// <summary>A cancelled order counts in no report.</summary>
    [JsonIgnore]
    public bool IsCounted => Status != "cancelled";
}

/// <summary>What was sold, at the price of then.</summary>
public sealed record OrderChangedLine
{
    [JsonRequired]
    public long ItemId { get; set; }

    [JsonRequired]
    public string Name { get; set; } = "";

    [JsonRequired]
    public decimal UnitPrice { get; set; }

    [JsonRequired]
    public int Quantity { get; set; }
}

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
