using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Cafe.Bench.Baselines;

/// <summary>YARP with one static route, and nothing else: no log of requests, no limits, no headers of its own.</summary>
internal static class BareProxy
{
    public const string Verb = "serve-proxy";

    /// <summary>The configuration key of where all requests go.</summary>
    public const string ToKey = "Bench__To";

    public static Command Create()
    {
        var command = new Command(Verb) { Hidden = true };
        command.SetAction(async (_, cancel) =>
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.Services.AddReverseProxy().LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "one", Match = new() { Path = "{**path}" } }],
                [
                    new ClusterConfig
                    {
                        ClusterId = "one",
                        Destinations = new Dictionary<string, DestinationConfig> { ["it"] = new() { Address = builder.Configuration["Bench:To"]! } },
                    },
                ]);
            var app = builder.Build();
            app.MapReverseProxy();
            await ((IHost)app).RunAsync(cancel);
        });
        return command;
    }
}
