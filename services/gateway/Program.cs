using Cafe.Extraction;
using Cafe.Gateway;
using Cafe.Gateway.Staff;
using Cafe.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection.Extensions;

return await new ServiceProgram("gateway")
{
    Services = builder =>
    {
        builder.AddDatabase<GatewayDb>();
        builder.Services.AddRouteGroups(builder.Configuration);

        // Requests need no database: what it last said is enough.
        builder.Services.RemoveAll<IReadiness>();
        builder.Services.AddSingleton<IReadiness, RoutesKnown>();

        builder.AddAdminPort();
        builder.AddClients();
        builder.AddStaffSignIn();
        ApiDocument.AddTo(builder);
    },
    Middleware = app =>
    {
        app.UseClients();
        app.UseSecurityHeaders();
        app.UseAdminPort();
        app.UseRouteGroups();
    },
    Endpoints = app =>
    {
        app.MapRouteGroups(here: new Dictionary<string, RequestDelegate> { ["web"] = Pages.Web(app) });
        app.MapStaff();
        app.MapRoutes();
        app.MapConsole();
        ApiDocument.Map(app);

        // In place of those that give reasons: outside, nobody needs them.
        foreach (var check in new[] { "live", "ready" })
            app.MapHealthChecks($"/health/{check}", new() { Predicate = known => known.Name == check }).WithOrder(-1);
    },
}.RunAsync(args);
