using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Cafe.ServiceDefaults;

namespace Cafe.Orders;

/// <summary>What a customer sends. Everything may be missing, so that the answer can name all that is.</summary>
public sealed record OrderRequest(
    [property: Required, MaxLength(100)] string? Customer = null,
    [property: MaxLength(500)] string? Note = null,
    [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<OrderLineRequest?>? Lines = null)
{
    private const int MaxLines = 50;
    private const int MaxQuantity = 999;

    /// <summary>The same order, checked and in its normal form; what is wrong goes into <paramref name="errors"/>.</summary>
    public ValidOrder Check(InputErrors errors)
    {
        var customer = errors.Text("customer", Customer, 100);
        var note = errors.OptionalText("note", Note, 500);
        if (Lines is not { Count: >= 1 and <= MaxLines })
        {
            errors.Add("lines", $"must have 1 to {MaxLines} lines.");
            return new(customer, note, []);
        }

        var lines = Lines.Select((line, index) =>
        {
            var itemId = errors.Required($"lines[{index}].itemId", line?.ItemId);
            var quantity = errors.Required($"lines[{index}].quantity", line?.Quantity);
            if (line?.Quantity is < 1 or > MaxQuantity)
                errors.Add($"lines[{index}].quantity", $"must be from 1 to {MaxQuantity}.");
            return new ValidLine(itemId, quantity);
        });
        return new(customer, note, [.. lines]);
    }
}

public sealed record OrderLineRequest(
    [property: Required] long? ItemId = null,
    [property: Required, Range(1, 999)] int? Quantity = null);

public sealed record ValidOrder(string Customer, string? Note, IReadOnlyList<ValidLine> Lines)
{
    /// <summary>
    /// SHA-256 of the order's normal form as compact JSON: <c>{"customer","note","lines":[{"itemId","quantity"}]}</c>.
    /// It is stored beside the idempotency key and moves with the order, so its form is a contract.
    /// </summary>
    public byte[] Hash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}

public sealed record ValidLine(long ItemId, int Quantity);
