using System.ComponentModel;
using Amazon.SimpleNotificationService;
using Cafe.Reporting.Deliveries;
using Cafe.Reporting.Projection;
using Cafe.Reporting.Reports;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cafe.Reporting;

public sealed record DeliveryView(string Channel, DateOnly Date, DateTimeOffset At, DeliveryStatus Status);

public sealed record DeliveryList(IReadOnlyList<DeliveryView> Deliveries);

/// <param name="Again">Send it although it was, or may have been, sent.</param>
public sealed record DeliveryRequest(bool? Again = null);

public static class ReportsApi
{
    private const int MaxYears = 10;

    public static void AddReporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ReportSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<ReadModel>();
        builder.Services.AddSingleton<IReadiness>(services => services.GetRequiredService<ReadModel>());
        builder.Services.AddSingleton<BakingPlans>();
        builder.Services.AddScoped<SalesHistory>();
        builder.Services.AddScoped<DailyReports>();
        builder.Services.AddScoped<SalesReports>();
        AddReportChannel(builder);
        builder.Services.AddScoped<ReportDeliveries>();
        builder.Services.AddSingleton<DueReports>();
        builder.Services.AddHostedService<DailyReportTimer>();
    }

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/api/reports").WithTags("Reports").RequireStaff();
        reports.AddEndpointFilter(SayWhenThereAreNone);
        reports.MapGet("/daily", GetDaily)
            .Produces<DailyReport>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesValidationProblem();
        reports.MapGet("/sales", GetSales)
            .Produces<SalesReport>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesValidationProblem();

        var deliveries = reports.MapGroup("/daily/{date}/deliveries");
        deliveries.MapGet("/", GetDeliveries);
        deliveries.MapPost("/", Deliver)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway);
    }

    private static void AddReportChannel(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Mail:Delivery"] == "sns")
        {
            var settings = SnsSettings.Read(builder.Configuration);
            // The client is this one's alone: others may send a request again.
            builder.Services.AddSingleton<IReportChannel>(_ =>
                new ReportPublisher(settings, new AmazonSimpleNotificationServiceClient(ReportPublisher.NewConfig(settings))));
        }
        else
        {
            builder.Services.AddSingleton(MailSettings.Read(builder.Configuration));
            builder.Services.AddSingleton<IReportChannel, Mailer>();
        }
    }

    private static async ValueTask<object?> SayWhenThereAreNone(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ReadModelException e)
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The reports are not there yet.");
        }
    }

    private static async Task<IResult> GetDaily(
        [Description("A local date like 2026-11-20; today where absent")] string? date,
        HttpRequest request, DailyReports reports, CafeSettings cafe, TimeProvider time, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var day = errors.Date("date", date) ?? cafe.Today(time);
        if (errors.Any)
            return errors.Problem();
        var report = await reports.MakeAsync(day, cancel);
        return Csv.IsWanted(request) ? Csv.Of(report) : TypedResults.Ok(report);
    }

    private static async Task<IResult> GetSales(
        [Description("The first local date")] string? from,
        [Description("The last local date, at most ten years later")] string? to,
        [Description("day, item, hour, weekday or weekday-hour")] string? by,
        HttpRequest request, SalesReports reports, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var first = errors.RequiredDate("from", from);
        var last = errors.RequiredDate("to", to);
        var grouping = Words.Parse<SalesBy>(by);
        if (grouping is null)
            errors.Add("by", $"must be one of {Words.All<SalesBy>()}.");
        if (!errors.Any && last < first)
            errors.Add("to", "must not be before from.");
        if (!errors.Any && last >= first.AddYears(MaxYears))
            errors.Add("to", $"must be within {MaxYears} years of from.");
        if (errors.Any)
            return errors.Problem();

        var report = await reports.MakeAsync(first, last, grouping!.Value, cancel);
        return Csv.IsWanted(request) ? Csv.Of(report) : TypedResults.Ok(report);
    }

    private static async Task<Results<Ok<DeliveryList>, ValidationProblem>> GetDeliveries(
        string date, ReportDeliveries deliveries, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var day = errors.RequiredDate("date", date);
        return errors.Any ? errors.Problem() : await ListAsync(deliveries, day, cancel);
    }

    private static async Task<Results<Ok<DeliveryList>, ValidationProblem, ProblemHttpResult>> Deliver(
        string date, DeliveryRequest request, ReportDeliveries deliveries, CafeSettings cafe, TimeProvider time, CancellationToken cancel)
    {
        var errors = new InputErrors();
        var day = errors.RequiredDate("date", date);
        if (errors.Any)
            return errors.Problem();
        if (day > cafe.Today(time))
        {
            errors.Add("date", "has not begun yet.");
            return errors.Unmet("There is no report of that day yet.");
        }

        if (await deliveries.DeliverAsync(day, request.Again ?? false, cancel) is (DeliveryStatus.Failed, var failure))
            return TypedResults.Problem(failure, statusCode: StatusCodes.Status502BadGateway, title: "The report was not sent.");
        return await ListAsync(deliveries, day, cancel);
    }

    private static async Task<Ok<DeliveryList>> ListAsync(ReportDeliveries deliveries, DateOnly date, CancellationToken cancel) =>
        TypedResults.Ok(new DeliveryList(await deliveries.ListAsync(date, cancel)));
}
