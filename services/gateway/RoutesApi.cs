using System.ComponentModel.DataAnnotations;
using Cafe.Extraction;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Cafe.Gateway;

public sealed record ModeRequest(
    [property: Required] string? Mode = null, [property: Required] string? Who = null, string? Why = null, bool WithoutData = false);

public sealed record WritesRequest([property: Required] string? Side = null, [property: Required] string? What = null);

/// <param name="Hidden">What is not visible in this mode, in words.</param>
public sealed record ModeView(string Name, RouteMode Mode, bool Changed, IReadOnlyList<string> Hidden);

/// <param name="Mode"><c>null</c> until the database has told it.</param>
public sealed record GroupView(
    string Name, RouteMode? Mode, string? Service, IReadOnlyList<string> Paths, IReadOnlyList<string> Reads, IReadOnlyList<SideView> Sides);

/// <param name="Writes">What it has accepted; <c>null</c> while the database is away.</param>
/// <param name="Traffic">The last two minutes, as this gateway process saw them.</param>
public sealed record SideView(Side Side, IReadOnlyList<HiddenWrites>? Writes, TrafficSeries Traffic);

/// <param name="Gateway">Whose view this is: each process counts its own traffic.</param>
/// <param name="ConfirmedAt">When the database told the modes last.</param>
/// <param name="History">The last changes; <c>null</c> while the database is away.</param>
public sealed record RoutesView(
    string Gateway, DateTimeOffset Now, DateTimeOffset? ConfirmedAt, IReadOnlyList<GroupView> Groups, IReadOnlyList<RouteChange>? History);

/// <summary>The route groups: everyone's view for the console, changes on the admin port.</summary>
public static class RoutesApi
{
    private const int HistoryLength = 50;
    private const int MaxText = 200;

    public static void MapRoutes(this WebApplication app)
    {
        app.MapGroup("/strangler/api").RequireStaff().ExcludeFromDescription().MapGet("/state", Read);

        var admin = app.MapGroup(AdminPort.Api).RequireStaff().ExcludeFromDescription();
        admin.MapGet("/", Read);
        admin.MapPut("/{name}", Change);
        admin.MapPost("/{name}/writes", AddWrites);
    }

    private static async Task<Ok<RoutesView>> Read(RouteBoard board, RouteControl control, TimeProvider time, CancellationToken cancel)
    {
        IReadOnlyList<HiddenWrites>? writes = null;
        IReadOnlyList<RouteChange>? history = null;
        try
        {
            writes = await control.WritesAsync(cancel);
            history = await control.HistoryAsync(HistoryLength, cancel);
        }
        catch (NpgsqlException)
        {
            // What is in memory can be shown nevertheless.
        }

        var groups = board.Groups.Select(state => new GroupView(
            state.Group.Name, state.Mode, state.Group.Service, state.Group.Paths, state.Group.Reads,
            [.. Enum.GetValues<Side>().Select(side => new SideView(
                side, writes?.Where(w => w.Group == state.Group.Name && w.Side == side).ToList(), state.TrafficOf(side).Read()))]));
        return TypedResults.Ok(new RoutesView(Environment.MachineName, time.GetUtcNow(), board.ConfirmedAt, [.. groups], history));
    }

    private static async Task<Results<Ok<ModeView>, NotFound, ValidationProblem, ProblemHttpResult>> Change(
        string name, ModeRequest request, RouteBoard board, RouteControl control, CancellationToken cancel)
    {
        if (board.Find(name) is not { } group)
            return TypedResults.NotFound();
        var errors = new InputErrors();
        var why = errors.OptionalText("why", request.Why, MaxText) ?? "no reason given";
        var who = errors.Text("who", request.Who, MaxText);
        var mode = Words.Parse<RouteMode>(request.Mode);
        if (mode is null)
            errors.Add("mode", $"must be one of {Words.All<RouteMode>()}.");
        if (errors.Any)
            return errors.Problem();

        var outcome = await control.ChangeAsync(group, mode!.Value, who, why, request.WithoutData, cancel);
        var hidden = outcome.Hidden.Select(writes => writes.ToString()).ToList();
        return outcome.Mode == mode
            ? TypedResults.Ok(new ModeView(name, outcome.Mode, outcome.Changed, hidden))
            : TypedResults.Problem(
                $"{string.Join("; ", hidden)}. Nothing was changed. Only requests are moved, not data: to go on nevertheless, ask for it without data.",
                statusCode: StatusCodes.Status409Conflict, title: $"{name} stays in mode {Words.Of(outcome.Mode)}.",
                extensions: new Dictionary<string, object?> { ["hidden"] = outcome.Hidden });
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> AddWrites(
        string name, WritesRequest request, RouteBoard board, RouteControl control, CancellationToken cancel)
    {
        if (board.Find(name) is not { } group)
            return TypedResults.NotFound();
        var errors = new InputErrors();
        var what = errors.Text("what", request.What, MaxText);
        var side = Words.Parse<Side>(request.Side);
        if (side is null)
            errors.Add("side", $"must be one of {Words.All<Side>()}.");
        if (errors.Any)
            return errors.Problem();

        await control.AddWritesAsync(group, side!.Value, what, cancel);
        return TypedResults.NoContent();
    }
}
