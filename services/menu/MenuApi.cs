using System.Globalization;
using Cafe.Events;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Menu;

public sealed record MenuItemView(
    long Id, long CategoryId, string Name, string? Description, decimal Price, bool Available, string? Image);

public static class MenuApi
{
    public static void MapMenu(this IEndpointRouteBuilder app)
    {
        var menu = app.MapGroup("/api/menu").WithTags("Menu");
        menu.MapGet("/", GetMenu).Produces<MenuView>().Produces(StatusCodes.Status304NotModified);
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

        // For the service that prices orders; no gateway leads here.
        app.MapGroup("/internal").WithTags("Internal").RequireService()
            .MapGet("/items", GetSoldItems).Produces<SoldItems>().Produces(StatusCodes.Status304NotModified);
    }

    private static async ValueTask<IResult> GetMenu(
        [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, HttpResponse response, MenuCache cache, CancellationToken cancel) =>
        Ready(await cache.MenuAsync(cancel), ifNoneMatch, response);

    private static async ValueTask<IResult> GetSoldItems(
        [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, HttpResponse response, MenuCache cache, CancellationToken cancel) =>
        Ready(await cache.SoldItemsAsync(cancel), ifNoneMatch, response);

    private static IResult Ready(ReadyAnswer answer, string? ifNoneMatch, HttpResponse response) =>
        response.ClientHas(answer.ETag, ifNoneMatch)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(answer.Json, "application/json; charset=utf-8");

    private static async Task<Results<Ok<MenuItemView>, StatusCodeHttpResult, NotFound>> GetItem(
        long id, [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, HttpResponse response, MenuDb db, CancellationToken cancel)
    {
        if (await Find(db, id, cancel) is not { } item)
            return TypedResults.NotFound();
        if (response.ClientHas(Headers.ETag(item.Version), ifNoneMatch))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(View(item));
    }

    private static async Task<Results<Created<MenuItemView>, ValidationProblem, ProblemHttpResult>> AddItem(
        MenuItemRequest request, HttpResponse response, MenuDb db, MenuCache cache, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var item = new MenuItem { Name = "" };
        request.ApplyTo(item, errors);
        if (errors.Any)
            return errors.Problem();
        if (!await HasCategory(db, item.CategoryId, errors, cancel))
            return errors.Unmet("The item can't be put on the menu.");

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            // Its id comes from the database.
            db.Add(item);
            await db.SaveChangesAsync(cancel);
            AddEvent(db, item, item.Version);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await cache.TryRefreshAsync(cancel);
        response.GetTypedHeaders().ETag = Headers.ETag(item.Version);
        return TypedResults.Created($"/api/menu/items/{item.Id}", View(item));
    }

    private static async Task<Results<Ok<MenuItemView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeItem(
        long id, MenuItemRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpResponse response, MenuDb db, MenuCache cache, CancellationToken cancel)
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
        if (!await SaveUnlessStale(db, item, cancel))
            return Stale();
        await cache.TryRefreshAsync(cancel);
        response.GetTypedHeaders().ETag = Headers.ETag(item.Version);
        return TypedResults.Ok(View(item));
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> ArchiveItem(
        long id, [FromHeader(Name = "If-Match")] string? ifMatch, MenuDb db, MenuCache cache, TimeProvider time, CancellationToken cancel)
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
        if (!await SaveUnlessStale(db, item, cancel))
            return Stale();
        await cache.TryRefreshAsync(cancel);
        return TypedResults.NoContent();
    }

    private static Task<MenuItem?> Find(MenuDb db, long id, CancellationToken cancel) =>
        db.MenuItems.SingleOrDefaultAsync(i => i.Id == id && i.ArchivedAt == null, cancel);

    private static async Task<bool> HasCategory(MenuDb db, long id, InputErrors errors, CancellationToken cancel)
    {
        if (await db.MenuCategories.AnyAsync(c => c.Id == id, cancel))
            return true;
        errors.Add("categoryId", $"There is no category {id}.");
        return false;
    }

    private static async Task<bool> SaveUnlessStale(MenuDb db, MenuItem item, CancellationToken cancel)
    {
        AddEvent(db, item, item.Version + 1);
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

    private static void AddEvent(MenuDb db, MenuItem item, long version) => db.AddEvent(
        ItemChanged.Type, item.Id.ToString(CultureInfo.InvariantCulture), version, ItemChanged.Of(item, version), ItemChanged.Json);

    private static ProblemHttpResult Unconditional() => TypedResults.Problem(
        "Send the ETag that you read as If-Match, so that nobody's change is overwritten.",
        statusCode: StatusCodes.Status428PreconditionRequired, title: "If-Match is needed.");

    private static ProblemHttpResult Stale() => TypedResults.Problem(
        "Read it again, and decide whether your change still makes sense.",
        statusCode: StatusCodes.Status412PreconditionFailed, title: "The item has changed since you read it.");

    private static MenuItemView View(MenuItem i) =>
        new(i.Id, i.CategoryId, i.Name, i.Description, i.Price, i.Available, i.Image);
}

