using System.CommandLine;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Cafe.Bench.Baselines;

/// <summary>YARP with one static route: bare, which is no log of requests, no limits, no headers of its own; or in the
/// pipeline that every service has.</summary>
internal static class BareProxy
{
    public const string Verb = "serve-proxy";

    /// <summary>The same in a service's pipeline.</summary>
    public const string PipelineVerb = "serve-proxy-in-pipeline";

    /// <summary>The configuration key of where all requests go.</summary>
    public const string ToKey = "Bench__To";

    public static IEnumerable<Command> Create()
    {
        var bare = new Command(Verb) { Hidden = true };
        bare.SetAction(async (_, cancel) =>
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            AddTo(builder);
            var app = builder.Build();
            app.MapReverseProxy();
            await ((IHost)app).RunAsync(cancel);
        });
        var inPipeline = new Command(PipelineVerb) { Hidden = true };
        inPipeline.SetAction((_, _) => new ServiceProgram("proxy") { Services = AddTo, Endpoints = app => app.MapReverseProxy() }.RunAsync([]));
        return [bare, inPipeline];
    }

    private static void AddTo(WebApplicationBuilder builder) => builder.Services.AddReverseProxy().LoadFromMemory(
        [new RouteConfig { RouteId = "all", ClusterId = "one", Match = new() { Path = "{**path}" } }],
        [
            new ClusterConfig
            {
                ClusterId = "one",
                Destinations = new Dictionary<string, DestinationConfig> { ["it"] = new() { Address = builder.Configuration["Bench:To"]! } },
            },
        ]);
}
