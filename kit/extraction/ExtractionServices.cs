using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Cafe.Discovery;
using Npgsql;

namespace Cafe.Extraction;

/// <summary>Adds route groups to a gateway.</summary>
public static class ExtractionServices
{
    private const string StartAtKey = "Extraction:StartAt";

    /// <summary>Adds the groups of the configuration, and keeps their modes in step with the database, which is the
    /// registered <see cref="NpgsqlDataSource"/> with the tables of <see cref="ExtractionModel"/>.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Names the key that is wrong.</exception>
    public static IServiceCollection AddRouteGroups(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var groups = RouteGroup.Read(configuration);
        var startAt = configuration[StartAtKey] ?? "service";
        if (!Enum.TryParse<RouteMode>(startAt, ignoreCase: true, out var mode))
            throw RouteGroup.Wrong(StartAtKey, $"'{startAt}' is not monolith or service");

        services.AddDiscovery(configuration);
        services.AddHttpForwarder();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RouteBoard(groups, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RouteStore>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RouteWatch>(provider, mode));
        services.AddHostedService(provider => provider.GetRequiredService<RouteWatch>());
        services.AddSingleton(provider => new RouteControl(
            provider.GetRequiredService<RouteBoard>(), provider.GetRequiredService<RouteStore>(), provider.GetRequiredService<RouteWatch>()));
        services.AddSingleton<WriteLog>();
        services.AddSingleton<BackendClient>();
        services.AddSingleton<GroupForwarder>();
        return services;
    }

    /// <summary>Maps the paths of all groups.</summary>
    /// <param name="app">The gateway.</param>
    /// <param name="here">What this process answers itself, by the name of the group that has no service.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A group has neither a service nor an entry in <paramref name="here"/>.</exception>
    public static void MapRouteGroups(this IEndpointRouteBuilder app, IReadOnlyDictionary<string, RequestDelegate> here)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(here);
        var forwarder = app.ServiceProvider.GetRequiredService<GroupForwarder>();
        foreach (var group in app.ServiceProvider.GetRequiredService<RouteBoard>().Groups)
        {
            var name = group.Group.Name;
            if (group.Group.Service is null && !here.ContainsKey(name))
                throw RouteGroup.Wrong($"{RouteGroup.Section}:{name}:Service", "is missing, and the gateway doesn't answer this group itself");
            var handler = forwarder.For(group, here.GetValueOrDefault(name));
            foreach (var path in group.Group.Paths)
                app.Map(path, handler).DisableRequestTimeout().ExcludeFromDescription().WithMetadata(group);
        }
    }

    /// <summary>Requests of route groups go no further than this: what comes later in the pipeline, such as authentication, is
    /// for the gateway's own endpoints. Without it, they pass all of the pipeline.</summary>
    public static void UseRouteGroups(this IApplicationBuilder app) => app.Use((http, next) =>
        http.GetEndpoint() is { RequestDelegate: { } forward } endpoint && endpoint.Metadata.GetMetadata<RouteState>() is not null
            ? forward(http)
            : next(http));
}
