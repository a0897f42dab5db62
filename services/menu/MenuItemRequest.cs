using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Cafe.ServiceDefaults;

namespace Cafe.Menu;

/// <summary>What staff send to add or to change an item; every part of it replaces what was there.</summary>
public sealed partial record MenuItemRequest(
    [property: Required] long? CategoryId = null,
    [property: Required, MaxLength(100)] string? Name = null,
    [property: MaxLength(1000)] string? Description = null,
    [property: Required, Range(0.01, 10_000)] decimal? Price = null,
    [property: Required] bool? Available = null,
    [property: MaxLength(200)] string? Image = null)
{
    private const decimal MinPrice = 0.01m;
    private const decimal MaxPrice = 10_000m;

    public void ApplyTo(MenuItem item, InputErrors errors)
    {
        item.CategoryId = errors.Required("categoryId", CategoryId);
        item.Name = errors.Text("name", Name, 100);
        item.Description = errors.OptionalText("description", Description, 1000);
        item.Price = errors.Required("price", Price);
        item.Available = errors.Required("available", Available);
        item.Image = Image;

        if (Price is < MinPrice or > MaxPrice || Price is { } price && price != Money.Round(price))
            errors.Add("price", $"must be from {MinPrice} to {MaxPrice}, with at most two decimals.");
        if (Image is not null && !ImagePath().IsMatch(Image))
            errors.Add("image", "must be null or a path of at most 200 characters, like /images/croissant.svg.");
    }

    /// <summary>A path on this site: no scheme, no host (<c>//</c>), no way up (<c>..</c>).</summary>
    [GeneratedRegex(@"\A(?!.*//)(?!.*\.\.)/[A-Za-z0-9._~/-]{1,199}\z")]
    private static partial Regex ImagePath();
}
