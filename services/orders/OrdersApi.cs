using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cafe.Events;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cafe.Orders;

public sealed record OrderView(
    Guid Id, long Number, OrderStatus Status, DateTimeOffset PlacedAt, string Customer, string? Note,
    IReadOnlyList<OrderLineView> Lines, decimal Total, string Currency)
{
    public static OrderView Of(Order o, string currency) => new(
        o.Id, o.Number, o.Status, o.PlacedAt, o.Customer, o.Note,
        [.. o.Lines.OrderBy(l => l.LineNo).Select(l => new OrderLineView(l.MenuItemId, l.Name, l.UnitPrice, l.Quantity, l.Total))],
        o.Total, currency);
}

public sealed record OrderLineView(long ItemId, string Name, decimal UnitPrice, int Quantity, decimal LineTotal);

/// <param name="Next">The cursor of the next page (as <c>after</c>), or null on the last one.</param>
public sealed record OrderPage(IReadOnlyList<OrderView> Orders, string? Next);

public sealed record StatusRequest(
    [property: Required, Description("preparing, ready, collected or cancelled")]
    string? Status = null);

public static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/orders").WithTags("Orders");
        orders.MapPost("/", Place).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        orders.MapGet("/{id:guid}", Get).ProducesProblem(StatusCodes.Status404NotFound);

        var staff = orders.MapGroup("").RequireStaff();
        staff.MapGet("/", List);
        staff.MapPost("/{id:guid}/status", ChangeStatus)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Created<OrderView>, Ok<OrderView>, ValidationProblem, ProblemHttpResult>> Place(
        OrderRequest request,
        [FromHeader(Name = "Idempotency-Key"), Description("1 to 200 printable ASCII characters; orders with the same key are one order")]
        string? idempotencyKey,
        HttpRequest http, PlaceOrder placeOrder, CancellationToken cancel)
    {
        var errors = new InputErrors();
        Headers.CheckIdempotencyKey(http, errors);
        var order = request.Check(errors);
        if (errors.Any)
            return errors.Problem();
        try
        {
            return await placeOrder.RunAsync(order, idempotencyKey, cancel);
        }
        catch (MenuUnavailableException e)
        {
            http.HttpContext.Response.Headers.RetryAfter = e.RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return TypedResults.Problem(
                "Try again shortly. An order sent with an Idempotency-Key is safe to send again.",
                statusCode: StatusCodes.Status503ServiceUnavailable, title: "The menu is not there for this.");
        }
    }

    private static async Task<Results<Ok<OrderView>, NotFound>> Get(
        Guid id, OrdersDb db, CafeSettings cafe, CancellationToken cancel) =>
        await db.Orders.AsNoTracking().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == id, cancel) is { } order
            ? TypedResults.Ok(OrderView.Of(order, cafe.Currency))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<OrderPage>, ValidationProblem>> List(
        OrdersDb db, CafeSettings cafe,
        [Description("Placed at this instant or later, like 2026-11-20T09:30:00Z")] string? from,
        [Description("Placed before this instant")] string? to,
        [Description("placed, preparing, ready, collected or cancelled")] string? status,
        [Description("Orders a page, 1 to 200; 50 where absent")] string? limit,
        [Description("The next of the page before")] string? after,
        CancellationToken cancel)
    {
        var errors = new InputErrors();
        var fromInstant = errors.Instant("from", from);
        var toInstant = errors.Instant("to", to);
        if (fromInstant >= toInstant)
            errors.Add("to", "must be later than from.");
        var pageSize = errors.Number("limit", limit, 1, 200, byDefault: 50);
        var wanted = status is null ? null : Status(status, errors);
        var cursor = after is null ? null : OrderCursor.Parse(after);
        if (after is not null && cursor is null)
            errors.Add("after", "must be the next of an earlier page.");
        if (errors.Any)
            return errors.Problem();

        var orders = db.Orders.AsNoTracking();
        if (fromInstant is { } first)
            orders = orders.Where(o => o.PlacedAt >= first);
        if (toInstant is { } end)
            orders = orders.Where(o => o.PlacedAt < end);
        if (wanted is { } s)
            orders = orders.Where(o => o.Status == s);
        if (cursor is { PlacedAt: var placedAt, Number: var number })
        {
            orders = orders.Where(o => EF.Functions.LessThan(
                ValueTuple.Create(o.PlacedAt, o.Number), ValueTuple.Create(placedAt, number)));
        }

        // One more than the page tells whether there is another.
        var page = await orders
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Number)
            .Take(pageSize + 1).Include(o => o.Lines)
            .ToListAsync(cancel);
        var shown = page.Take(pageSize).ToList();
        var next = page.Count > pageSize ? new OrderCursor(shown[^1].PlacedAt, shown[^1].Number).ToString() : null;
        return TypedResults.Ok(new OrderPage([.. shown.Select(o => OrderView.Of(o, cafe.Currency))], next));
    }

    private static OrderStatus? Status(string? word, InputErrors errors)
    {
        if (Words.Parse<OrderStatus>(word) is { } status)
            return status;
        errors.Add("status", $"must be one of {Words.All<OrderStatus>()}.");
        return null;
    }

    private static async Task<Results<Ok<OrderView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeStatus(
        Guid id, StatusRequest request, OrdersDb db, CafeSettings cafe, CancellationToken cancel)
    {
        var errors = new InputErrors();
        if (Status(request.Status, errors) is not { } next)
            return errors.Problem();
        if (await db.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == id, cancel) is not { } order)
            return TypedResults.NotFound();
        if (!order.CanBecome(next))
            return Conflict($"An order that is {Words.Of(order.Status)} can't become {Words.Of(next)}.");

        order.Status = next;
        db.AddEvent(OrderChanged.Type, order.Id.ToString(), order.Version + 1, OrderChanged.Of(order, order.Version + 1), OrderChanged.Json);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict("Somebody else changed the order at the same time; read it again.");
        }

        return TypedResults.Ok(OrderView.Of(order, cafe.Currency));
    }

    private static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status409Conflict, title: "The status can't be changed so.");
}
