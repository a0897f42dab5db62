using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cafe.Monolith.Http;
using Cafe.Monolith.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Cafe.Monolith.Menu;

public sealed record MenuView(string Currency, IReadOnlyList<MenuCategoryView> Categories);

public sealed record MenuCategoryView(long Id, string Name, IReadOnlyList<MenuEntryView> Items);

public sealed record MenuEntryView(
    long Id, string Name, string? Description, decimal Price, bool Available, string? Image);

public sealed record MenuItemView(
    long Id, long CategoryId, string Name, string? Description, decimal Price, bool Available, string? Image);

public static class MenuApi
{
    public static void MapMenu(this IEndpointRouteBuilder app)
    {
        var menu = app.MapGroup("/api/menu").WithTags("Menu");
        menu.MapGet("/", GetMenu).Produces(StatusCodes.Status304NotModified);
        menu.MapGet("/items/{id:long}", GetItem)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);

        var staff = menu.MapGroup("/items").RequireStaff();
        staff.MapPost("/", AddItem).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        staff.MapPut("/{id:long}", ChangeItem)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        staff.MapDelete("/{id:long}", ArchiveItem)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Results<Ok<MenuView>, StatusCodeHttpResult>> GetMenu(
        [FromHeader(Name = "If-None-Match")] string? ifNoneMatch,
        HttpResponse response, CafeDb db, CafeSettings cafe, CancellationToken cancel)
    {
        var categories = await db.MenuCategories.AsNoTracking()
            .Include(c => c.Items.Where(i => i.ArchivedAt == null).OrderBy(i => i.Id))
            .OrderBy(c => c.Position).ThenBy(c => c.Id)
            .ToListAsync(cancel);

        if (response.ClientHas(ETag(cafe.Currency, categories), ifNoneMatch))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        return TypedResults.Ok(new MenuView(cafe.Currency, [.. categories.Select(c => new MenuCategoryView(c.Id, c.Name,
            [.. c.Items.Select(i => new MenuEntryView(i.Id, i.Name, i.Description, i.Price, i.Available, i.Image))]))]));
    }

    /// <summary>
    /// A digest of all that the menu's answer is made of. A row's version stands for the row, so that
    /// whoever serves the same rows gives the same tag.
    /// </summary>
    private static EntityTagHeaderValue ETag(string currency, IEnumerable<MenuCategory> categories)
    {
        var content = new StringBuilder(currency);
        foreach (var category in categories)
        {
            content.Append(CultureInfo.InvariantCulture, $"\n{category.Id} {category.Name}");
            foreach (var item in category.Items)
                content.Append(CultureInfo.InvariantCulture, $"\n {item.Id} {item.Version}");
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString()));
        return new($"\"{Convert.ToHexStringLower(digest.AsSpan(0, 16))}\"");
    }

    private static async Task<Results<Ok<MenuItemView>, StatusCodeHttpResult, NotFound>> GetItem(
        long id, [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, HttpResponse response, CafeDb db, CancellationToken cancel)
    {
        if (await Find(db, id, cancel) is not { } item)
            return TypedResults.NotFound();
        if (response.ClientHas(Headers.ETag(item.Version), ifNoneMatch))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(View(item));
    }

    private static async Task<Results<Created<MenuItemView>, ValidationProblem, ProblemHttpResult>> AddItem(
        MenuItemRequest request, HttpResponse response, CafeDb db, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var item = new MenuItem { Name = "" };
        request.ApplyTo(item, errors);
        if (errors.Any)
            return errors.Problem();
        if (!await HasCategory(db, item.CategoryId, errors, cancel))
            return errors.Unmet("The item can't be put on the menu.");

        db.Add(item);
        await db.SaveChangesAsync(cancel);
        response.GetTypedHeaders().ETag = Headers.ETag(item.Version);
        return TypedResults.Created($"/api/menu/items/{item.Id}", View(item));
    }

    private static async Task<Results<Ok<MenuItemView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeItem(
        long id, MenuItemRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpResponse response, CafeDb db, CancellationToken cancel)
    {
        if (ifMatch is null)
            return Unconditional();
        var errors = new InputErrors();
        var mayChange = Headers.IfMatch(ifMatch, errors);
        request.ApplyTo(new MenuItem { Name = "" }, errors);
        if (errors.Any)
            return errors.Problem();
        if (await Find(db, id, cancel) is not { } item)
            return TypedResults.NotFound();
        if (!mayChange(item.Version))
            return Stale();

        request.ApplyTo(item, errors);
        if (!await HasCategory(db, item.CategoryId, errors, cancel))
            return errors.Unmet("The item can't be changed so.");
        db.Entry(item).State = EntityState.Modified;
        if (!await SaveUnlessStale(db, cancel))
            return Stale();
        response.GetTypedHeaders().ETag = Headers.ETag(item.Version);
        return TypedResults.Ok(View(item));
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> ArchiveItem(
        long id, [FromHeader(Name = "If-Match")] string? ifMatch, CafeDb db, TimeProvider time, CancellationToken cancel)
    {
        if (ifMatch is null)
            return Unconditional();
        var errors = new InputErrors();
        var mayChange = Headers.IfMatch(ifMatch, errors);
        if (errors.Any)
            return errors.Problem();
        if (await Find(db, id, cancel) is not { } item)
            return TypedResults.NotFound();
        if (!mayChange(item.Version))
            return Stale();

        item.ArchivedAt = time.GetUtcNow();
        return await SaveUnlessStale(db, cancel) ? TypedResults.NoContent() : Stale();
    }

    private static Task<MenuItem?> Find(CafeDb db, long id, CancellationToken cancel) =>
        db.MenuItems.SingleOrDefaultAsync(i => i.Id == id && i.ArchivedAt == null, cancel);

    private static async Task<bool> HasCategory(CafeDb db, long id, InputErrors errors, CancellationToken cancel)
    {
        if (await db.MenuCategories.AnyAsync(c => c.Id == id, cancel))
            return true;
        errors.Add("categoryId", $"There is no category {id}.");
        return false;
    }

    private static async Task<bool> SaveUnlessStale(CafeDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static ProblemHttpResult Unconditional() => TypedResults.Problem(
        "Send the ETag that you read as If-Match, so that nobody's change is overwritten.",
        statusCode: StatusCodes.Status428PreconditionRequired, title: "If-Match is needed.");

    private static ProblemHttpResult Stale() => TypedResults.Problem(
        "Read it again, and decide whether your change still makes sense.",
        statusCode: StatusCodes.Status412PreconditionFailed, title: "The item has changed since you read it.");

    private static MenuItemView View(MenuItem i) =>
        new(i.Id, i.CategoryId, i.Name, i.Description, i.Price, i.Available, i.Image);
}

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
