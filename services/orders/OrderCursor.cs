using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cafe.Orders;

/// <summary>Where a page of orders ended: the place in the order by time and number, opaque to clients.</summary>
public readonly record struct OrderCursor(DateTimeOffset PlacedAt, long Number)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{PlacedAt.UtcTicks}.{Number}")));

    public static OrderCursor? Parse(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
            return null;

        return Encoding.ASCII.GetString(bytes, 0, length).Split('.') is [var ticksText, var numberText]
            && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && long.TryParse(numberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ticks <= DateTimeOffset.MaxValue.Ticks
                ? new OrderCursor(new(ticks, TimeSpan.Zero), number)
                : null;
    }
}
