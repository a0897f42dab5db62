using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Cafe.ServiceDefaults;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Cafe.Gateway;

/// <summary>Who the clients are, and how much each of them may ask.</summary>
public static class Clients
{
    private const string ProxiesKey = "Gateway:TrustedProxies";
    private const string LimitKey = "Gateway:RequestsPerSecond";

    /// <summary>For an office that shares an address, and its scripts.</summary>
    private const int DefaultLimit = 1000;

    /// <summary>The limit is counted over this, so that a burst is no offence.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <exception cref="ConfigurationException">Names the key that is wrong.</exception>
    public static void AddClients(this WebApplicationBuilder builder)
    {
        // The backends' own limit is 32 KiB; what is added on the way must fit.
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestHeadersTotalSize = 30 * 1024);

        var proxies = TrustedProxies(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null; // As far as the chain can be trusted.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                options.KnownIPNetworks.Add(proxy);
        });

        var permits = RequestsPerSecond(builder.Configuration) * (int)Window.TotalSeconds;
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            if (permits > 0)
            {
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        ClientNetwork.Of(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = permits, Window = Window }));
            }
        });
    }

    public static void UseClients(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRateLimiter();
    }

    private static List<IPNetwork> TrustedProxies(ConfigurationManager configuration) =>
    [
        .. (configuration[ProxiesKey] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => IPNetwork.TryParse(text, out var network)
                ? network
                : throw new ConfigurationException($"{ProxiesKey}: '{text}' is not a network like 10.0.0.0/16.")),
    ];

    private static int RequestsPerSecond(ConfigurationManager configuration)
    {
        if (configuration[LimitKey] is not { Length: > 0 } text)
            return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= 1_000_000
            ? limit
            : throw new ConfigurationException($"{LimitKey}: '{text}' is not a number from 0 (no limit) to 1000000.");
    }
}
